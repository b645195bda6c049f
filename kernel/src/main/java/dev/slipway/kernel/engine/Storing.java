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
/// Variables that share an object are stored as one list in one file, so that they share it again. Where a codec would
/// make two of it, as of a column in two tables, all but the first are refused.
final class Storing {
    private final LiveVariables variables;
    private final Codecs codecs;
    private final NotebookTypes types;
    private final Path folder;
    private final IdentityHashMap<Object, Owner> owners = new IdentityHashMap<>();
    private final Map<String, String> refused = new LinkedHashMap<>();
    private final List<Group> groups = new ArrayList<>();
    /// A group that has gone into another → that one.
    private final IdentityHashMap<Group, Group> joined = new IdentityHashMap<>();

    private int files;

    /// @param folder is there, and empty
    Storing(LiveVariables variables, Codecs codecs, NotebookTypes types, Path folder) {
        this.variables = variables;
        this.codecs = codecs;
        this.types = types;
        this.folder = folder;
    }

    /// Which variables have an object, and whether they only show what it holds.
    private record Owner(String name, Group group, boolean follows) {}

    /// A variable whose value has been stored.
    private record Kept(String name, String type, @Nullable Object value, String format, Path file) {}

    /// Variables that share objects.
    private static final class Group {
        final List<Kept> kept = new ArrayList<>();
    }

    /// Stores those of `definitions` that are variables called one of `names`.
    StoredVariables all(Definitions definitions, Set<String> names) {
        for (var definition : definitions.all()) {
            if (definition.snippet() instanceof VarSnippet variable
                    && names.contains(variable.name())
                    && variables.contains(variable.name())) {
                attempt(variable.name(), () -> keep(variable.name(), variable.typeName()));
            }
        }
        var stored = new ArrayList<Restorable>();
        for (var group : groups) {
            if (group.kept.size() == 1) {
                stored.add(restorable(group.kept.getFirst(), null));
            } else if (group.kept.size() > 1) {
                stored.addAll(together(group.kept));
            }
        }
        return new StoredVariables(stored, refused);
    }

    private interface Work {
        void run() throws IOException;
    }

    private void attempt(String name, Work work) {
        try {
            work.run();
        } catch (UnstorableException e) {
            refused.put(name, e.path() + (e.path().isEmpty() ? "" : ": ") + e.getMessage());
        } catch (IOException | RuntimeException | StackOverflowError e) {
            refused.put(name, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private void keep(String name, String type) throws IOException {
        if (variables.lost(name) != null) {
            throw new IOException("it has no value now");
        }
        var value = variables.value(name);
        var met = new Met();
        var kept = write(name, type, value, met);
        var group = new Group();
        for (var part : met.parts.entrySet()) {
            var owner = owners.get(part.getKey());
            if (owner != null && (owner.follows || part.getValue().follows)) {
                Files.delete(kept.file);
                throw new IOException(shares(owner.name));
            }
        }
        group.kept.add(kept);
        groups.add(group);
        met.parts.forEach((part, how) -> {
            var owner = owners.putIfAbsent(part, new Owner(name, group, how.follows));
            if (owner != null) {
                unite(owner.group, group);
            }
        });
    }

    private static String shares(String other) {
        return "it shares an object with " + other;
    }

    /// Lets those of `later` stand with those of `first`; a group that has nothing left is none.
    private void unite(Group first, Group later) {
        var into = where(first);
        var from = where(later);
        if (!into.equals(from)) {
            into.kept.addAll(from.kept);
            from.kept.clear();
            joined.put(from, into);
        }
    }

    private Group where(Group group) {
        var at = group;
        for (var next = joined.get(at); next != null; next = joined.get(at)) {
            at = next;
        }
        return at;
    }

    private Kept write(String name, String type, @Nullable Object value, NotebookTypes met) throws IOException {
        var codec = codecs.best(value).orElseThrow(() -> new IOException("no plug-in stores it"));
        files++;
        var file = folder.resolve(files + ".value");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            codec.encode(value, out, met);
        }
        return new Kept(name, type, value, codec.format(), file);
    }

    /// Returns the variables as elements of one list; only the first where that would make two of what they share.
    private List<Restorable> together(List<Kept> kept) {
        var names = kept.stream().map(Kept::name).toList();
        var values = new ArrayList<@Nullable Object>();
        kept.forEach(one -> values.add(one.value));
        var all = new ArrayList<Restorable>();
        var met = new Met();
        attempt(names.getLast(), () -> {
            var list = write("", "", values, met);
            for (int i = 0; i < kept.size() && !met.isTwice; i++) {
                var one = kept.get(i);
                all.add(restorable(new Kept(one.name, one.type, null, list.format, list.file), i));
            }
        });
        if (all.isEmpty()) {
            names.stream().skip(1).forEach(name -> refused.put(name, shares(names.getFirst())));
            all.add(restorable(kept.getFirst(), null));
        }
        return all;
    }

    private Restorable restorable(Kept kept, @Nullable Integer element) {
        var qualified = variables.qualifiedType(kept.name);
        return new Restorable(kept.name, kept.type, kept.format, List.of(kept.file), false, element, qualified);
    }

    /// How an object was met: as a part, or as what a part shows.
    private record How(boolean follows) {}

    /// The mutable objects of one value.
    private final class Met implements NotebookTypes {
        private final IdentityHashMap<Object, How> parts = new IdentityHashMap<>();
        /// Whether an object was met again, and so written again.
        private boolean isTwice;

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
            isTwice |= parts.put(mutable, new How(false)) != null;
        }

        @Override
        public void follows(Object other, Supplier<String> path) {
            isTwice |= parts.put(other, new How(true)) != null;
        }
    }
}
