package dev.slipway.codecs;

import dev.slipway.api.spi.ArtifactCodec;
import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import dev.slipway.api.spi.UnstorableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The notebook's types as a codec sees them whose value is a part of another value.
///
/// @param isKey whether the bytes only serve for sorting; then nothing is met
record Embedding(NotebookTypes types, Trail trail, boolean isKey) implements NotebookTypes {
    @Override
    public @Nullable String nameOf(Class<?> type) {
        return types.nameOf(type);
    }

    @Override
    public Class<?> typeOf(String name) throws IOException {
        return types.typeOf(name);
    }

    @Override
    public void met(Object mutable, Supplier<String> path) {
        if (!isKey) {
            types.met(mutable, () -> trail + path.get());
        }
    }

    @Override
    public void follows(Object other, Supplier<String> path) {
        if (!isKey) {
            types.follows(other, () -> trail + path.get());
        }
    }

    /// Returns the bytes that `codec` makes of `value`.
    byte[] encode(Object value, ArtifactCodec codec) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try {
            codec.encode(value, bytes, this);
            return bytes.toByteArray();
        } catch (UnstorableException e) {
            throw new UnstorableException(trail + e.path(), e.typeName(), String.valueOf(e.getMessage()));
        }
    }

    /// Returns the codec that wants `value` most; null if none wants it.
    static @Nullable ArtifactCodec codec(List<ArtifactCodec> codecs, Object value) {
        ArtifactCodec best = null;
        int preference = 0;
        for (var other : codecs) {
            int wanted = other.preference(value);
            if (wanted > preference) {
                preference = wanted;
                best = other;
            }
        }
        return best;
    }
}
