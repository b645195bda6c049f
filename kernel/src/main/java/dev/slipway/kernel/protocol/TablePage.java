package dev.slipway.kernel.protocol;

import dev.slipway.api.spi.TableSource.Column;
import java.util.List;

/// Some rows of a live table. Immutable.
///
/// @param rows how many rows the table has
/// @param kept how many of them the query keeps
/// @param columns of the whole table; copied
/// @param window which part of the kept rows this is
/// @param cells the rows of the window; copied
public record TablePage(int rows, int kept, List<Column> columns, Window window, List<Row> cells) {
    /// Rows `first` to `first + count`, exclusive, among those kept, of the columns from `firstColumn` on; what is not
    /// there is left out. 0-based.
    public record Window(int first, int count, int firstColumn, int columns) {}

    /// One row.
    ///
    /// @param number its 0-based place in the table as it stands
    /// @param cells of the window's columns, as a person reads them; the empty string for a missing one; copied
    public record Row(int number, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    public TablePage {
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
    }
}
