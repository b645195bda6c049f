/// The only code that knows threads of the window: the door to the UI thread, and the way off it.
@NullMarked
package dev.slipway.desktop.task;

import org.jspecify.annotations.NullMarked;
