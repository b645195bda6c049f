/// Charts on a canvas, and what they are computed from.
@NullMarked
package dev.slipway.desktop.chart;

import org.jspecify.annotations.NullMarked;
