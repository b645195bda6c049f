/// Features without leaks: splits, preparations that are fitted on training rows only, as-of joins and a check for
/// leaks. Uses Tablesaw and its plug-in; the smallest calls are in `Features`.
@NullMarked
package dev.slipway.features;

import org.jspecify.annotations.NullMarked;
