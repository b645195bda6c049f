/// What the tasks of a step read, the keys of their results, and which earlier results stand in for new ones and why.
@NullMarked
package dev.slipway.engine.reuse;

import org.jspecify.annotations.NullMarked;
