package dev.slipway.tablesaw;

import dev.slipway.api.spi.UnstorableException;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

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
        for (int row = 0; row < rows; row++) {
            if (block.remaining() < width) {
                send(block);
            }
            ColumnKind.put(column, row, block);
        }
        send(block);
    }

    private void strings(StringColumn column, int rows) throws IOException {
        var numbers = new HashMap<String, Integer>();
        var dictionary = new ArrayList<String>();
        var cells = new int[rows];
        for (int row = 0; row < rows; row++) {
            var value = column.get(row);
            var text = value == null ? "" : value;
            var number = numbers.get(text);
            if (number == null) {
                number = dictionary.size();
                numbers.put(text, number);
                dictionary.add(text);
            }
            cells[row] = number;
        }
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
