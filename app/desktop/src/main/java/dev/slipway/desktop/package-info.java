/// The window: its entry, and the one place that wires its services.
@NullMarked
package dev.slipway.desktop;

import org.jspecify.annotations.NullMarked;
