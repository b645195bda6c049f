package dev.slipway.engine.artifact;

import dev.slipway.api.flow.Foreach;
import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.reuse.Shape;
import dev.slipway.engine.reuse.Source;
import dev.slipway.engine.reuse.Wiring;
import dev.slipway.engine.reuse.Wiring.Wired;
import dev.slipway.engine.store.Row;
import dev.slipway.engine.store.Store;
import dev.slipway.kernel.protocol.Restorable;
import dev.slipway.worker.JsonValues;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What one task read, written as files for a kernel. Immutable; each use writes anew.
///
/// @param plan of the run
/// @param folder where the files go
/// @param dispensable variables that are left out where the run does not have their values
record TaskInputs(Store store, LibraryCodecs codecs, Plan plan, RunId run, Path folder, Set<String> dispensable) {
    private static final String ARTIFACT = "SELECT a.name, a.type, a.format, a.hash FROM run r JOIN task t ON"
            + " t.run = r.key JOIN artifact a ON a.attempt = t.attempt WHERE r.id = ? AND t.step = ? AND a.name = ?";

    private record Kept(String type, String format, ContentHash hash) {
        static Kept read(Row row) throws IOException {
            return new Kept(row.text("type"), row.text("format"), new ContentHash(row.text("hash")));
        }
    }

    List<Restorable> of(String step, int index) throws IOException {
        Files.createDirectories(folder);
        var wiring = Wiring.of(plan);
        var wired = wiring.steps().stream()
                .filter(each -> each.step().name().equals(step))
                .findFirst()
                .orElseThrow();
        var shapes = new RecordedShapes(store, plan, run);
        var restorables = new LinkedHashMap<String, Restorable>();
        for (var root : wired.scope()) {
            var outer = wiring.steps().get(root);
            for (var source : outer.collections()) {
                restore(new Reader(outer, shapes, outer.scope().size() - 1, at(wired, shapes, index, outer)), source)
                        .ifPresent(value -> restorables.putIfAbsent(value.name(), value));
            }
            for (int loop = 0; loop < outer.collections().size(); loop++) {
                var variable = outer.step().fanOut().loops().get(loop).variable();
                var source =
                        new Source.Element(variable, root, loop, outer.scope().size());
                element(new Reader(wired, shapes, wired.scope().size(), index), source)
                        .ifPresent(value -> restorables.putIfAbsent(value.name(), value));
            }
        }
        for (var source : wired.sources()) {
            restore(new Reader(wired, shapes, wired.scope().size(), index), source)
                    .ifPresent(value -> restorables.putIfAbsent(value.name(), value));
        }
        return List.copyOf(restorables.values());
    }

    /// Returns the index of the task, outside the loops of `root`, that the task `index` stands in.
    private static int at(Wired wired, RecordedShapes shapes, int index, Wired root) throws IOException {
        return root.scope().size() == 1
                ? 0
                : shapes.of(wired.position()).up(index, root.scope().size() - 1);
    }

    /// A task, or what the loops of a step stand in, whose values are brought back.
    ///
    /// @param depth how many levels it stands in
    /// @param index which task of those levels
    private record Reader(Wired wired, RecordedShapes shapes, int depth, int index) {
        int up(int wanted) throws IOException {
            return wanted == 0
                    ? 0
                    : wanted == depth ? index : shapes.outside(wired, depth).up(index, wanted);
        }
    }

    private Optional<Restorable> restore(Reader reader, Source source) throws IOException {
        return switch (source) {
            case Source.Parameter parameter -> parameter(parameter.name());
            case Source.Whole whole -> one(whole.name(), artifacts(whole.step(), whole.name(), 0, 1));
            case Source.Same same -> one(same.name(), artifacts(same.step(), same.name(), reader.up(same.depth()), 1));
            case Source.Element element -> element(reader, element);
            case Source.Gathered gathered -> {
                var range = range(reader, gathered.step(), gathered.depth());
                yield Optional.of(list(
                        reader.wired(),
                        gathered.name(),
                        artifacts(gathered.step(), gathered.artifact(), range.from(), range.size())));
            }
            case Source.GatheredElements gathered -> elements(reader, gathered);
        };
    }

