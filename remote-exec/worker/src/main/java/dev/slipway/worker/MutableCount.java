package dev.slipway.worker;

import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Notes whether a value holds anything mutable. One thread at a time.
final class MutableCount implements NotebookTypes {
    private final NotebookTypes types;
    private boolean isZero = true;

    MutableCount(NotebookTypes types) {
        this.types = types;
    }

    boolean isZero() {
        return isZero;
    }

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
        isZero = false;
    }
}
