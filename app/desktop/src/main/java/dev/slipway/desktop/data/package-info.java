/// Looking into a table as a whole: sort, filter, summaries, whatever its size.
@NullMarked
package dev.slipway.desktop.data;

import org.jspecify.annotations.NullMarked;
