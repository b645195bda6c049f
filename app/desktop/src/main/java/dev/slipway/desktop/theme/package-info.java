/// Colours, type and stylesheets of the window; every colour is a looked-up name.
@NullMarked
package dev.slipway.desktop.theme;

import org.jspecify.annotations.NullMarked;
