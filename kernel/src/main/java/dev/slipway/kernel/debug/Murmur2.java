package dev.slipway.kernel.debug;

import java.nio.charset.StandardCharsets;

/// The hash by which a Jupyter front end knows the text of a cell.
///
/// Source: MurmurHash2 of 32 bits, as JupyterLab's debugger computes it over the UTF-8 bytes.
final class Murmur2 {
    private static final int FACTOR = 0x5bd1e995;
    private static final int BLOCK = 4;

    private Murmur2() {}

    /// Returns the hash of `text`, 0 to 2^32 - 1.
    static long of(String text, int seed) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        int hash = seed ^ bytes.length;
        int at = 0;
        for (; bytes.length - at >= BLOCK; at += BLOCK) {
            int block = (bytes[at] & 0xff)
                    | ((bytes[at + 1] & 0xff) << 8)
                    | ((bytes[at + 2] & 0xff) << 16)
                    | ((bytes[at + 3] & 0xff) << 24);
            block *= FACTOR;
            block ^= block >>> 24;
            block *= FACTOR;
            hash = (hash * FACTOR) ^ block;
        }
        if (at < bytes.length) {
            for (int i = bytes.length - 1; i >= at; i--) {
                hash ^= (bytes[i] & 0xff) << (8 * (i - at));
            }
            hash *= FACTOR;
        }
        hash ^= hash >>> 13;
        hash *= FACTOR;
        hash ^= hash >>> 15;
        return Integer.toUnsignedLong(hash);
    }
}
