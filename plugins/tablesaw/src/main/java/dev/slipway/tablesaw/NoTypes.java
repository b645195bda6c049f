package dev.slipway.tablesaw;

import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A notebook without types: a table needs none.
enum NoTypes implements NotebookTypes {
    INSTANCE;

    @Override
    public @Nullable String nameOf(Class<?> type) {
        return null;
    }

    @Override
    public Class<?> typeOf(String name) throws IOException {
        throw new IOException("a table names no type, not " + name);
    }

    @Override
    public void met(Object mutable, Supplier<String> path) {
        // nobody asks
    }
}