    /// Returns the element that a loop variable had: one of its collection as that is stored. Empty if the run does not
    /// say how it was laid out: then the cell with the loop has to be run.
    private Optional<Restorable> element(Reader reader, Source.Element element) throws IOException {
        var root = Wiring.of(plan).steps().get(element.step());
        Shape shape;
        int at;
        try {
            shape = reader.shapes().of(element.step());
            at = reader.up(element.depth());
        } catch (IOException e) {
            return Optional.empty();
        }
        int index = shape.indexIn(element.depth() - 1, element.loop(), at);
        var collection = root.collections().get(element.loop());
        int outside = shape.up(at, element.depth() - 1);
        return restore(new Reader(root, reader.shapes(), element.depth() - 1, outside), collection)
                .map(stored -> new Restorable(
                        element.name(),
                        root.step().fanOut().loops().get(element.loop()).type(),
                        stored.format(),
                        stored.parts(),
                        false,
                        index));
    }

    /// Tasks next to each other.
    private record Range(int from, int size) {}

    private static Range range(Reader reader, int step, int depth) throws IOException {
        if (depth == 0) {
            return new Range(0, Integer.MAX_VALUE);
        }
        var shape = reader.shapes().of(step);
        int within = reader.up(depth);
        int from = shape.first(depth, within);
        return new Range(from, shape.first(depth, within + 1) - from);
    }

    private Optional<Restorable> one(String name, List<Kept> found) throws IOException {
        if (found.isEmpty() && dispensable.contains(name)) {
            return Optional.empty();
        }
        if (found.isEmpty()) {
            throw new IOException("The task read `" + name + "`, which the run does not have. Resume the run first:"
                    + " `slipway resume " + run + "`.");
        }
        var kept = found.getFirst();
        return Optional.of(
                new Restorable(name, kept.type(), kept.format(), List.of(written(name, kept.hash())), false));
    }

    private Restorable list(Wired wired, String name, List<Kept> found) throws IOException {
        var formats = new LinkedHashSet<>(found.stream().map(Kept::format).toList());
        if (formats.size() > 1) {
            throw new IOException("`" + name + "` gathers values of several kinds (" + String.join(", ", formats)
                    + "), which cannot be brought back together. Bring back the tasks it gathers instead.");
        }
        var parts = new ArrayList<Path>();
        for (int i = 0; i < found.size(); i++) {
            parts.add(written(name + "-" + i, found.get(i).hash()));
        }
        var format = formats.isEmpty() ? codecs.forValue("").format() : formats.getFirst();
        return new Restorable(name, typeOf(wired, name), format, parts, true);
    }

    private String typeOf(Wired wired, String name) {
        return wired.step().reads().stream()
                .filter(read -> read.name().equals(name))
                .map(Plan.Read::type)
                .findFirst()
                .orElseGet(() -> wired.step().fanOut().gathers().stream()
                        .filter(gather -> gather.as().equals(name))
                        .flatMap(gather -> wired.step().reads().stream()
                                .filter(read -> read.name().equals(gather.artifact())))
                        .map(read -> "List<" + boxed(read.type()) + ">")
                        .findFirst()
                        .orElse("List<Object>"));
    }

    private static String boxed(String type) {
        return switch (type) {
            case "int" -> "Integer";
            case "char" -> "Character";
            case "long", "double", "float", "boolean", "byte", "short" ->
                Character.toUpperCase(type.charAt(0)) + type.substring(1);
            default -> type;
        };
    }

    private List<Kept> artifacts(int step, String name, int from, int limit) throws IOException {
        return store.read(view -> view.query(
                ARTIFACT + " AND t.idx >= ? ORDER BY t.idx LIMIT ?", Kept::read, run, step, name, from, limit));
    }

