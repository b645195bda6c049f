package dev.slipway.duckdb;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Random;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/// Tables of every type of column, with few distinct values, missing ones and extremes.
final class GeneratedTables {
    private static final ColumnType[] TYPES = {
        ColumnType.SHORT,
        ColumnType.INTEGER,
        ColumnType.LONG,
        ColumnType.FLOAT,
        ColumnType.DOUBLE,
        ColumnType.BOOLEAN,
        ColumnType.LOCAL_DATE,
        ColumnType.LOCAL_TIME,
        ColumnType.LOCAL_DATE_TIME,
        ColumnType.INSTANT,
        ColumnType.STRING
    };

    private GeneratedTables() {}

    /// Returns a table with one column of each type, named by it, and `id`, which numbers the rows.
    static Table of(Random random, int rows) {
        var table = Table.create("t", IntColumn.indexColumn("id", rows, 0));
        for (var type : TYPES) {
            var column = type.create(type.name().toLowerCase(java.util.Locale.ROOT));
            for (int row = 0; row < rows; row++) {
                if (random.nextInt(6) == 0) {
                    column.appendMissing();
                } else {
                    append(column, random);
                }
            }
            table.addColumns(column);
        }
        return table;
    }

    private static void append(Column<?> column, Random random) {
        int few = random.nextInt(8) - 3;
        boolean isExtreme = random.nextInt(10) == 0;
        var date = LocalDate.of(isExtreme ? 12_000 : 1960, 1, 1).plusDays(few * 100L);
        var time = LocalTime.ofSecondOfDay((few + 3) * 10_000L).plusNanos(few == 0 ? 7_000_000 : 0);
        switch (column) {
            case ShortColumn numbers -> numbers.append(isExtreme ? Short.MAX_VALUE : (short) few);
            case IntColumn numbers -> numbers.append(isExtreme ? Integer.MAX_VALUE : few);
            case LongColumn numbers -> numbers.append(isExtreme ? Long.MAX_VALUE : few);
            case FloatColumn numbers -> numbers.append(isExtreme ? Float.NEGATIVE_INFINITY : few / 4f);
            case DoubleColumn numbers -> numbers.append(isExtreme ? Double.POSITIVE_INFINITY : few / 4.0);
            case BooleanColumn truths -> truths.append(few > 0);
            case DateColumn dates -> dates.append(date);
            case TimeColumn times -> times.append(time);
            case DateTimeColumn times -> times.append(date.atTime(time));
            case InstantColumn instants -> instants.append(Instant.ofEpochMilli(few * 1_000_000_007L));
            case StringColumn texts -> texts.append(isExtreme ? "ä'\"\n\u0000😀" : "text " + few);
            default -> throw new AssertionError(column.type());
        }
    }

    /// Returns a table's cells as text, one line a row, missing ones as `_`.
    static String text(Table table) {
        var text = new StringBuilder(table.columnNames() + " " + table.types() + "\n");
        for (int row = 0; row < table.rowCount(); row++) {
            for (var column : table.columns()) {
                text.append(column.isMissing(row) ? "_" : cell(column, row)).append(" | ");
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String cell(Column<?> column, int row) {
        return column instanceof DoubleColumn doubles
                ? String.format(java.util.Locale.ROOT, "%.9g", doubles.getDouble(row))
                : String.valueOf(column.get(row));
    }
}
