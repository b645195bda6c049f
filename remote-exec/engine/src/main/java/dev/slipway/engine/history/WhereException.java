package dev.slipway.engine.history;

import java.io.IOException;

/// An error in a `--where` expression.
public final class WhereException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int column;

    /// @param message what is wrong, and what is expected
    /// @param column 0-based UTF-16 offset in the expression
    public WhereException(String message, int column) {
        super(message);
        this.column = column;
    }

    /// Returns the 0-based UTF-16 offset of the error.
    public int column() {
        return column;
    }
}
