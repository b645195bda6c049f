package dev.slipway.duckdb.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/// Takes the values of one column of a result into a Tablesaw column. One thread at a time.
interface Cells {
    /// Returns the column as it is now.
    Column<?> column();

    /// Appends the value of the current row.
    ///
    /// @param position of the column, 1-based
    /// @throws Fit.Unfit if the column cannot hold it
    void append(ResultSet rows, int position) throws SQLException;

    /// Tells whether digits below a millisecond were left out.
    default boolean isCut() {
        return false;
    }

    /// Takes one value that is there.
    @FunctionalInterface
    interface Taker {
        /// @return false if the value is missing after all
        boolean take(ResultSet rows, int position) throws SQLException;
    }

    /// Cells of a column whose type is known before the first row.
    record Typed(Column<?> column, Taker taker) implements Cells {
        @Override
        public void append(ResultSet rows, int position) throws SQLException {
            if (!taker.take(rows, position)) {
                column.appendMissing();
            }
        }
    }

    /// Returns cells of text.
    static Cells texts(String name) {
        var column = StringColumn.create(name);
        return new Typed(column, (rows, position) -> {
            var text = rows.getString(position);
            if (text != null) {
                column.append(text);
            }
            return text != null;
        });
    }
}
