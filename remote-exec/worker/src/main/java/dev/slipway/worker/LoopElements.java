package dev.slipway.worker;

import dev.slipway.api.spi.ArtifactCodec;
import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import dev.slipway.worker.protocol.Bytes;
import dev.slipway.worker.protocol.Input;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The elements of the collections that loops go over. A task gets a copy of its own element without decoding the
/// others, so that a task of a loop over 100,000 elements costs what one over 10 does. One thread at a time.
final class LoopElements {
    private static final int MOST_COLLECTIONS = 8;

    private final Codecs codecs;
    private final long mostBytes;
    private final LinkedHashMap<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    /// @param mostBytes encoded size of a collection whose elements are kept, at most
    LoopElements(Codecs codecs, long mostBytes) {
        this.codecs = codecs;
        this.mostBytes = mostBytes;
    }

    /// Gives all elements of a collection, decoded for the current task.
    @FunctionalInterface
    interface Whole {
        List<Object> decode() throws IOException;
    }

    private record Key(String step, String over, Input collection) {}

    private sealed interface Kept {
        /// They hold nothing that can change and no type of the notebook: all tasks share them.
        record Values(List<Object> elements) implements Kept {}

        /// Each is decoded for its task.
        record Encoded(List<Part> parts) implements Kept {}

        /// Too large, or an element alone would not come back as it is within its collection.
        record Not() implements Kept {}
    }

    private record Part(ArtifactCodec codec, Bytes bytes) {}

    /// Returns the element that `input` names.
    ///
    /// @param step whose loop it is
    /// @param whole decodes the collection; asked at most once a task
    @Nullable
    Object get(String step, Input.Element input, Whole whole, NotebookTypes types) throws IOException {
        var key = new Key(step, input.over(), input.collection());
        var known = kept.get(key);
        if (known == null) {
            known = examine(whole.decode(), types);
            kept.put(key, known);
            if (kept.size() > MOST_COLLECTIONS) {
                kept.pollFirstEntry();
            }
        }
        return switch (known) {
            case Kept.Values values -> at(values.elements(), input);
            case Kept.Encoded encoded -> decode(at(encoded.parts(), input), types);
            case Kept.Not _ -> at(whole.decode(), input);
        };
    }

    /// Forgets everything: another flow's code has come.
    void clear() {
        kept.clear();
    }

    private static <T> T at(List<T> all, Input.Element input) throws IOException {
        if (input.index() < 0 || input.index() >= all.size()) {
            throw new IOException("`" + input.over() + "` has " + all.size() + " elements, number " + input.index()
                    + " is not there");
        }
        return all.get(input.index());
    }

    private Kept examine(List<Object> elements, NotebookTypes types) {
        try {
            var probe = new Probe(types);
            var parts = new ArrayList<Part>();
            long bytes = 0;
            for (var element : elements) {
                var part = encode(element, probe);
                parts.add(part);
                bytes += part.bytes().size();
                if (bytes > mostBytes) {
                    return new Kept.Not();
                }
            }
            if (probe.isPlain) {
                return new Kept.Values(elements);
            }
            return isFaithful(elements, parts, types) ? new Kept.Encoded(parts) : new Kept.Not();
        } catch (IOException | RuntimeException e) {
            return new Kept.Not(); // what is wrong shows where the collection itself is decoded
        }
    }

    private boolean isFaithful(List<Object> elements, List<Part> parts, NotebookTypes types) throws IOException {
        for (int i = 0; i < parts.size(); i++) {
            var again = decode(parts.get(i), types);
            if (!Objects.equals(typeOf(again), typeOf(elements.get(i)))
                    || !encode(again, types).bytes().equals(parts.get(i).bytes())) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Class<?> typeOf(@Nullable Object value) {
        return value == null ? null : value.getClass();
    }

    private Part encode(@Nullable Object element, NotebookTypes types) throws IOException {
        var codec = codecs.of(element);
        var bytes = new ByteArrayOutputStream();
        codec.encode(element, bytes, types);
        return new Part(codec, Bytes.of(bytes.toByteArray()));
    }

    private static @Nullable Object decode(Part part, NotebookTypes types) throws IOException {
        return part.codec().decode(new ByteArrayInputStream(part.bytes().toArray()), types);
    }

    /// Sees whether values hold types of the notebook, or anything that can change.
    private static final class Probe implements NotebookTypes {
        private final NotebookTypes types;
        private boolean isPlain = true;

        Probe(NotebookTypes types) {
            this.types = types;
        }

        @Override
        public @Nullable String nameOf(Class<?> type) {
            var name = types.nameOf(type);
            isPlain &= name == null;
            return name;
        }

        @Override
        public Class<?> typeOf(String name) throws IOException {
            return types.typeOf(name);
        }

        @Override
        public void met(Object mutable, Supplier<String> path) {
            isPlain = false;
        }
    }
}
