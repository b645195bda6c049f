package dev.slipway.duckdb;

import tech.tablesaw.api.Table;

/// What every cell can call without an import; a definition of the notebook's own wins.
public final class Calls {
    private Calls() {}

    /// Begins conditions that `table` is to meet: `expect(flights).notNull("origin").unique("id")`.
    public static Expectation expect(Table table) {
        return new Expectation(table);
    }
}
