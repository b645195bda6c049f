package dev.slipway.tablesaw;

import dev.slipway.api.spi.UnstorableException;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.strings.DictionaryMap;
import tech.tablesaw.columns.strings.NullDictionaryMap;

/// Writes columns in `slipway-table/1`. One thread at a time.
final class TableWriter {
    private static final int BLOCK_BYTES = 1 << 16;

    private final DataOutputStream out;

    TableWriter(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    /// @throws UnstorableException if a column is of a type of someone else's
    void write(String name, List<Column<?>> columns, int rows) throws IOException {
        text(name);
        out.writeInt(columns.size());
        out.writeInt(rows);
        for (var column : columns) {
            var kind = ColumnKind.of(column);
            if (kind == null) {
                throw new UnstorableException(
                        "[" + column.name() + "]",
                        column.getClass().getName(),
                        "no codec knows columns of the type " + column.type().name());
            }
            out.writeByte(kind.code());
            text(column.name());
            if (column instanceof StringColumn strings) {
                strings(strings, rows);
            } else {
                cells(column, kind.width(), rows);
            }
        }
        out.flush();
    }

    private void cells(Column<?> column, int width, int rows) throws IOException {
        var block = ByteBuffer.allocate(BLOCK_BYTES);
        for (int row = 0; row < rows; ) {
            int end = Math.min(rows, row + BLOCK_BYTES / width);
            ColumnKind.put(column, row, end, block);
            send(block);
            row = end;
        }
    }

    private void strings(StringColumn column, int rows) throws IOException {
        var dictionary = new ArrayList<String>();
        var cells = numbered(column, rows, dictionary);
        out.writeInt(dictionary.size());
        for (var text : dictionary) {
            text(text);
        }
        int width = width(dictionary.size());
        var block = ByteBuffer.allocate(BLOCK_BYTES);
        for (int cell : cells) {
            if (block.remaining() < width) {
                send(block);
            }
            switch (width) {
                case 1 -> block.put((byte) cell);
                case 2 -> block.putShort((short) cell);
                default -> block.putInt(cell);
            }
        }
        send(block);
    }

    /// Returns for each cell the number of its text, the first to occur being 0; adds the texts to `dictionary`.
    private static int[] numbered(StringColumn column, int rows, List<String> dictionary) {
        var numbers = new HashMap<String, Integer>();
        var known = new KnownKeys(column);
        var cells = new int[rows];
        for (int row = 0; row < rows; row++) {
            int number = known.number(row);
            if (number < 0) {
                var value = column.get(row);
                int next = dictionary.size();
                number = numbers.computeIfAbsent(value == null ? "" : value, _ -> next);
                if (number == next) {
                    dictionary.add(value == null ? "" : value);
                }
                known.put(row, number);
            }
            cells[row] = number;
        }
        return cells;
    }

    /// The numbers of texts by the short keys that a column itself has for them, so that hardly any text is looked up.
    private static final class KnownKeys {
        private final @Nullable DictionaryMap keys;
        private final int[] numbers = new int[1 << Short.SIZE];

        KnownKeys(StringColumn column) {
            // a column of ever other texts has no keys
            keys = column.getDictionary() instanceof NullDictionaryMap ? null : column.getDictionary();
            Arrays.fill(numbers, -1);
        }

        /// Returns the number of the text at `row`; negative if not known.
        int number(int row) {
            int key = key(row);
            return key == (short) key ? numbers[key & 0xffff] : -1;
        }

        void put(int row, int number) {
            int key = key(row);
            if (key == (short) key) {
                numbers[key & 0xffff] = number;
            }
        }

        private int key(int row) {
            return keys == null ? Integer.MIN_VALUE : keys.getKeyForIndex(row);
        }
    }

    /// Returns the bytes that the number of one of `entries` takes.
    static int width(int entries) {
        return entries <= 1 << 8 ? 1 : entries <= 1 << 16 ? 2 : 4;
    }

    @SuppressWarnings("ByteBufferBackingArray") // made by allocate
    private void send(ByteBuffer block) throws IOException {
        out.write(block.array(), 0, block.position());
        block.clear();
    }

    /// Writes UTF-8, or UTF-16 where that would lose a lone surrogate; the sign of the length tells.
    private void text(String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean isLost = text.chars().anyMatch(c -> Character.isSurrogate((char) c))
                && !new String(bytes, StandardCharsets.UTF_8).equals(text);
        if (isLost) {
            out.writeInt(-text.length());
            out.writeChars(text);
            return;
        }
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
