/// What two runs kept and printed, compared value by value: tables by key, texts by line, pictures and charts.
@NullMarked
package dev.slipway.engine.values;

import org.jspecify.annotations.NullMarked;
