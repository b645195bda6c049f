package dev.slipway.tablesaw;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/// Reads what `TableWriter` writes. Takes memory only as fast as bytes come. One thread at a time.
final class TableReader {
    private static final int BLOCK_ROWS = 1 << 14;

    private final DataInputStream in;

    TableReader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /// What was written.
    record Content(String name, List<Column<?>> columns) {}

    Content read() throws IOException {
        var name = text();
        int count = count();
        int rows = count();
        var columns = new ArrayList<Column<?>>();
        var names = new HashSet<String>();
        for (int i = 0; i < count; i++) {
            var kind = ColumnKind.ofCode(in.readUnsignedByte());
            var columnName = text();
            if (!names.add(columnName.toLowerCase(Locale.ROOT))) {
                throw new IOException("two columns are named " + columnName);
            }
            var column = kind.create(columnName);
            if (column instanceof StringColumn strings) {
                strings(strings, rows);
            } else {
                cells(column, kind.width(), rows);
            }
            columns.add(column);
        }
        return new Content(name, columns);
    }

    private void cells(Column<?> column, int width, int rows) throws IOException {
        for (int row = 0; row < rows; row += BLOCK_ROWS) {
            var block = block(Math.min(BLOCK_ROWS, rows - row) * width);
            while (block.hasRemaining()) {
                ColumnKind.append(column, block);
            }
        }
    }

    private void strings(StringColumn column, int rows) throws IOException {
        var dictionary = new ArrayList<String>();
        for (int i = count(); i > 0; i--) {
            dictionary.add(text());
        }
        int width = TableWriter.width(dictionary.size());
        for (int row = 0; row < rows; row += BLOCK_ROWS) {
            var block = block(Math.min(BLOCK_ROWS, rows - row) * width);
            while (block.hasRemaining()) {
                int number = switch (width) {
                    case 1 -> Byte.toUnsignedInt(block.get());
                    case 2 -> Short.toUnsignedInt(block.getShort());
                    default -> block.getInt();
                };
                if (number < 0 || number >= dictionary.size()) {
                    throw new IOException("the column " + column.name() + " has no text number " + number);
                }
                column.append(dictionary.get(number));
            }
        }
    }

    private ByteBuffer block(int bytes) throws IOException {
        var content = in.readNBytes(bytes);
        if (content.length < bytes) {
            throw new EOFException("the table is cut short");
        }
        return ByteBuffer.wrap(content);
    }

    private String text() throws IOException {
        int length = in.readInt();
        if (length == Integer.MIN_VALUE || length < -(Integer.MAX_VALUE / 2)) {
            throw new IOException("a text of " + length + " characters cannot be");
        }
        return length < 0
                ? block(-2 * length).asCharBuffer().toString()
                : new String(block(length).array(), StandardCharsets.UTF_8);
    }

    private int count() throws IOException {
        int count = in.readInt();
        if (count < 0) {
            throw new IOException("a count of " + count + " cannot be");
        }
        return count;
    }
}
