package dev.slipway.duckdb;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
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
import tech.tablesaw.columns.dates.DateColumnType;
import tech.tablesaw.columns.dates.PackedLocalDate;
import tech.tablesaw.columns.numbers.IntColumnType;
import tech.tablesaw.columns.numbers.LongColumnType;

/// Hands the cells of a column to DuckDB, a block of rows at a time; missing cells become NULL.
///
/// @param name of the column
/// @param rows how many cells it has
/// @param type as DuckDB gets it
/// @param conversion SQL around the column, `%s`, where `type` is not what it means
/// @param cells writes a block
record ColumnFeed(String name, int rows, DuckDBColumnType type, String conversion, Cells cells) {
    private static final int NANOS_PER_MICRO = 1_000;
    private static final int MOST_KNOWN = 100_000;
    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

    /// Writes cells.
    interface Cells {
        /// Writes the cells `from` to `from + count` at the start of `vector`.
        void fill(DuckDBWritableVector vector, int from, int count);
    }

    /// Returns the feed of `column`; one of a type unknown here is handed over as text.
    static ColumnFeed of(Column<?> column) {
        return switch (column) {
            case ShortColumn shorts ->
                each(column, DuckDBColumnType.SMALLINT, (v, i, row) -> v.setShort(i, shorts.getShort(row)));
            case IntColumn ints -> feed(column, DuckDBColumnType.INTEGER, cells(ints));
            case LongColumn longs -> feed(column, DuckDBColumnType.BIGINT, cells(longs));
            case FloatColumn floats ->
                each(column, DuckDBColumnType.FLOAT, (v, i, row) -> v.setFloat(i, floats.getFloat(row)));
            case DoubleColumn doubles -> feed(column, DuckDBColumnType.DOUBLE, cells(doubles));
            case BooleanColumn truths ->
                each(column, DuckDBColumnType.BOOLEAN, (v, i, row) -> v.setBoolean(i, truths.getByte(row) == 1));
            case DateColumn dates ->
                feed(column, DuckDBColumnType.INTEGER, cells(dates)).as("(DATE '1970-01-01' + %s)");
            case TimeColumn times ->
                each(column, DuckDBColumnType.BIGINT, (v, i, row) -> v.setLong(i, micros(times.get(row))))
                        .as("(TIME '00:00:00' + to_microseconds(%s))");
            case DateTimeColumn times ->
                feed(column, DuckDBColumnType.BIGINT, cells(times)).as("make_timestamp(%s)");
            case InstantColumn instants ->
                each(
                        column,
                        DuckDBColumnType.TIMESTAMP_WITH_TIME_ZONE,
                        (v, i, row) -> v.setOffsetDateTime(i, at(instants.get(row))));
            case StringColumn texts -> feed(column, DuckDBColumnType.VARCHAR, texts(texts));
            default ->
                each(column, DuckDBColumnType.VARCHAR, (v, i, row) -> v.setString(i, String.valueOf(column.get(row))));
        };
    }

    /// Returns a feed of the numbers from 0 on.
    static ColumnFeed numbers(String name, int rows) {
        return new ColumnFeed(name, rows, DuckDBColumnType.INTEGER, "%s", (vector, from, count) -> {
            var block = new Block(vector, count);
            for (int i = 0; i < count; i++) {
                block.putInt(i, from + i);
            }
        });
    }

    // a loop of its own for each usual type, which the JVM makes fast

    private static Cells cells(IntColumn column) {
        return (vector, from, count) -> {
            var block = new Block(vector, count);
            for (int i = 0; i < count; i++) {
                int value = column.getInt(from + i);
                if (value == IntColumnType.missingValueIndicator()) {
                    block.putMissing(i);
                } else {
                    block.putInt(i, value);
                }
            }
        };
    }

    private static Cells cells(LongColumn column) {
        return (vector, from, count) -> {
            var block = new Block(vector, count);
            for (int i = 0; i < count; i++) {
                long value = column.getLong(from + i);
                if (value == LongColumnType.missingValueIndicator()) {
                    block.putMissing(i);
                } else {
                    block.putLong(i, value);
                }
            }
        };
    }

    private static Cells cells(DoubleColumn column) {
        return (vector, from, count) -> {
            var block = new Block(vector, count);
            for (int i = 0; i < count; i++) {
                double value = column.getDouble(from + i);
                if (Double.isNaN(value)) {
                    block.putMissing(i);
                } else {
                    block.putDouble(i, value);
                }
            }
        };
    }

    private static Cells cells(DateColumn column) {
        return (vector, from, count) -> {
            var block = new Block(vector, count);
            for (int i = 0; i < count; i++) {
                int packed = column.getIntInternal(from + i);
                if (packed == DateColumnType.missingValueIndicator()) {
                    block.putMissing(i);
                } else {
                    block.putInt(i, Math.toIntExact(PackedLocalDate.toEpochDay(packed)));
                }
            }
        };
    }

    private static Cells cells(DateTimeColumn column) {
        return (vector, from, count) -> {
            var block = new Block(vector, count);
            for (int i = 0; i < count; i++) {
                if (column.isMissing(from + i)) {
                    block.putMissing(i);
                } else {
                    block.putLong(i, micros(column.get(from + i)));
                }
            }
        };
    }

    private interface Cell {
        void set(DuckDBWritableVector vector, int index, int row);
    }

    private static ColumnFeed each(Column<?> column, DuckDBColumnType type, Cell cell) {
        return feed(column, type, (vector, from, count) -> {
            for (int i = 0; i < count; i++) {
                if (column.isMissing(from + i)) {
                    vector.setNull(i);
                } else {
                    cell.set(vector, i, from + i);
                }
            }
        });
    }

    private static ColumnFeed feed(Column<?> column, DuckDBColumnType type, Cells cells) {
        return new ColumnFeed(column.name(), column.size(), type, "%s", cells);
    }

    private ColumnFeed as(String other) {
        return new ColumnFeed(name, rows, type, other, cells);
    }

    /// Returns the SQL that gives the column's values.
    String expression(String column) {
        return conversion.replace("%s", column);
    }

    void fill(DuckDBWritableVector vector, int from, int count) {
        cells.fill(vector, from, count);
    }

    /// Returns a feed of as many rows that writes nothing.
    ColumnFeed nothing() {
        return new ColumnFeed(name, rows, type, conversion, (vector, from, count) -> {});
    }

    private static long micros(@Nullable LocalTime time) {
        return time == null ? 0 : time.toNanoOfDay() / NANOS_PER_MICRO;
    }

    private static long micros(@Nullable LocalDateTime time) {
        return time == null ? 0 : ChronoUnit.MICROS.between(EPOCH, time);
    }

    private static OffsetDateTime at(@Nullable Instant instant) {
        return (instant == null ? Instant.EPOCH : instant).atOffset(ZoneOffset.UTC);
    }

    /// Texts come from a dictionary: each is encoded once. A scan is one thread's, several scans may be at once.
    private static Cells texts(StringColumn column) {
        Map<String, byte[]> known = new HashMap<>();
        Function<String, byte[]> encode = text -> text.getBytes(StandardCharsets.UTF_8);
        return (vector, from, count) -> {
            var block = new byte[count][];
            synchronized (known) {
                for (int i = 0; i < count; i++) {
                    var text = column.get(from + i);
                    if (known.size() > MOST_KNOWN) {
                        known.clear();
                    }
                    if (text != null && !text.isEmpty()) {
                        block[i] = known.computeIfAbsent(text, encode);
                    }
                }
            }
            vector.setStringUtf8Batch(0, block);
        };
    }
}
