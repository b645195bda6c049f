package dev.slipway.duckdb;

import tech.tablesaw.api.Table;

/// A condition of `expect` that does not hold. The message names it and the first offending rows.
public final class ExpectationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Table rows;

    ExpectationException(String message, Table rows) {
        super(message);
        this.rows = rows;
    }

    /// Returns the offending rows.
    public Table rows() {
        return rows;
    }
}
