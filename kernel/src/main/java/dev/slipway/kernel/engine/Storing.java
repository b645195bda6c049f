package dev.slipway.kernel.engine;

import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import dev.slipway.api.spi.UnstorableException;
import dev.slipway.kernel.engine.classes.LiveVariables;
import dev.slipway.kernel.protocol.Restorable;
import dev.slipway.kernel.protocol.StoredVariables;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/// Values of a live kernel → files from which `Restoring` makes them again. One use each, on one thread.
///
/// Each file is a value by itself: two variables that share an object would no longer do so, so the second is refused.
final class Storing {
    private final LiveVariables variables;
    private final Codecs codecs;
    private final NotebookTypes types;
    private final Path folder;
    private final IdentityHashMap<Object, String> owners = new IdentityHashMap<>();
    private final Map<String, String> refused = new LinkedHashMap<>();
    private final List<Restorable> stored = new ArrayList<>();

    /// @param folder is there, and empty
    Storing(LiveVariables variables, Codecs codecs, NotebookTypes types, Path folder) {
        this.variables = variables;
        this.codecs = codecs;
        this.types = types;
        this.folder = folder;
    }

    /// Stores those of `definitions` that are variables called one of `names`.
    StoredVariables all(Definitions definitions, Set<String> names) {
        for (var definition : definitions.all()) {
            if (definition.snippet() instanceof VarSnippet variable
                    && names.contains(variable.name())
                    && variables.contains(variable.name())) {
                try {
                    stored.add(store(variable.name(), variable.typeName()));
                } catch (UnstorableException e) {
                    refused.put(variable.name(), e.path() + (e.path().isEmpty() ? "" : ": ") + e.getMessage());
                } catch (IOException | RuntimeException | StackOverflowError e) {
                    refused.put(variable.name(), e.getMessage() == null ? e.toString() : e.getMessage());
                }
            }
        }
        return new StoredVariables(stored, refused);
    }

    private Restorable store(String name, String type) throws IOException {
        if (variables.lost(name) != null) {
            throw new IOException("it has no value now");
        }
        var value = variables.value(name);
        var codec = codecs.best(value).orElseThrow(() -> new IOException("no plug-in stores it"));
        var file = folder.resolve(stored.size() + refused.size() + ".value");
        var met = new Met();
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            codec.encode(value, out, met);
        }
        for (var part : met.parts.keySet()) {
            var owner = owners.get(part);
            if (owner != null) {
                Files.delete(file);
                throw new IOException("it shares an object with " + owner);
            }
        }
        met.parts.keySet().forEach(part -> owners.put(part, name));
        return new Restorable(name, type, codec.format(), List.of(file), false, null, variables.qualifiedType(name));
    }

    /// The mutable objects of one value.
    private final class Met implements NotebookTypes {
        private final IdentityHashMap<Object, Boolean> parts = new IdentityHashMap<>();

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
            parts.put(mutable, true);
        }

        @Override
        public void follows(Object other, Supplier<String> path) {
            parts.put(other, true);
        }
    }
}
