package dev.slipway.engine.reuse;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
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
import dev.slipway.worker.protocol.Report;
import dev.slipway.worker.protocol.Report.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds earlier results by key and makes sure that they still hold. One thread at a time.
public final class PastResults {
    private static final String CANDIDATES =
            "SELECT id FROM attempt WHERE substr(key, 1, 8) = substr(?1, 1, 8) AND key = ?1 AND status = 'succeeded' ORDER BY id DESC LIMIT 3";
    private static final String CANDIDATES_OF_RUN = "SELECT a.id FROM attempt a"
            + " WHERE substr(a.key, 1, 8) = substr(?1, 1, 8) AND a.key = ?1"
            + " AND a.status = 'succeeded' AND EXISTS (SELECT 1 FROM task t JOIN run r ON t.run = r.key"
            + " WHERE t.attempt = a.id AND r.id = ?2) ORDER BY a.id DESC LIMIT 3";
    private static final String NEWEST = "SELECT j.key AS i, max(a.id) AS id FROM json_each(?) j CROSS JOIN attempt a"
            + " ON substr(a.key, 1, 8) = unhex(substr(j.value, 1, 16)) AND a.key = unhex(j.value)"
            + " AND a.status = 'succeeded' GROUP BY j.key";
    private static final String RUNS = "SELECT a.id AS id, r.id AS run FROM attempt a JOIN run r ON r.key = a.run"
            + " WHERE a.id IN (SELECT value FROM json_each(?))";
    private static final String THERE =
            "SELECT count(*) AS n FROM attempt WHERE id IN (SELECT value FROM json_each(?)) AND status = 'succeeded'";
    private static final int AT_ONCE = 2000;
    private static final int FEW = 4;

    private final Store store;
    private final ObjectFiles objects;
    private final InputFiles files;
    private final Scope scope;
    private final Lookups lookups;
    private final Map<String, Optional<RunId>> resolved = new HashMap<>();

    /// Which earlier results count.
    ///
    /// @param everything whether results of all runs count
    /// @param origin the run whose results count in any case, null if none
    public record Scope(boolean everything, @Nullable String origin) {}

    /// Finds what a cell means by a name.
    public interface Lookups {
        /// Returns the run.
        ///
        /// @throws IOException if there is none
        RunId resolve(String reference) throws IOException;

        /// Returns what tells that the connection leads to the same content as long as its file is the same; empty if
        /// nothing tells.
        ///
        /// @throws IOException if there is none
        Optional<String> fingerprint(String connection) throws IOException;

        /// Returns a property of the deployment that runs; empty where it does not apply.
        String deployment(String property);
    }

    /// @param folder the notebook's folder
    public PastResults(Store store, Path folder, Scope scope, Lookups lookups) {
        this.store = store;
        this.objects = store.objects();
        this.files = new InputFiles(folder, new Datasets());
        this.scope = scope;
        this.lookups = lookups;
    }

    /// Returns what there is for each of `keys`, the keys of tasks of one step.
    public List<Found> find(Wired wired, List<ContentHash> keys) throws IOException {
        var everything = scope.everything() && wired.step().settings().reusable();
        if (!everything && scope.origin() == null) {
            return keys.stream().<Found>map(_ -> Miss.NEVER).toList();
        }
        return store.read(view -> {
            var found = new ArrayList<Found>();
            for (int from = 0; from < keys.size(); from += AT_ONCE) {
                var some = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
                var newest = everything && some.size() > FEW ? newest(view, wired, some) : List.<Found>of();
                for (int i = 0; i < some.size(); i++) {
                    // an older attempt than the newest may do, but where there is none there is no other
                    boolean isSettled = i < newest.size()
                            && (newest.get(i) instanceof Hit || newest.get(i).equals(Miss.NEVER));
                    found.add(isSettled ? newest.get(i) : find(view, wired, some.get(i), everything));
                }
            }
            return found;
        });
    }

