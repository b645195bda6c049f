package dev.slipway.duckdb;

import dev.slipway.duckdb.jdbc.Fit;
import dev.slipway.tablesaw.TextCells;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/// Takes the values of one column of a result into a Tablesaw column; what that cannot hold is refused, with its row.
///
/// @param name of the column
/// @param values appends the values of a block, NULL as missing
/// @param filled returns the column, when all values are in
/// @param isCut tells whether a time had more digits than the milliseconds that a column keeps
record ColumnSink(String name, Values values, Supplier<Column<?>> filled, BooleanSupplier isCut) {
    private static final int MILLI = 1_000_000;
    private static final int MOST_EXPECTED = 1 << 26;

    /// A value of a block that the column cannot hold.
    static final class Misfit extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long row;

        private Misfit(long row, Fit.Unfit unfit) {
            super(unfit.getMessage(), unfit);
            this.row = row;
        }

        /// Returns the row in the block, 0-based.
        long row() {
            return row;
        }
    }

    /// Appends one value.
    private interface Value {
        void append(ReadBlock block, int row);
    }

    /// Appends the values of a block.
    interface Values {
        /// @throws Misfit if the column cannot hold one
        void append(ReadBlock block, int rows);
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
    ///
    /// @param expected about how many rows there will be; 0 if nobody knows
    static ColumnSink of(String name, String type, long expected) {
        int rows = (int) Math.min(expected, MOST_EXPECTED);
        return switch (plain(type)) {
            case "BOOLEAN" -> truths(name, rows);
            case "TINYINT" -> shorts(name, rows, (block, row) -> block.vector().getByte(row));
            case "UTINYINT" -> shorts(name, rows, (block, row) -> block.vector().getUint8(row));
            case "SMALLINT" -> shorts(name, rows, (block, row) -> block.vector().getShort(row));
            case "USMALLINT" -> ints(name, rows, (block, row) -> block.vector().getUint16(row));
            case "INTEGER" -> ints(name, rows, (block, row) -> block.getInt(row));
            case "UINTEGER" -> longs(name, rows, (block, row) -> block.vector().getUint32(row));
            case "BIGINT" -> longs(name, rows, (block, row) -> block.getLong(row));
            case "UBIGINT", "HUGEINT", "UHUGEINT" -> longs(name, rows, (block, row) -> Fit.ofLong(block.getBig(row)));
            case "FLOAT" -> {
                var column = empty(FloatColumn.create(name, rows));
                yield sink(column, (block, row) -> column.append(block.vector().getFloat(row)));
            }
            case "DOUBLE" -> {
                var column = empty(DoubleColumn.create(name, rows));
                yield sink(column, (block, row) -> column.append(block.getDouble(row)));
            }
            case "DECIMAL" -> {
                var column = empty(DoubleColumn.create(name, rows));
                yield sink(
                        column,
                        (block, row) -> column.append(Fit.exact(block.vector().getBigDecimal(row))));
            }
            case "DATE",
                    "TIME",
                    "TIMESTAMP",
                    "TIMESTAMP_S",
                    "TIMESTAMP_MS",
                    "TIMESTAMP_NS",
                    "TIMESTAMP WITH TIME ZONE" -> times(name, rows, plain(type));
            default -> texts(name, rows);
        };
    }

    private static ColumnSink times(String name, int rows, String type) {
        var isCut = new AtomicBoolean();
        var sink = switch (type) {
            case "DATE" -> {
                var dates = empty(DateColumn.create(name, rows));
                yield sink(dates, (block, row) -> dates.append(Fit.packed(block.getDate(row))));
            }
            case "TIME" -> {
                var times = empty(TimeColumn.create(name, rows));
                yield sink(times, (block, row) -> times.append(time(block.getLong(row), isCut)));
            }
            case "TIMESTAMP WITH TIME ZONE" -> {
                var instants = empty(InstantColumn.create(name, rows));
                yield sink(instants, (block, row) -> {
                    var time = block.vector().getOffsetDateTime(row);
                    Fit.packed(time.toLocalDate());
                    look(time.get(ChronoField.NANO_OF_SECOND), isCut);
                    instants.append(time.toInstant());
                });
            }
            default -> {
                var times = empty(DateTimeColumn.create(name, rows));
                yield sink(times, (block, row) -> {
                    var time = type.equals("TIMESTAMP")
                            ? block.getTime(row)
                            : block.vector().getLocalDateTime(row);
                    look(time.get(ChronoField.NANO_OF_SECOND), isCut);
                    times.append(Fit.packed(time));
                });
            }
        };
        return new ColumnSink(name, sink.values(), sink.filled(), isCut::get);
    }

    private static void look(long nanos, AtomicBoolean isCut) {
        if (nanos % MILLI != 0) {
            isCut.setPlain(true);
        }
    }

    private interface Whole {
        long of(ReadBlock block, int row);
    }

    private static ColumnSink truths(String name, int rows) {
        var column = empty(BooleanColumn.create(name, rows));
        return sink(column, (block, row) -> column.append(block.vector().getBoolean(row)));
    }

    private static ColumnSink shorts(String name, int rows, Whole value) {
        var column = empty(ShortColumn.create(name, rows));
        return sink(column, (block, row) -> {
            column.append(Fit.ofShort(value.of(block, row)));
        });
    }

    private static ColumnSink ints(String name, int rows, Whole value) {
        var column = empty(IntColumn.create(name, rows));
        return sink(column, (block, row) -> {
            column.append(Fit.ofInt(value.of(block, row)));
        });
    }

    private static ColumnSink longs(String name, int rows, Whole value) {
        var column = empty(LongColumn.create(name, rows));
        return sink(column, (block, row) -> {
            column.append(Fit.ofLong(value.of(block, row)));
        });
    }

    private static ColumnSink texts(String name, int rows) {
        var texts = new ShortTexts(new TextCells(name, rows));
        Values values = (block, count) -> {
            for (int row = 0; row < count; row++) {
                if (block.isMissing(row)) {
                    texts.appendMissing();
                } else {
                    block.appendText(row, texts);
                }
            }
        };
        return new ColumnSink(name, values, texts::column, () -> false);
    }

    /// Returns the column without its cells, but with room for them.
    private static <C extends Column<?>> C empty(C column) {
        column.clear();
        return column;
    }

    private static ColumnSink sink(Column<?> column, Value value) {
        Values values = (block, count) -> {
            int row = 0;
            try {
                for (; row < count; row++) {
                    if (block.isMissing(row)) {
                        column.appendMissing();
                    } else {
                        value.append(block, row);
                    }
                }
            } catch (Fit.Unfit e) {
                throw new Misfit(row, e);
            }
        };
        return new ColumnSink(column.name(), values, () -> column, () -> false);
    }

    private static LocalTime time(long nanos, AtomicBoolean isCut) {
        // 24:00 is the end of the day, which a column cannot hold
        if (nanos > LocalTime.MAX.toNanoOfDay()) {
            throw new Fit.Unfit("is 24:00, which a column of times cannot hold. Use CAST(… AS VARCHAR).");
        }
        look(nanos, isCut);
        return LocalTime.ofNanoOfDay(nanos);
    }
}
