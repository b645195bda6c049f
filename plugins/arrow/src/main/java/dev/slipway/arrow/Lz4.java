package dev.slipway.arrow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Unpacks frames of LZ4. Stateless.
/// Source: *LZ4 Frame Format Description* 1.6.4, *LZ4 Block Format Description*.
final class Lz4 {
    private static final int MAGIC = 0x184D2204;
    private static final int HAS_DICTIONARY = 1;
    private static final int HAS_SIZE = 1 << 3;
    private static final int HAS_BLOCK_CHECKSUM = 1 << 4;
    private static final int HALF = 4;
    private static final int LOW = 0xf;
    private static final int BYTE = 0xff;
    private static final int SHORT = 0xffff;
    private static final int LEAST_MATCH = 4;

    private Lz4() {}

    /// Returns the `size` bytes that `packed` holds.
    ///
    /// @throws RuntimeException if it does not
    static byte[] frame(byte[] packed, int size) {
        var in = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        var out = ByteBuffer.allocate(size);
        if (in.getInt() != MAGIC) {
            throw new IllegalArgumentException("no frame");
        }
        int flags = in.get();
        int header = 1 + ((flags & HAS_SIZE) > 0 ? Long.BYTES : 0) + ((flags & HAS_DICTIONARY) > 0 ? Integer.BYTES : 0);
        in.position(in.position() + header + 1);
        for (int length = in.getInt(); length != 0; length = in.getInt()) {
            int bytes = length & Integer.MAX_VALUE;
            var block = in.slice(in.position(), bytes);
            if (length < 0) {
                out.put(block); // it did not get smaller
            } else {
                block(block, out);
            }
            in.position(in.position() + bytes + ((flags & HAS_BLOCK_CHECKSUM) > 0 ? Integer.BYTES : 0));
        }
        if (out.hasRemaining()) {
            throw new IllegalArgumentException("too short");
        }
        return out.array();
    }

    /// A block may look back into those before it.
    private static void block(ByteBuffer in, ByteBuffer out) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            int token = in.get() & BYTE;
            int literals = length(token >> HALF, in);
            out.put(in.slice(in.position(), literals));
            in.position(in.position() + literals);
            if (!in.hasRemaining()) {
                return; // the last literals have no match behind them
            }
            int back = in.getShort() & SHORT;
            int matched = length(token & LOW, in) + LEAST_MATCH;
            int from = out.position() - back;
            if (back == 0 || from < 0) {
                throw new IllegalArgumentException("looks back too far");
            }
            for (int i = 0; i < matched; i++) {
                out.put(out.get(from + i)); // byte by byte: a match may reach into itself
            }
        }
    }

    private static int length(int first, ByteBuffer in) {
        int length = first;
        if (first == LOW) {
            int more;
            do {
                more = in.get() & BYTE;
                length = Math.addExact(length, more);
            } while (more == BYTE);
        }
        return length;
    }
}
