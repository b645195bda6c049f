package dev.slipway.arrow;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The messages of a file, one after the other: the schema, dictionaries, blocks of rows. A file is a stream between
/// two marks; its list of blocks at the end is not needed to read it all. One use, one thread.
final class ArrowFile {
    private static final String MARK = "ARROW1";
    private static final String FIRST_FEATHER = "FEA1";
    private static final int MARK_LENGTH = 8;
    private static final int CONTINUED = -1;

    private final Path file;
    private final MemorySegment bytes;
    private final Map<Long, Values> dictionaries = new HashMap<>();
    private final List<Field> fields = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private long at;
    private long rows;

    private ArrowFile(Path file, MemorySegment bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /// @throws IOException if it cannot be read, is none, is cut short, or holds what no column can
    static Table read(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ);
                var arena = Arena.ofConfined()) {
            return new ArrowFile(file, channel.map(MapMode.READ_ONLY, 0, channel.size(), arena)).table();
        }
    }

    private Table table() throws IOException {
        try {
            begin();
            while (next()) {
                // each message is taken in by itself
            }
        } catch (Unfit e) {
            throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
        } catch (RuntimeException | InternalError e) {
            // what flatbuffers and memory say of bytes that are not what they should be, or no longer there
            throw new IOException(
                    "cannot read " + file + ": it is no Arrow file, is damaged or cut short, at byte " + at + ".", e);
        }
        if (targets.isEmpty()) {
            throw new IOException("cannot read " + file + ": it has no columns.");
        }
        targets.forEach(Target::noteCut);
        var columns = targets.stream().map(Target::column).toArray(Column<?>[]::new);
        return Table.create(String.valueOf(file.getFileName()), columns);
    }

    private void begin() throws IOException {
        if (starts(FIRST_FEATHER)) {
            throw new IOException(
                    file + " is a Feather file of version 1. Write it with version 2, or as Parquet, where"
                            + " it comes from (pandas: to_feather, to_parquet).");
        }
        at = starts(MARK) ? MARK_LENGTH : 0;
        if (at == 0 && (bytes.byteSize() < MARK_LENGTH || bytes.get(Batch.INT, 0) != CONTINUED)) {
            throw new IOException(file + " is no Arrow file: it does not begin as one.");
        }
    }

    private boolean starts(String mark) {
        return bytes.byteSize() > mark.length()
                && new String(
                                bytes.asSlice(0, mark.length()).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE),
                                StandardCharsets.ISO_8859_1)
                        .equals(mark);
    }

    /// Takes the next message in; false at the end.
    private boolean next() {
        if (at + Integer.BYTES > bytes.byteSize()) {
            if (targets.isEmpty()) {
                throw new IndexOutOfBoundsException("no schema");
            }
            return false; // a stream may end without a word
        }
        long begin = at;
        int length = bytes.get(Batch.INT, begin);
        begin += Integer.BYTES;
        if (length == CONTINUED) {
            length = bytes.get(Batch.INT, begin);
            begin += Integer.BYTES;
        }
        if (length == 0) {
            return false;
        }
        var message = Message.getRootAsMessage(buffer(begin, length));
        long body = begin + length;
        take(message, bytes.asSlice(body, message.bodyLength()));
        at = body + message.bodyLength();
        return true;
    }

    private ByteBuffer buffer(long from, int length) {
        return bytes.asSlice(from, length).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private void take(Message message, MemorySegment body) {
        switch (message.headerType()) {
            case MessageHeader.Schema -> schema((Schema) header(message, new Schema()));
            case MessageHeader.DictionaryBatch ->
                dictionary((DictionaryBatch) header(message, new DictionaryBatch()), body);
            case MessageHeader.RecordBatch -> rows((RecordBatch) header(message, new RecordBatch()), body);
            default -> throw new Unfit("it has a message of an unknown kind, " + message.headerType() + ".");
        }
    }

    private static Object header(Message message, com.google.flatbuffers.Table header) {
        return Objects.requireNonNull(message.header(header));
    }

    private void schema(Schema schema) {
        if (schema.endianness() != 0) {
            throw new Unfit("its numbers are big-endian. Write it again on another machine.");
        }
        var names = new HashSet<String>();
        for (int i = 0; i < schema.fieldsLength(); i++) {
            var field = schema.fields(i);
            fields.add(field);
            targets.add(Target.of(unique(field.name(), i + 1, names), field));
        }
    }

    /// Tablesaw takes no name twice, in any case, and SQL none that is empty.
    private static String unique(@Nullable String name, int position, Set<String> names) {
        var plain = name == null || name.isEmpty() ? "column" + position : name;
        var free = plain;
        for (int i = 2; !names.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = plain + "_" + i;
        }
        return free;
    }

    private void dictionary(DictionaryBatch message, MemorySegment body) {
        var field = fields.stream()
                .map(one -> coded(one, message.id()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new Unfit("it has a dictionary of no column."));
        var values = Values.plain(field, new Batch(message.data(), body, dictionaries))
                .kept();
        var before = dictionaries.get(message.id());
        dictionaries.put(message.id(), message.isDelta() && before != null ? before.with(values) : values);
    }

    /// Returns the field, `field` or one within it, whose values are in the dictionary `id`; null if there is none.
    private static @Nullable Field coded(Field field, long id) {
        if (field.dictionary() != null && field.dictionary().id() == id) {
            return field;
        }
        for (int i = 0; i < field.childrenLength(); i++) {
            var found = coded(field.children(i), id);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private void rows(RecordBatch message, MemorySegment body) {
        var batch = new Batch(message, body, dictionaries);
        for (int i = 0; i < targets.size(); i++) {
            targets.get(i).append(Values.of(fields.get(i), batch), rows);
        }
        rows += message.length();
    }
}
