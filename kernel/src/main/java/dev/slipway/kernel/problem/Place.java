package dev.slipway.kernel.problem;

import dev.slipway.api.document.CellId;

/// A range of text within one cell.
///
/// Units: `cellIndex` is 0-based among all cells; lines and columns are 1-based, columns in UTF-16 units, the end is
/// exclusive.
public record Place(CellId cell, int cellIndex, int line, int column, int endLine, int endColumn) {
    /// Returns a place of `length` UTF-16 units on one line.
    public static Place onLine(CellId cell, int cellIndex, int line, int column, int length) {
        return new Place(cell, cellIndex, line, column, line, column + length);
    }

    /// Returns the position as messages name it: `cell 7, line 2`, the cell 1-based.
    public String words() {
        return "cell " + (cellIndex + 1) + ", line " + line;
    }
}