    private Optional<Restorable> parameter(String name) throws IOException {
        var type = plan.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Plan.Parameter::type)
                .findFirst();
        var value = type.isEmpty() ? Optional.<Value>empty() : value(name, type.get());
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(encoded(name, type.get(), value.get().object()));
    }

    private record Value(@Nullable Object object) {}

    /// Returns the value of a parameter; empty if its type is one that a cell declares.
    private Optional<Value> value(String name, String type) throws IOException {
        var known = JavaTypes.of(type);
        var json = store.<Optional<String>>read(view -> view.first(
                "SELECT p.json FROM run r JOIN run_parameter p ON p.run = r.key WHERE r.id = ? AND p.name = ?",
                row -> row.text("json"),
                run,
                name));
        if (known.isEmpty() || json.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Value(JsonValues.convert(JsonText.read(json.get()), known.get())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Restorable> elements(Reader reader, Source.GatheredElements gathered) throws IOException {
        var root = Wiring.of(plan).steps().get(gathered.step());
        var shape = reader.shapes().of(gathered.step());
        int within = reader.up(gathered.depth());
        var outside = new Reader(root, reader.shapes(), gathered.depth(), within);
        var elements = decoded(outside, root.collections().get(gathered.loop()));
        if (elements.isEmpty()) {
            throw new IOException("`" + gathered.name() + "` gathers elements of a type that a cell declares, which"
                    + " cannot be brought back here. Run the cell that defines it.");
        }
        var list = new ArrayList<@Nullable Object>();
        for (int i = shape.first(gathered.depth(), within); i < shape.first(gathered.depth(), within + 1); i++) {
            list.add(elements.get().get(shape.indexIn(gathered.depth(), gathered.loop(), i)));
        }
        return Optional.of(encoded(gathered.name(), typeOf(reader.wired(), gathered.name()), list));
    }

    private Optional<List<Object>> decoded(Reader reader, Source collection) throws IOException {
        if (collection instanceof Source.Parameter parameter) {
            var type = plan.parameters().stream()
                    .filter(each -> each.name().equals(parameter.name()))
                    .map(Plan.Parameter::type)
                    .findFirst()
                    .orElse("");
            return value(parameter.name(), type)
                    .map(Value::object)
                    .filter(Foreach::accepts)
                    .map(Foreach::elements);
        }
        var kept = switch (collection) {
            case Source.Whole whole -> artifacts(whole.step(), whole.name(), 0, 1);
            case Source.Same same -> artifacts(same.step(), same.name(), reader.up(same.depth()), 1);
            case Source.Parameter _, Source.Element _, Source.Gathered _, Source.GatheredElements _ -> List.<Kept>of();
        };
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        try (var in = store.open(kept.getFirst().hash())) {
            var value = codecs.of(kept.getFirst().format()).decode(in, NoNotebookTypes.INSTANCE);
            return value != null && Foreach.accepts(value) ? Optional.of(Foreach.elements(value)) : Optional.empty();
        } catch (NoSuchFileException e) {
            throw StoredArtifacts.gone(collection.name(), e);
        } catch (IOException e) {
            return Optional.empty(); // of a type that a cell declares
        }
    }

    private Restorable encoded(String name, String type, @Nullable Object value) throws IOException {
        var codec = codecs.forValue(value);
        var file = file(name);
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            codec.encode(value, out, NoNotebookTypes.INSTANCE);
        }
        return new Restorable(name, type, codec.format(), List.of(file), false);
    }

    private Path written(String name, ContentHash hash) throws IOException {
        var file = file(name);
        try (var in = store.open(hash);
                var out = Files.newOutputStream(file)) {
            in.transferTo(out);
        } catch (NoSuchFileException e) {
            throw StoredArtifacts.gone(name, e);
        }
        return file;
    }

    private Path file(String name) {
        return folder.resolve(name + ".value");
    }

    /// Knows no class of a notebook.
    private enum NoNotebookTypes implements NotebookTypes {
        INSTANCE;

        @Override
        public @Nullable String nameOf(Class<?> type) {
            return null;
        }

        @Override
        public Class<?> typeOf(String name) throws IOException {
            throw new IOException("the type " + name + " is declared in a cell");
        }

        @Override
        public void met(Object mutable, Supplier<String> path) {
            // one value alone shares nothing
        }
    }
}
