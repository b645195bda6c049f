package dev.slipway.duckdb;

import dev.slipway.duckdb.jdbc.Fit;
import java.time.LocalTime;
import java.util.Locale;
import org.duckdb.DuckDBReadableVector;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/// Takes the values of one column of a result into a Tablesaw column; what that cannot hold is refused, with its row.
///
/// @param column what is filled
/// @param values appends the values of a block, NULL as missing
record ColumnSink(Column<?> column, Values values) {
    /// Appends one value.
    private interface Value {
        void append(DuckDBReadableVector vector, long row);
    }

    /// Appends the values of a block.
    interface Values {
        void append(DuckDBReadableVector vector, long rows);
    }

    /// Returns the SQL by which a column of the DuckDB type `type` is asked for, `%s` in its place.
    static String conversion(String type) {
        return switch (plain(type)) {
            case "TIME" -> "epoch_ns(%s)";
            case "BOOLEAN",
                    "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "BIGINT",
                    "UTINYINT",
                    "USMALLINT",
                    "UINTEGER",
                    "UBIGINT",
                    "HUGEINT",
                    "UHUGEINT",
                    "FLOAT",
                    "DOUBLE",
                    "DECIMAL",
                    "VARCHAR",
                    "DATE",
                    "TIMESTAMP",
                    "TIMESTAMP_S",
                    "TIMESTAMP_MS",
                    "TIMESTAMP_NS",
                    "TIMESTAMP WITH TIME ZONE" -> "%s";
            case "LIST", "STRUCT", "MAP", "UNION" -> "CAST(to_json(%s) AS VARCHAR)";
            default -> "CAST(%s AS VARCHAR)";
        };
    }

    private static String plain(String type) {
        var upper = type.toUpperCase(Locale.ROOT);
        if (upper.endsWith("]")) {
            return "LIST";
        }
        int bracket = upper.indexOf('(');
        return bracket < 0 ? upper : upper.substring(0, bracket);
    }

    /// Returns a sink for a column `name` of the DuckDB type `type`, asked for by its `conversion`.
    static ColumnSink of(String name, String type) {
        return switch (plain(type)) {
            case "BOOLEAN" -> truths(name);
            case "TINYINT" -> shorts(name, (vector, row) -> vector.getByte(row));
            case "UTINYINT" -> shorts(name, (vector, row) -> vector.getUint8(row));
            case "SMALLINT" -> shorts(name, (vector, row) -> vector.getShort(row));
            case "USMALLINT" -> ints(name, (vector, row) -> vector.getUint16(row));
            case "INTEGER" -> ints(name, (vector, row) -> vector.getInt(row));
            case "UINTEGER" -> longs(name, (vector, row) -> vector.getUint32(row));
            case "BIGINT" -> longs(name, (vector, row) -> vector.getLong(row));
            case "UBIGINT" -> longs(name, (vector, row) -> Fit.ofLong(vector.getUint64(row)));
            case "HUGEINT" -> longs(name, (vector, row) -> Fit.ofLong(vector.getHugeInt(row)));
            case "UHUGEINT" -> longs(name, (vector, row) -> Fit.ofLong(vector.getUHugeInt(row)));
            case "FLOAT" -> {
                var column = FloatColumn.create(name);
                yield sink(column, (vector, row) -> column.append(vector.getFloat(row)));
            }
            case "DOUBLE" -> {
                var column = DoubleColumn.create(name);
                yield sink(column, (vector, row) -> column.append(vector.getDouble(row)));
            }
            case "DECIMAL" -> {
                var column = DoubleColumn.create(name);
                yield sink(column, (vector, row) -> column.append(Fit.exact(vector.getBigDecimal(row))));
            }
            case "DATE",
                    "TIME",
                    "TIMESTAMP",
                    "TIMESTAMP_S",
                    "TIMESTAMP_MS",
                    "TIMESTAMP_NS",
                    "TIMESTAMP WITH TIME ZONE" -> times(name, plain(type));
            default -> texts(name);
        };
    }

    private static ColumnSink times(String name, String type) {
        return switch (type) {
            case "DATE" -> {
                var dates = DateColumn.create(name);
                yield sink(dates, (vector, row) -> dates.append(Fit.packed(vector.getLocalDate(row))));
            }
            case "TIME" -> {
                var times = TimeColumn.create(name);
                yield sink(times, (vector, row) -> times.append(time(vector.getLong(row))));
            }
            case "TIMESTAMP WITH TIME ZONE" -> {
                var instants = InstantColumn.create(name);
                yield sink(instants, (vector, row) -> {
                    var time = vector.getOffsetDateTime(row);
                    Fit.packed(time.toLocalDate());
                    instants.append(time.toInstant());
                });
            }
            default -> {
                var times = DateTimeColumn.create(name);
                yield sink(times, (vector, row) -> times.append(Fit.packed(vector.getLocalDateTime(row))));
            }
        };
    }

    private interface Whole {
        long of(DuckDBReadableVector vector, long row);
    }

    private static ColumnSink truths(String name) {
        var column = BooleanColumn.create(name);
        return sink(column, (vector, row) -> column.append(vector.getBoolean(row)));
    }

    private static ColumnSink shorts(String name, Whole value) {
        var column = ShortColumn.create(name);
        return sink(column, (vector, row) -> {
            column.append(Fit.ofShort(value.of(vector, row)));
        });
    }

    private static ColumnSink ints(String name, Whole value) {
        var column = IntColumn.create(name);
        return sink(column, (vector, row) -> {
            column.append(Fit.ofInt(value.of(vector, row)));
        });
    }

    private static ColumnSink longs(String name, Whole value) {
        var column = LongColumn.create(name);
        return sink(column, (vector, row) -> {
            column.append(Fit.ofLong(value.of(vector, row)));
        });
    }

    private static ColumnSink texts(String name) {
        var column = StringColumn.create(name);
        return sink(column, (vector, row) -> column.append(vector.getString(row)));
    }

    private static ColumnSink sink(Column<?> column, Value value) {
        return new ColumnSink(column, (vector, rows) -> {
            for (long row = 0; row < rows; row++) {
                if (vector.isNull(row)) {
                    column.appendMissing();
                } else {
                    value.append(vector, row);
                }
            }
        });
    }

    private static LocalTime time(long nanos) {
        return LocalTime.ofNanoOfDay(Math.min(nanos, LocalTime.MAX.toNanoOfDay()));
    }
}