    /// Returns what the newest attempt of each key gives, with one question a kind instead of one a task.
    private List<Found> newest(View view, Wired wired, List<ContentHash> keys) throws IOException {
        var attempts = newest(view, keys);
        var kept = Kept.of(view, attempts.values());
        var found = new ArrayList<Found>();
        for (int i = 0; i < keys.size(); i++) {
            var attempt = attempts.get(i);
            found.add(attempt == null ? Miss.NEVER : check(wired, attempt, kept));
        }
        return found;
    }

    /// Tells whether what was found a moment ago is still there.
    public boolean areThere(List<Found> found) throws IOException {
        var attempts = new HashSet<Long>();
        for (var each : found) {
            if (each instanceof Hit hit) {
                attempts.add(hit.attempt());
                if (hit.artifacts().stream().anyMatch(this::isGone)) {
                    return false;
                }
            }
        }
        return store.<Boolean>read(
                view -> view.query(THERE, row -> row.number("n"), JsonText.write(List.copyOf(attempts)))
                                .getFirst()
                        == attempts.size());
    }

    private boolean isGone(Artifact artifact) {
        return artifact.blob().inline() == null && !objects.has(artifact.blob().hash());
    }

    /// What an earlier result, which may not be taken, had kept.
    ///
    /// @param run id of its run
    /// @param hashes of its artifacts by name; copied
    public record Earlier(String run, Map<String, ContentHash> hashes) {
        public Earlier {
            hashes = Map.copyOf(hashes);
        }

        /// Returns the first of `artifacts` that is not what it was; empty if all are.
        public Optional<String> difference(List<Artifact> artifacts) {
            return artifacts.stream()
                    .filter(artifact -> hashes.containsKey(artifact.name())
                            && !artifact.blob().hash().equals(hashes.get(artifact.name())))
                    .map(Artifact::name)
                    .findFirst();
        }
    }

    /// Returns the newest results for `keys` by index, where earlier results may not be taken, so that the new ones can
    /// be compared with them; those that had read a file which has changed since are left out.
    public Map<Integer, Earlier> earlier(Wired wired, List<ContentHash> keys) throws IOException {
        if (scope.everything() && wired.step().settings().reusable()) {
            return Map.of();
        }
        return store.read(view -> {
            var earlier = new HashMap<Integer, Earlier>();
            for (int from = 0; from < keys.size(); from += AT_ONCE) {
                var some = newest(view, keys.subList(from, Math.min(keys.size(), from + AT_ONCE)));
                var kept = Kept.of(view, some.values());
                var runs = new HashMap<Long, String>();
                view.query(
                        RUNS,
                        row -> runs.put(row.number("id"), row.text("run")),
                        JsonText.write(List.copyOf(some.values())));
                int first = from;
                some.forEach((at, attempt) -> {
                    if (changed(kept, attempt).isEmpty() && moved(kept, attempt).isEmpty()) {
                        earlier.put(first + at, new Earlier(runs.getOrDefault(attempt, ""), hashes(kept, attempt)));
                    }
                });
            }
            return earlier;
        });
    }

    private static Map<String, ContentHash> hashes(Kept kept, long attempt) {
        var hashes = new HashMap<String, ContentHash>();
        kept.artifacts()
                .getOrDefault(attempt, List.of())
                .forEach(artifact -> hashes.put(artifact.name(), artifact.blob().hash()));
        return hashes;
    }

    /// Returns the newest attempt that succeeded with each of `keys`, by index.
    private static Map<Integer, Long> newest(View view, List<ContentHash> keys) throws IOException {
        var attempts = new HashMap<Integer, Long>();
        view.query(
                NEWEST,
                row -> attempts.put(row.small("i"), row.number("id")),
                JsonText.write(keys.stream().map(ContentHash::hex).toList()));
        return attempts;
    }

