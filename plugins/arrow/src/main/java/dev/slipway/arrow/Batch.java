package dev.slipway.arrow;

import com.github.luben.zstd.Zstd;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Map;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.RecordBatch;

/// A block of rows: its nodes and buffers in the order in which the columns take them. One use, one thread.
final class Batch {
    static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long AS_IT_IS = -1;

    private final RecordBatch header;
    private final MemorySegment body;
    private final Map<Long, Values> dictionaries;
    private int node;
    private int buffer;
    private int variadic;

    Batch(RecordBatch header, MemorySegment body, Map<Long, Values> dictionaries) {
        this.header = header;
        this.body = body;
        this.dictionaries = dictionaries;
    }

    /// A column's part.
    ///
    /// @param length cells
    /// @param missing cells that are missing
    record Node(int length, long missing) {}

    Node node() {
        var next = header.nodes(node++);
        return new Node(Math.toIntExact(next.length()), next.nullCount());
    }

    /// Returns how many buffers of texts the next column of views has.
    int variadic() {
        return Math.toIntExact(header.variadicBufferCounts(variadic++));
    }

    /// @throws Unfit if there is none
    Values dictionary(long id) {
        var values = dictionaries.get(id);
        if (values == null) {
            throw new Unfit("a dictionary comes later than the rows that need it.");
        }
        return values;
    }

    /// Returns the next buffer, decompressed.
    MemorySegment buffer() {
        var place = header.buffers(buffer++);
        var bytes = body.asSlice(place.offset(), place.length());
        var compression = header.compression();
        if (compression == null || place.length() == 0) {
            return bytes;
        }
        long size = bytes.get(LONG, 0);
        var content = bytes.asSlice(Long.BYTES);
        return size == AS_IT_IS ? content : decompressed(compression.codec(), content, Math.toIntExact(size));
    }

    private static MemorySegment decompressed(byte codec, MemorySegment content, int size) {
        var packed = content.toArray(ValueLayout.JAVA_BYTE);
        return switch (codec) {
            case CompressionType.LZ4_FRAME -> MemorySegment.ofArray(Lz4.frame(packed, size));
            case CompressionType.ZSTD -> MemorySegment.ofArray(Zstd.decompress(packed, size));
            default -> throw new Unfit("it is compressed in an unknown way, " + codec + ".");
        };
    }
}
