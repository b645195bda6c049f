package dev.slipway.kernel.snippet;

/// One snippet of a cell: an import, a declaration, a statement or an expression.
///
/// @param text what JShell is given; comments and blank lines around it included; a semicolon may be
///     added or missing at its end
/// @param offset UTF-16 offset in the cell where `text` begins
/// @param line 1-based line in the cell where `text` begins
/// @param shape whether it can be compiled
/// @param isGenerated whether it stands in place of what the cell says at `offset`: all of it counts as there
public record CellSnippet(String text, int offset, int line, Shape shape, boolean isGenerated) {
    /// Whether a snippet is whole.
    public enum Shape {
        /// It can be given to the compiler.
        COMPLETE,
        /// Something is missing at its end: a brace, a quotation mark; it reaches to the end of the cell.
        INCOMPLETE,
        /// It is not Java; it reaches to the end of the cell, and the compiler will say why.
        BROKEN
    }
}
