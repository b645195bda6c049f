package dev.slipway.duckdb;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A query that failed. The message says what is wrong and where in the query.
public final class SqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    SqlException(String message, int line, int column, @Nullable Throwable cause) {
        super(message, cause);
        this.line = line;
        this.column = column;
    }

    SqlException(String message, @Nullable Throwable cause) {
        this(message, 0, 0, cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }

    /// Returns the 1-based line of the query where the fault is; 0 if it is nowhere in particular.
    public int line() {
        return line;
    }

    /// Returns the 1-based column, in UTF-16 units; 0 if `line` is.
    public int column() {
        return column;
    }
}
