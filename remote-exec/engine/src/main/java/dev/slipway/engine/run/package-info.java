/// Starting, watching and cancelling runs; the port to back ends.
@NullMarked
package dev.slipway.engine.run;

import org.jspecify.annotations.NullMarked;
