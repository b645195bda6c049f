/// Charts of a cell, `plot(table)`: what is drawn, where, and as which picture.
@NullMarked
package dev.slipway.charts;

import org.jspecify.annotations.NullMarked;
