package dev.slipway.engine.compare;

import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Reads two artifacts and says in what they differ. Immutable.
///
/// @param exports writes stored values as JSON
/// @param clauses says in what two values differ
record ArtifactDetails(Store store, Exports exports, BiFunction<@Nullable Object, @Nullable Object, String> clauses) {
    /// Largest value that is looked into, encoded and as JSON. Unit: bytes.
    private static final int LARGEST = 16 << 20;

    /// Writes stored values as JSON, by the codec of their format.
    @FunctionalInterface
    interface Exports {
        /// @throws IOException if the format has no JSON, or no plug-in reads it
        void json(String format, InputStream encoded, OutputStream out) throws IOException;
    }

    /// Returns details that say nothing, and read nothing.
    static ArtifactDetails none(Store store) {
        return new ArtifactDetails(
                store,
                (_, _, _) -> {
                    throw new IOException("not asked for");
                },
                (_, _) -> "");
    }

    /// Returns a clause; empty if the values cannot be read, are too large, or show no difference.
    String of(String format, String before, String after) {
        try {
            var old = json(format, before);
            var young = json(format, after);
            return clauses.apply(JsonText.read(old), JsonText.read(young));
        } catch (IOException | RuntimeException e) {
            return ""; // that they differ is known all the same
        }
    }

    private String json(String format, String hash) throws IOException {
        var json = new Bounded();
        try (var in = store.open(new ContentHash(hash))) {
            exports.json(format, in, json);
        }
        return json.bytes.toString(StandardCharsets.UTF_8);
    }

    /// Keeps what is written, up to the limit. One thread at a time.
    private static final class Bounded extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] content, int from, int length) throws IOException {
            if (bytes.size() + length > LARGEST) {
                throw new IOException("too large to be looked into");
            }
            bytes.write(content, from, length);
        }
    }
}
