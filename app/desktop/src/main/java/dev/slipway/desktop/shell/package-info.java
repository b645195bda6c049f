/// The frame of the window: rail, tabs, panes, status bar, palette, commands. Knows screens by their interface only.
@NullMarked
package dev.slipway.desktop.shell;

import org.jspecify.annotations.NullMarked;
