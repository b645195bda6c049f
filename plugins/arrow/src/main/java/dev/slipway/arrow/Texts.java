package dev.slipway.arrow;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Type;

/// Texts and bytes of any length. Stateless.
final class Texts {
    private static final int VIEW = 16;
    private static final int LONGEST_WITHIN = 12;

    private Texts() {}

    static Values of(Batch batch, byte type) {
        boolean isText = type == Type.Utf8 || type == Type.LargeUtf8 || type == Type.Utf8View;
        if (type == Type.Utf8View || type == Type.BinaryView) {
            return views(batch, isText);
        }
        var node = batch.node();
        var validity = batch.buffer();
        var offsets = batch.buffer();
        var data = batch.buffer();
        boolean isLarge = type == Type.LargeUtf8 || type == Type.LargeBinary;
        return Values.masked(node, validity, row -> {
            long from = Values.offset(offsets, isLarge, row);
            return value(data.asSlice(from, Values.offset(offsets, isLarge, row + 1) - from), isText);
        });
    }

    /// Short texts stand in the view itself, others in one of the buffers behind.
    private static Values views(Batch batch, boolean isText) {
        var node = batch.node();
        var validity = batch.buffer();
        var views = batch.buffer();
        List<MemorySegment> buffers = new ArrayList<>();
        for (int i = batch.variadic(); i > 0; i--) {
            buffers.add(batch.buffer());
        }
        return Values.masked(node, validity, row -> {
            long at = (long) row * VIEW;
            int length = views.get(Batch.INT, at);
            if (length <= LONGEST_WITHIN) {
                return value(views.asSlice(at + Integer.BYTES, length), isText);
            }
            int buffer = views.get(Batch.INT, at + 2 * Integer.BYTES);
            int offset = views.get(Batch.INT, at + 3 * Integer.BYTES);
            return value(buffers.get(buffer).asSlice(offset, length), isText);
        });
    }

    private static Object value(MemorySegment bytes, boolean isText) {
        var content = bytes.toArray(ValueLayout.JAVA_BYTE);
        return isText ? new String(content, StandardCharsets.UTF_8) : content;
    }
}
