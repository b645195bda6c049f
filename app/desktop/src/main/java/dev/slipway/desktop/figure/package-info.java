/// Charts that cells have made: read, drawn in the colours of the theme, looked at closely.
@NullMarked
package dev.slipway.desktop.figure;

import org.jspecify.annotations.NullMarked;
