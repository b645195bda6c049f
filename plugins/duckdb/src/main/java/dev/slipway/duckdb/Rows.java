package dev.slipway.duckdb;

import java.util.Arrays;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.dates.DateColumnType;
import tech.tablesaw.columns.datetimes.DateTimeColumnType;
import tech.tablesaw.columns.numbers.IntColumnType;
import tech.tablesaw.columns.numbers.LongColumnType;

/// Choosing rows of tables by number: DuckDB says which, the columns are gathered here, so every type and value stays.
/// Stateless.
final class Rows {
    private Rows() {}

    /// Runs a query over `t`, the table with its row numbers, whose first column are numbers of rows, and returns those
    /// rows.
    static Table choose(Table table, String query) {
        return choose(table, Sql.empty().numbered("t", table), query);
    }

    /// Runs a query with `sql`, which sees the table as `t`.
    static Table choose(Table table, Sql sql, String query) {
        var rows = numbers(sql.run(query), 0);
        var columns = table.columns().stream()
                .map(column -> gather(column, rows, column.name()))
                .toArray(Column<?>[]::new);
        return Table.create(table.name(), columns);
    }

    /// Returns the numbers in a column of a result, -1 for none.
    static int[] numbers(Table result, int column) {
        var numbers = result.intColumn(column);
        var rows = new int[numbers.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = numbers.isMissing(i) ? -1 : numbers.getInt(i);
        }
        return rows;
    }

    /// Returns the cells of `column` in `rows`, missing where a number is -1.
    static Column<?> gather(Column<?> column, int[] rows, String name) {
        return switch (column) {
            case IntColumn ints -> {
                var cells = new int[rows.length];
                Arrays.setAll(cells, i -> rows[i] < 0 ? IntColumnType.missingValueIndicator() : ints.getInt(rows[i]));
                yield IntColumn.create(name, cells);
            }
            case LongColumn longs -> {
                var cells = new long[rows.length];
                Arrays.setAll(
                        cells, i -> rows[i] < 0 ? LongColumnType.missingValueIndicator() : longs.getLong(rows[i]));
                yield LongColumn.create(name, cells);
            }
            case DoubleColumn doubles -> {
                var cells = new double[rows.length];
                Arrays.setAll(cells, i -> rows[i] < 0 ? Double.NaN : doubles.getDouble(rows[i]));
                yield DoubleColumn.create(name, cells);
            }
            case DateColumn dates -> {
                var cells = new int[rows.length];
                Arrays.setAll(
                        cells,
                        i -> rows[i] < 0 ? DateColumnType.missingValueIndicator() : dates.getIntInternal(rows[i]));
                yield DateColumn.createInternal(name, cells);
            }
            case DateTimeColumn times -> {
                var cells = new long[rows.length];
                Arrays.setAll(
                        cells,
                        i -> rows[i] < 0 ? DateTimeColumnType.missingValueIndicator() : times.getLongInternal(rows[i]));
                yield DateTimeColumn.createInternal(name, cells);
            }
            default -> {
                var chosen = column.emptyCopy();
                chosen.setName(name);
                yield fill(column, rows, chosen);
            }
        };
    }

    @SuppressWarnings("unchecked") // a copy of the column has its type
    private static <T> Column<?> fill(Column<T> column, int[] rows, Column<?> copy) {
        var chosen = (Column<T>) copy;
        for (int row : rows) {
            if (row < 0) {
                chosen.appendMissing();
            } else {
                chosen.append(column, row);
            }
        }
        return chosen;
    }

    /// Returns the name of a column as SQL writes it, however the caller spelled it.
    ///
    /// @throws IllegalStateException if the table has no such column, naming those it has
    static String name(Table table, String column) {
        int index = table.columnIndex(table.column(column));
        return Literals.name(LiveTables.names(table.columnNames()).get(index));
    }
}
