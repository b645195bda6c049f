/// What the window remembers, under SLIPWAY_HOME.
@NullMarked
package dev.slipway.desktop.settings;

import org.jspecify.annotations.NullMarked;
