/// Formulas as outlines: typeset off the UI thread, drawn in the colours of the theme, sharp at any scale.
@NullMarked
package dev.slipway.desktop.math;

import org.jspecify.annotations.NullMarked;
