package dev.slipway.arrow;

import dev.slipway.arrow.Batch.Node;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeBinary;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Type;
import org.jspecify.annotations.Nullable;

/// The cells of one column in a block of rows: numbers as `Long`, `BigInteger` or `BigDecimal`, `Float` or `Double`;
/// `Boolean`, `String`, types of `java.time`, `byte[]`; lists as `List`, structures as `Map`.
///
/// @param length how many there are
/// @param cells by their row
record Values(int length, IntFunction<@Nullable Object> cells) {
    /// Returns the cell of a 0-based row, null if it is missing.
    @Nullable
    Object at(int row) {
        return cells.apply(row);
    }

    /// Takes the column's buffers from `batch`.
    ///
    /// @throws Unfit if its type is not read here
    static Values of(Field field, Batch batch) {
        var coding = field.dictionary();
        if (coding == null) {
            return plain(field, batch);
        }
        var codes = coding.indexType() == null
                ? Numbers.whole(batch, Integer.SIZE, true)
                : Numbers.whole(
                        batch, coding.indexType().bitWidth(), coding.indexType().isSigned());
        var dictionary = batch.dictionary(coding.id());
        return new Values(
                codes.length(),
                row -> codes.at(row) instanceof Long code ? dictionary.at(Math.toIntExact(code)) : null);
    }

    /// Takes the buffers of a column, whose cells may stand in a dictionary elsewhere.
    static Values plain(Field field, Batch batch) {
        return switch (field.typeType()) {
            case Type.Null -> new Values(batch.node().length(), _ -> null);
            case Type.Int -> {
                var type = (Int) type(field, new Int());
                yield Numbers.whole(batch, type.bitWidth(), type.isSigned());
            }
            case Type.FloatingPoint ->
                switch (((FloatingPoint) type(field, new FloatingPoint())).precision()) {
                    case Precision.HALF ->
                        fixed(batch, (data, row) -> Float.float16ToFloat(data.getAtIndex(Batch.SHORT, row)));
                    case Precision.SINGLE ->
                        fixed(batch, (data, row) -> Float.intBitsToFloat(data.getAtIndex(Batch.INT, row)));
                    default -> fixed(batch, (data, row) -> Double.longBitsToDouble(data.getAtIndex(Batch.LONG, row)));
                };
            case Type.Bool -> fixed(batch, Values::bit);
            case Type.Decimal -> Numbers.decimal(batch, field);
            case Type.Date, Type.Time, Type.Timestamp, Type.Duration, Type.Interval -> Times.of(batch, field);
            case Type.Utf8, Type.LargeUtf8, Type.Binary, Type.LargeBinary, Type.Utf8View, Type.BinaryView ->
                Texts.of(batch, field.typeType());
            case Type.FixedSizeBinary -> {
                int width = ((FixedSizeBinary) type(field, new FixedSizeBinary())).byteWidth();
                yield fixed(
                        batch,
                        (data, row) -> data.asSlice((long) row * width, width).toArray(ValueLayout.JAVA_BYTE));
            }
            default -> nested(field, batch);
        };
    }

    private static Values nested(Field field, Batch batch) {
        return switch (field.typeType()) {
            case Type.List, Type.Map, Type.LargeList -> lists(field, batch);
            case Type.FixedSizeList -> {
                var node = batch.node();
                var validity = batch.buffer();
                int size = ((FixedSizeList) type(field, new FixedSizeList())).listSize();
                var items = of(field.children(0), batch);
                yield masked(node, validity, row -> items.list((long) row * size, (long) (row + 1) * size));
            }
            case Type.Struct_ -> {
                var node = batch.node();
                var validity = batch.buffer();
                var parts = new ArrayList<Values>();
                for (int i = 0; i < field.childrenLength(); i++) {
                    parts.add(of(field.children(i), batch));
                }
                yield masked(node, validity, row -> struct(field, parts, row));
            }
            default ->
                throw new Unfit("column " + field.name() + " is of the type " + Type.name(field.typeType())
                        + ", which is not read here. Write it as Parquet where it comes from, and read that.");
        };
    }

    private static Values lists(Field field, Batch batch) {
        var node = batch.node();
        var validity = batch.buffer();
        var offsets = batch.buffer();
        var items = of(field.children(0), batch);
        boolean isLarge = field.typeType() == Type.LargeList;
        return masked(
                node, validity, row -> items.list(offset(offsets, isLarge, row), offset(offsets, isLarge, row + 1)));
    }

    static long offset(MemorySegment offsets, boolean isLarge, int row) {
        return isLarge ? offsets.getAtIndex(Batch.LONG, row) : offsets.getAtIndex(Batch.INT, row);
    }

    private static Object struct(Field field, List<Values> parts, int row) {
        var struct = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < parts.size(); i++) {
            struct.put(String.valueOf(field.children(i).name()), parts.get(i).at(row));
        }
        return Collections.unmodifiableMap(struct);
    }

    private Object list(long from, long to) {
        var list = new ArrayList<@Nullable Object>();
        for (long row = from; row < to; row++) {
            list.add(at(Math.toIntExact(row)));
        }
        return Collections.unmodifiableList(list);
    }

    /// Reads a cell from a buffer of cells of one width.
    interface Cell {
        Object at(MemorySegment data, int row);
    }

    /// Takes the two buffers of a column of cells of one width.
    static Values fixed(Batch batch, Cell cell) {
        var node = batch.node();
        var validity = batch.buffer();
        var data = batch.buffer();
        return masked(node, validity, row -> cell.at(data, row));
    }

    /// Returns the cells that are not missing.
    static Values masked(Node node, MemorySegment validity, IntFunction<@Nullable Object> cells) {
        boolean isWhole = node.missing() == 0 || validity.byteSize() == 0;
        return new Values(node.length(), isWhole ? cells : row -> bit(validity, row) ? cells.apply(row) : null);
    }

    private static boolean bit(MemorySegment bits, int row) {
        return (bits.get(ValueLayout.JAVA_BYTE, row / Byte.SIZE) >> (row % Byte.SIZE) & 1) == 1;
    }

    /// Returns the type of a field, which is of the type of `type`.
    static com.google.flatbuffers.Table type(Field field, com.google.flatbuffers.Table type) {
        return java.util.Objects.requireNonNull(field.type(type));
    }

    /// Returns these cells, each read once.
    Values kept() {
        var kept = new ArrayList<@Nullable Object>(length);
        for (int row = 0; row < length; row++) {
            kept.add(at(row));
        }
        return new Values(length, kept::get);
    }

    /// Returns these cells and `more` behind them.
    Values with(Values more) {
        return new Values(length + more.length, row -> row < length ? at(row) : more.at(row - length)).kept();
    }
}
