package dev.slipway.tablesaw;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
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
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/// The types of columns, with the fixed width of a cell in bytes; missing values are Tablesaw's own special values.
/// The codes are part of the format.
enum ColumnKind {
    SHORT(1, ColumnType.SHORT, 2, ShortColumn::create),
    INTEGER(2, ColumnType.INTEGER, 4, IntColumn::create),
    LONG(3, ColumnType.LONG, 8, LongColumn::create),
    FLOAT(4, ColumnType.FLOAT, 4, FloatColumn::create),
    DOUBLE(5, ColumnType.DOUBLE, 8, DoubleColumn::create),
    BOOLEAN(6, ColumnType.BOOLEAN, 1, BooleanColumn::create),
    LOCAL_DATE(7, ColumnType.LOCAL_DATE, 4, DateColumn::create),
    LOCAL_TIME(8, ColumnType.LOCAL_TIME, 4, TimeColumn::create),
    LOCAL_DATE_TIME(9, ColumnType.LOCAL_DATE_TIME, 8, DateTimeColumn::create),
    INSTANT(10, ColumnType.INSTANT, 8, InstantColumn::create),
    /// Written as a dictionary and the numbers of its entries, whose width the dictionary's size gives.
    STRING(11, ColumnType.STRING, 0, StringColumn::create);

    private final int code;

    @SuppressWarnings("ImmutableEnumChecker") // Tablesaw's types are constants
    private final ColumnType type;

    private final int width;

    @SuppressWarnings("ImmutableEnumChecker") // holds nothing
    private final Function<String, Column<?>> create;

    ColumnKind(int code, ColumnType type, int width, Function<String, Column<?>> create) {
        this.code = code;
        this.type = type;
        this.width = width;
        this.create = create;
    }

    int code() {
        return code;
    }

    int width() {
        return width;
    }

    /// Returns an empty column of this kind.
    Column<?> create(String name) {
        return create.apply(name);
    }

    /// Returns the kind of `column`; null if it is of a type of someone else's.
    static @Nullable ColumnKind of(Column<?> column) {
        for (var kind : values()) {
            if (kind.type.equals(column.type())) {
                return kind;
            }
        }
        return null;
    }

    static ColumnKind ofCode(int code) throws IOException {
        for (var kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IOException("no type of column has the code " + code);
    }

    /// Puts the cells from row `from` to before `to` into `block`; every form of NaN as one.
    static void put(Column<?> column, int from, int to, ByteBuffer block) {
        switch (column) {
            case ShortColumn numbers -> each(from, to, row -> block.putShort(numbers.getShort(row)));
            case IntColumn numbers -> each(from, to, row -> block.putInt(numbers.getInt(row)));
            case LongColumn numbers -> each(from, to, row -> block.putLong(numbers.getLong(row)));
            case FloatColumn numbers ->
                each(from, to, row -> block.putInt(Float.floatToIntBits(numbers.getFloat(row))));
            case DoubleColumn numbers ->
                each(from, to, row -> block.putLong(Double.doubleToLongBits(numbers.getDouble(row))));
            case BooleanColumn truths -> each(from, to, row -> block.put(truths.getByte(row)));
            case DateColumn dates -> each(from, to, row -> block.putInt(dates.getIntInternal(row)));
            case TimeColumn times -> each(from, to, row -> block.putInt(times.getIntInternal(row)));
            case DateTimeColumn times -> each(from, to, row -> block.putLong(times.getLongInternal(row)));
            case InstantColumn times -> each(from, to, row -> block.putLong(times.getLongInternal(row)));
            default -> throw new AssertionError("no fixed width: " + column.type());
        }
    }

    private static void each(int from, int to, IntConsumer put) {
        for (int row = from; row < to; row++) {
            put.accept(row);
        }
    }

    /// Appends the next cell of `block`.
    static void append(Column<?> column, ByteBuffer block) {
        switch (column) {
            case ShortColumn numbers -> numbers.append(block.getShort());
            case IntColumn numbers -> numbers.append(block.getInt());
            case LongColumn numbers -> numbers.append(block.getLong());
            case FloatColumn numbers -> numbers.append(Float.intBitsToFloat(block.getInt()));
            case DoubleColumn numbers -> numbers.append(Double.longBitsToDouble(block.getLong()));
            case BooleanColumn truths -> truths.append(block.get());
            case DateColumn dates -> dates.appendInternal(block.getInt());
            case TimeColumn times -> times.appendInternal(block.getInt());
            case DateTimeColumn times -> times.appendInternal(block.getLong());
            case InstantColumn times -> times.appendInternal(block.getLong());
            default -> throw new AssertionError("no fixed width: " + column.type());
        }
    }
}
