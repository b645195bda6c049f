/// What a plug-in implements, and how plug-ins are found.
@NullMarked
package dev.slipway.api.spi;

import org.jspecify.annotations.NullMarked;
