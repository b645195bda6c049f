package dev.slipway.duckdb.jdbc;

import org.jspecify.annotations.Nullable;

/// A query that a database refused, in words for a person.
public final class JdbcFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    /// @param offset UTF-16 offset in the query where the fault is; -1 if it is nowhere in particular
    JdbcFault(String words, int offset, @Nullable Throwable cause) {
        super(words, cause);
        this.offset = offset;
    }

    JdbcFault(String words) {
        this(words, -1, null);
    }

    /// Returns the UTF-16 offset in the query where the fault is; -1 if it is nowhere in particular.
    public int offset() {
        return offset;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
