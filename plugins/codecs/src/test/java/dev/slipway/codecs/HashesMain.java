package dev.slipway.codecs;

import dev.slipway.api.run.ContentHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// Prints the hashes of generated values; run in another JVM to compare.
public final class HashesMain {
    static final int COUNT = 300;

    private HashesMain() {}

    /// @param args seed of the values, seed of the order of insertion
    public static void main(String[] args) throws IOException {
        System.out.print(hashes(Long.parseLong(args[0]), Long.parseLong(args[1])));
    }

    static String hashes(long seed, long order) throws IOException {
        var values = new GeneratedValues(seed, order);
        var codec = new ValueCodec();
        var lines = new StringBuilder();
        for (int i = 0; i < COUNT; i++) {
            var bytes = new ByteArrayOutputStream();
            codec.encode(values.next(4), bytes, new TestTypes());
            lines.append(ContentHash.of(bytes.toByteArray())).append('\n');
        }
        return lines.toString();
    }
}
