/// Runs side by side, and why one differs from another.
@NullMarked
package dev.slipway.engine.compare;

import org.jspecify.annotations.NullMarked;
