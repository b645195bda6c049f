/// Live tables: which values are, their rows page by page in any order, and what their columns hold.
@NullMarked
package dev.slipway.kernel.table;

import org.jspecify.annotations.NullMarked;
