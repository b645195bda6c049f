package dev.slipway.api.spi;

import java.util.List;
import java.util.Optional;

/// Reads tables of one type where they are, row by row, so that a front end can page, sort, filter and summarise them
/// without a copy. Implementations are stateless and have a public no-argument constructor.
///
/// @param <T> the type of the tables
public interface TableSource<T> {
    /// Returns the class whose instances are tables.
    Class<T> type();

    /// Returns the rows of `table` as they are now. Cost: none for the rows themselves.
    Rows open(T table);

    /// A table's cells. Thread-safe as far as nothing changes the table meanwhile.
    ///
    /// Shape: rows and columns are 0-based; a row has a cell for each column.
    interface Rows {
        /// Returns how many rows there are.
        int count();

        /// Returns the columns in order.
        List<Column> columns();

        /// Returns the cell as a person reads it; the empty string if it is missing.
        String text(int row, int column);

        boolean isMissing(int row, int column);

        /// Returns what orders the cell among those of its column; NaN if it is missing, or the column is text.
        double number(int row, int column);

        /// Writes what `number` returns for the cells of `column` in the first `count` of `rows` to `into`, in their
        /// order. A source that reads many cells faster than one by one has its own.
        default void numbers(int column, int[] rows, int count, double[] into) {
            for (int i = 0; i < count; i++) {
                into[i] = number(rows[i], column);
            }
        }

        /// Returns the different texts of `column`, where the table keeps each of them once; empty if it does not.
        default Optional<Dictionary> dictionary(int column) {
            return Optional.empty();
        }
    }

    /// The different texts of a column, each with a number. Thread-safe as the rows are.
    interface Dictionary {
        /// Returns a number above that of every text.
        int size();

        /// Returns the number of the text in a row; at least 0.
        int code(int row);

        /// Returns the text that has the number `code`; the empty string for that of missing cells.
        String text(int code);
    }

    /// A column.
    ///
    /// @param name as the table has it
    /// @param type in a word of the table's own, lower case: `int`, `date`, `text`
    /// @param kind what can be done with it
    record Column(String name, String type, Kind kind) {}

    /// What the cells of a column are.
    enum Kind {
        NUMBER,
        /// Days, times of day, instants: ordered, not added up.
        TIME,
        TRUTH,
        TEXT
    }
}
