/// Tablesaw's tables in Slipway: how they are stored and shown. The one importer of Tablesaw.
@NullMarked
package dev.slipway.tablesaw;

import org.jspecify.annotations.NullMarked;
