package dev.slipway.engine.reuse;

import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.reuse.Found.Hit;
import dev.slipway.engine.reuse.Found.Miss;
import dev.slipway.engine.reuse.Wiring.Wired;
import dev.slipway.engine.store.Row;
import dev.slipway.engine.store.Store;
import dev.slipway.engine.store.View;
import dev.slipway.worker.dataset.Datasets;
import dev.slipway.worker.object.ObjectFiles;
import dev.slipway.worker.protocol.Artifact;
import dev.slipway.worker.protocol.Blob;
import dev.slipway.worker.protocol.Bytes;
import dev.slipway.worker.protocol.Report.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds earlier results by key and makes sure that they still hold. One thread at a time.
public final class PastResults {
    private static final String CANDIDATES =
            "SELECT id FROM attempt WHERE key = ? AND status = 'succeeded' ORDER BY id DESC LIMIT 3";
    private static final String CANDIDATES_OF_RUN = "SELECT a.id FROM attempt a WHERE a.key = ?"
            + " AND a.status = 'succeeded' AND EXISTS (SELECT 1 FROM task t JOIN run r ON t.run = r.key"
            + " WHERE t.attempt = a.id AND r.id = ?) ORDER BY a.id DESC LIMIT 3";
    private static final String KEPT =
            "SELECT a.*, b.content, b.hash IS NOT NULL AS small FROM artifact a LEFT JOIN blob b ON b.hash = a.hash"
                    + " WHERE a.attempt = ? ORDER BY a.position";

    private final Store store;
    private final ObjectFiles objects;
    private final InputFiles files;
    private final Scope scope;

    /// Which earlier results count.
    ///
    /// @param everything whether results of all runs count
    /// @param origin the run whose results count in any case, null if none
    public record Scope(boolean everything, @Nullable String origin) {}

    /// @param folder the notebook's folder
    public PastResults(Store store, Path folder, Scope scope) {
        this.store = store;
        this.objects = store.objects();
        this.files = new InputFiles(folder, new Datasets());
        this.scope = scope;
    }

    /// Returns what there is for each of `keys`, the keys of tasks of one step.
    public List<Found> find(Wired wired, List<ContentHash> keys) throws IOException {
        var everything = scope.everything() && wired.step().settings().reusable();
        if (!everything && scope.origin() == null) {
            return keys.stream().<Found>map(_ -> Miss.NEVER).toList();
        }
        return store.read(view -> {
            var found = new ArrayList<Found>();
            for (var key : keys) {
                found.add(find(view, wired, key, everything));
            }
            return found;
        });
    }

    /// Returns the elements that the loops with this key had; empty if that is not known.
    public Optional<List<List<Item>>> expansion(ContentHash key) throws IOException {
        var json = store.<Optional<String>>read(
                view -> view.first("SELECT json FROM expansion WHERE key = ?", row -> row.text("json"), key));
        return json.isEmpty() ? Optional.empty() : Optional.of(Expansions.read(json.get()));
    }

    private Found find(View view, Wired wired, ContentHash key, boolean everything) throws IOException {
        Row.Reader<Long> id = row -> row.number("id");
        var candidates =
                everything ? view.query(CANDIDATES, id, key) : view.query(CANDIDATES_OF_RUN, id, key, scope.origin());
        var miss = Miss.NEVER;
        for (var attempt : candidates) {
            switch (check(view, wired, attempt)) {
                case Hit hit -> {
                    return hit;
                }
                case Miss worse -> miss = miss.why().isEmpty() ? worse : miss;
            }
        }
        return miss;
    }

    private Found check(View view, Wired wired, long attempt) throws IOException {
        for (var input : view.query(
                "SELECT path, hash FROM input WHERE attempt = ?",
                row -> Map.entry(row.text("path"), new ContentHash(row.text("hash"))),
                attempt)) {
            if (!files.isUnchanged(input.getKey(), input.getValue())) {
                return new Miss("input " + input.getKey() + " changed");
            }
        }
        var kept = view.query(KEPT, PastResults::artifact, attempt);
        var names = new HashSet<String>();
        for (var artifact : kept) {
            names.add(artifact.name());
            if (artifact.blob().inline() == null && !objects.has(artifact.blob().hash())) {
                return new Miss("the stored value of " + artifact.name() + " is gone");
            }
        }
        names.addAll(view.query("SELECT name FROM unstorable WHERE attempt = ?", row -> row.text("name"), attempt));
        return missing(wired, names)
                .<Found>map(name -> new Miss(name + " was not kept by earlier runs"))
                .orElseGet(() -> new Hit(attempt, kept));
    }

    private static Optional<String> missing(Wired wired, Set<String> names) {
        return wired.step().writes().stream()
                .map(write -> write.name())
                .filter(name -> !names.contains(name))
                .findFirst();
    }

    private static Artifact artifact(Row row) throws IOException {
        var size = row.number("bytes");
        var inline = row.number("small") == 1 ? Bytes.of(row.bytes("content")) : null;
        var blob = new Blob(row.text("format"), new ContentHash(row.text("hash")), size, inline);
        return new Artifact(row.text("name"), row.text("type"), blob, row.text("preview"));
    }

    /// The elements of loops ⇄ JSON.
    public static final class Expansions {
        private Expansions() {}

        /// Returns `loops` as JSON.
        public static String write(List<List<Item>> loops) {
            return JsonText.write(loops.stream()
                    .map(loop -> loop.stream()
                            .map(item -> List.of(item.preview(), item.hash().hex()))
                            .toList())
                    .toList());
        }

        /// Returns the loops that `write` wrote.
        public static List<List<Item>> read(String json) throws IOException {
            var loops = new ArrayList<List<Item>>();
            if (JsonText.read(json) instanceof List<?> all) {
                for (var loop : all) {
                    loops.add(items(loop));
                }
            }
            return loops;
        }

        private static List<Item> items(@Nullable Object loop) {
            var items = new ArrayList<Item>();
            if (loop instanceof List<?> all) {
                for (var item : all) {
                    if (item instanceof List<?> pair) {
                        items.add(new Item(String.valueOf(pair.get(0)), new ContentHash(String.valueOf(pair.get(1)))));
                    }
                }
            }
            return items;
        }
    }
}
