package dev.slipway.kernel.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which rows of a live table, and in which order. Immutable.
///
/// @param table a handle such as `#3` of `MimeBundle.TABLE`, or the name of a variable
/// @param order what rows are ordered by, the first one first; as they stand if empty; missing cells come last; copied
/// @param filters all must hold; copied
public record TableQuery(String table, List<Order> order, List<Filter> filters) {
    /// A column to order by, 0-based.
    public record Order(int column, boolean descending) {}

    /// What must hold of a row.
    public sealed interface Filter {
        /// The cell of a column lies between two values, both inclusive; null for no bound.
        ///
        /// @param withMissing whether a row without a value stays
        record Between(
                int column, @Nullable Double low, @Nullable Double high, boolean withMissing) implements Filter {}

        /// The cell of a column reads as one of `values`; the empty string stands for a missing one. Copied.
        record OneOf(int column, List<String> values) implements Filter {
            public OneOf {
                values = List.copyOf(values);
            }
        }

        /// Some cell of the row, or the one of `column` if that is not negative, has `text` in it in any case.
        record Contains(int column, String text) implements Filter {}

        /// The cell of a column is missing, or is not.
        record Missing(int column, boolean missing) implements Filter {}
    }

    public TableQuery {
        order = List.copyOf(order);
        filters = List.copyOf(filters);
    }

    /// Returns the query for all rows of `table` as they stand.
    public static TableQuery all(String table) {
        return new TableQuery(table, List.of(), List.of());
    }
}
