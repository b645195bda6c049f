/// What the kernel and the flow compiler inject for the directives `foreach` and `gather`.
@NullMarked
package dev.slipway.api.flow;

import org.jspecify.annotations.NullMarked;
