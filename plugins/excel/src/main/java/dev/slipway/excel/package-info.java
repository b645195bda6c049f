/// Workbooks of Excel as tables and back, found by the plug-in of tables. Uses Tablesaw, its plug-in and fastexcel.
@NullMarked
package dev.slipway.excel;

import org.jspecify.annotations.NullMarked;
