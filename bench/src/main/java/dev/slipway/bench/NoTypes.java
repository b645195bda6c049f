package dev.slipway.bench;

import dev.slipway.api.spi.ArtifactCodec;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A notebook without types.
enum NoTypes implements ArtifactCodec.NotebookTypes {
    INSTANCE;

    @Override
    public @Nullable String nameOf(Class<?> type) {
        return null;
    }

    @Override
    public Class<?> typeOf(String name) throws IOException {
        throw new IOException(name);
    }

    @Override
    public void met(Object mutable, Supplier<String> path) {
        // nobody asks
    }
}
