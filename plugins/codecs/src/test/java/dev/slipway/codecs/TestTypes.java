package dev.slipway.codecs;

import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Stands for a notebook whose cells declare the classes nested in this one.
final class TestTypes implements NotebookTypes {
    final List<String> met = new ArrayList<>();
    final List<Object> metObjects = new ArrayList<>();

    record Point(double x, double y) {}

    @SuppressWarnings("ArrayRecordComponent") // as notebooks have them
    record Model(String name, double[] weights, List<Point> path) {}

    enum Color {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "green";
            }
        }
    }

    enum Empty {}

    static class Node {
        @Nullable
        Node next;

        int number;

        Node(int number, @Nullable Node next) {
            if (number < 0) {
                throw new IllegalArgumentException("negative");
            }
            this.number = number;
            this.next = next;
        }
    }

    static class Base {
        private final String name;
        transient int cached = 5;

        Base(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }
    }

    static final class Derived extends Base {
        private final String name;
        Object held;

        Derived(String base, String name, Object held) {
            super(base);
            this.name = name;
            this.held = held;
        }

        String own() {
            return name;
        }
    }

    static final class Growing extends ArrayList<String> {
        private static final long serialVersionUID = 1L;
    }

    record Holds(@Nullable Object value) {}

    @Override
    public @Nullable String nameOf(Class<?> type) {
        var owner = type.getEnclosingClass();
        return owner == TestTypes.class && !type.isAnonymousClass() ? type.getSimpleName() : null;
    }

    @Override
    public Class<?> typeOf(String name) throws IOException {
        for (var type : TestTypes.class.getDeclaredClasses()) {
            if (type.getSimpleName().equals(name)) {
                return type;
            }
        }
        throw new IOException("no cell declares " + name + " any more");
    }

    @Override
    public void met(Object mutable, Supplier<String> path) {
        met.add(path.get());
        metObjects.add(mutable);
    }
}