    /// Returns a file that an attempt had read and that has changed; empty if none has.
    private Optional<String> changed(Kept kept, long attempt) {
        return kept.inputs().getOrDefault(attempt, List.of()).stream()
                .filter(input -> !files.isUnchanged(input.getKey(), input.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// Returns the elements that the loops with this key had; empty if that is not known.
    public Optional<List<List<Item>>> expansion(ContentHash key) throws IOException {
        var kept = store.<Optional<byte[]>>read(
                view -> view.first("SELECT json FROM expansion WHERE key = ?", row -> row.bytes("json"), key));
        return kept.isEmpty() ? Optional.empty() : Optional.of(Expansions.read(kept.get()));
    }

    private Found find(View view, Wired wired, ContentHash key, boolean everything) throws IOException {
        Row.Reader<Long> id = row -> row.number("id");
        var bytes = HexFormat.of().parseHex(key.hex());
        var candidates = everything
                ? view.query(CANDIDATES, id, bytes)
                : view.query(CANDIDATES_OF_RUN, id, bytes, scope.origin());
        var miss = Miss.NEVER;
        for (var attempt : candidates) {
            switch (check(wired, attempt, Kept.of(view, List.of(attempt)))) {
                case Hit hit -> {
                    return hit;
                }
                case Miss worse -> miss = miss.why().isEmpty() ? worse : miss;
            }
        }
        return miss;
    }

    /// Says what has become of the runs that an attempt had looked up; empty if nothing has.
    private Optional<String> moved(Kept kept, long attempt) {
        for (var lookup : kept.lookups().getOrDefault(attempt, Map.of()).entrySet()) {
            if (lookup.getKey().isEmpty()) {
                return Optional.of("it goes through the runs there are");
            }
            if (lookup.getKey().startsWith(Report.CONNECTION)) {
                var name = lookup.getKey().substring(Report.CONNECTION.length());
                var another = another(name, lookup.getValue());
                if (another.isPresent()) {
                    return another;
                }
                continue;
            }
            if (lookup.getKey().startsWith(Report.DEPLOYMENT)) {
                var property = lookup.getKey().substring(Report.DEPLOYMENT.length());
                var now = lookups.deployment(property);
                if (!now.equals(lookup.getValue())) {
                    return Optional.of(
                            "deployment " + property + " " + orNone(lookup.getValue()) + " -> " + orNone(now));
                }
                continue;
            }
            if (!resolve(lookup.getKey()).map(RunId::value).equals(Optional.of(lookup.getValue()))) {
                return Optional.of("run " + lookup.getKey() + " is another one now");
            }
        }
        return Optional.empty();
    }

    private static String orNone(String value) {
        return value.isEmpty() ? "none" : value;
    }

    /// Says why what was read over a connection is not known to be the same now; empty if it is, as far as its file is.
    private Optional<String> another(String connection, String fingerprint) {
        try {
            var now = lookups.fingerprint(connection);
            if (fingerprint.isEmpty() || now.isEmpty()) {
                return Optional.of("it reads the database " + connection + ", which may have changed");
            }
            return now.get().equals(fingerprint)
                    ? Optional.empty()
                    : Optional.of("the connection " + connection + " leads to another database now");
        } catch (IOException e) {
            return Optional.of("there is no connection " + connection + " any more");
        }
    }

    private Optional<RunId> resolve(String reference) {
        return resolved.computeIfAbsent(reference, _ -> {
            try {
                return Optional.of(lookups.resolve(reference));
            } catch (IOException e) {
                return Optional.empty(); // deleted meanwhile
            }
        });
    }

    private Found check(Wired wired, long attempt, Kept kept) throws IOException {
        var moved = moved(kept, attempt);
        if (moved.isPresent()) {
            return new Miss(moved.get());
        }
        var changed = changed(kept, attempt);
        if (changed.isPresent()) {
            return new Miss("input " + changed.get() + " changed");
        }
        var artifacts = kept.artifacts().getOrDefault(attempt, List.of());
        var names = new HashSet<>(kept.unstorable().getOrDefault(attempt, List.of()));
        for (var artifact : artifacts) {
            names.add(artifact.name());
            if (isGone(artifact)) {
                return new Miss("the stored value of " + artifact.name() + " is gone");
            }
        }
        return missing(wired, names)
                .<Found>map(name -> new Miss(name + " was not kept by earlier runs"))
                .orElseGet(() -> new Hit(attempt, artifacts));
    }

    private static Optional<String> missing(Wired wired, Set<String> names) {
        return wired.step().writes().stream()
                .map(write -> write.name())
                .filter(name -> !names.contains(name))
                .findFirst();
    }
}
