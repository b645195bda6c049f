package dev.slipway.codecs;

import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Stands for the notebook of `TestTypes` after its classes have gained fields, in another kernel.
final class Later implements NotebookTypes {
    record Point(int series, double x, @Nullable String label, double y) {}

    static class Node {
        int number;
        double weight = 5;

        @Nullable
        List<String> tags = List.of("new");

        @Nullable
        Node next;
    }

    @Override
    public @Nullable String nameOf(Class<?> type) {
        return type.getEnclosingClass() == Later.class ? type.getSimpleName() : null;
    }

    @Override
    public Class<?> typeOf(String name) throws IOException {
        for (var type : Later.class.getDeclaredClasses()) {
            if (type.getSimpleName().equals(name)) {
                return type;
            }
        }
        throw new IOException("no cell declares " + name + " any more");
    }

    @Override
    public void met(Object mutable, Supplier<String> path) {
        // only encoding is watched
    }
}
