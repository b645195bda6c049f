/// Runs side by side, and why one differs from another.
@NullMarked
package dev.slipway.desktop.compare;

import org.jspecify.annotations.NullMarked;
