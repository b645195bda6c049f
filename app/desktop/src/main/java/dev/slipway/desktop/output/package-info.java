/// What cells have shown: kept as text and bundles, drawn on demand.
@NullMarked
package dev.slipway.desktop.output;

import org.jspecify.annotations.NullMarked;
