package dev.slipway.engine.values;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.artifact.LibraryCodecs;
import dev.slipway.engine.history.NoSuchRunException;
import dev.slipway.engine.store.Store;
import dev.slipway.engine.store.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares what two runs of a workspace's store kept and printed. Thread-safe.
public final class StoredValues implements ValueComparisons {
    private final Store store;
    private final ReadValues values;

    /// @param codecs read what is stored
    public StoredValues(Store store, LibraryCodecs codecs) {
        this.store = store;
        values = new ReadValues(store, codecs);
    }

    /// One thing of one task.
    ///
    /// @param identity equal if the content is equal: a hash, or the attempt that printed
    private record Kept(String step, String name, String format, String item, int index, String identity) {
        String thing() {
            return step + "/" + name;
        }
    }

    @Override
    public List<KeptPair> kept(RunId before, RunId after) throws IOException {
        return store.read(view -> {
            var old = of(view, before);
            var young = of(view, after);
            var pairs = new ArrayList<KeptPair>();
            for (var thing : young.entrySet()) {
                pairs.add(pair(old.getOrDefault(thing.getKey(), Map.of()), thing.getValue()));
            }
            for (var thing : old.entrySet()) {
                if (!young.containsKey(thing.getKey())) {
                    pairs.add(pair(thing.getValue(), Map.of()));
                }
            }
            return pairs.stream()
                    .filter(pair -> pair.kind() == KeptPair.Kind.ARTIFACT || pair.differs())
                    .toList();
        });
    }

    private static KeptPair pair(Map<String, Kept> before, Map<String, Kept> after) {
        var tasks = new ArrayList<KeptPair.Task>();
        int differing = 0;
        int all = after.size();
        for (var now : after.entrySet()) {
            var then = before.get(now.getKey());
            if (then == null || !then.identity().equals(now.getValue().identity())) {
                differing++;
                add(tasks, now.getKey(), then, now.getValue());
            }
        }
        for (var then : before.entrySet()) {
            if (!after.containsKey(then.getKey())) {
                differing++;
                all++;
                add(tasks, then.getKey(), then.getValue(), null);
            }
        }
        var one = (after.isEmpty() ? before : after).values().iterator().next();
        boolean isLog = one.format().isEmpty();
        return new KeptPair(
                isLog ? KeptPair.Kind.LOG : KeptPair.Kind.ARTIFACT,
                one.step(),
                one.name(),
                one.format(),
                tasks,
                differing,
                all);
    }

    private static void add(List<KeptPair.Task> tasks, String item, @Nullable Kept before, @Nullable Kept after) {
        if (tasks.size() < KeptPair.MOST_TASKS) {
            tasks.add(
                    new KeptPair.Task(item, before == null ? -1 : before.index(), after == null ? -1 : after.index()));
        }
    }

    /// Returns what a run has, by thing and the elements of its task.
    private static Map<String, Map<String, Kept>> of(View view, RunId run) throws IOException {
        long key = key(view, run);
        var all = new ArrayList<Kept>(view.query(
                "SELECT s.name AS step, r.name, r.format, t.item, t.idx, r.hash FROM task t"
                        + " JOIN step s ON s.run = t.run AND s.position = t.step"
                        + " JOIN artifact r ON r.attempt = t.attempt"
                        + " WHERE t.run = ? ORDER BY t.step, r.position, t.idx",
                row -> new Kept(
                        row.text("step"),
                        row.text("name"),
                        row.text("format"),
                        row.text("item"),
                        row.small("idx"),
                        row.text("hash")),
                key));
        all.addAll(view.query(
                "SELECT s.name AS step, t.item, t.idx, t.attempt FROM task t"
                        + " JOIN step s ON s.run = t.run AND s.position = t.step"
                        + " WHERE t.run = ? AND EXISTS (SELECT 1 FROM log l WHERE l.attempt = t.attempt)"
                        + " ORDER BY t.step, t.idx",
                row -> new Kept(
                        row.text("step"),
                        "log",
                        "",
                        row.text("item"),
                        row.small("idx"),
                        String.valueOf(row.number("attempt"))),
                key));
        var things = new LinkedHashMap<String, Map<String, Kept>>();
        for (var kept : all) {
            var ofThing = things.computeIfAbsent(
                    kept.format().isEmpty() ? kept.step() + " log" : kept.thing(), _ -> new LinkedHashMap<>());
            var item = kept.item();
            for (int again = 2; ofThing.containsKey(item); again++) {
                item = kept.item() + " (" + again + ")";
            }
            ofThing.put(item, kept);
        }
        return things;
    }

    private static long key(View view, RunId run) throws IOException {
        var found = view.query("SELECT key FROM run WHERE id = ?", row -> row.number("key"), run.value());
        if (found.isEmpty()) {
            throw new NoSuchRunException("There is no run " + run + " in this workspace. It was deleted.");
        }
        return found.getFirst();
    }

    @Override
    public ValueDifference compare(
            RunId before, RunId after, KeptPair pair, KeptPair.@Nullable Task task, List<String> key)
            throws IOException {
        return store.read(view -> {
            long old = key(view, before);
            long young = key(view, after);
            if (pair.kind() == KeptPair.Kind.LOG) {
                var one = Objects.requireNonNull(task, "a log is of a task");
                return LogDiffs.of(view, pair.step(), old, one.before(), young, one.after());
            }
            if (task == null) {
                return values.elements(stored(view, old, pair, -1), stored(view, young, pair, -1), key);
            }
            var then = task.before() < 0 ? List.<ReadValues.Stored>of() : stored(view, old, pair, task.before());
            var now = task.after() < 0 ? List.<ReadValues.Stored>of() : stored(view, young, pair, task.after());
            if (then.isEmpty() && now.isEmpty()) {
                return new ValueDifference.Unknown("Neither run has it any more. Choose the runs anew.");
            }
            if (then.isEmpty() || now.isEmpty()) {
                return new ValueDifference.OneSided(
                        now.isEmpty(), (now.isEmpty() ? then : now).getFirst().preview());
            }
            return values.compare(then.getFirst(), now.getFirst(), key);
        });
    }

    /// Returns the values of one artifact in order of task.
    ///
    /// @param index of the task, -1 for all
    private static List<ReadValues.Stored> stored(View view, long run, KeptPair pair, int index) throws IOException {
        return view.query(
                "SELECT t.item, r.format, r.bytes, r.hash, r.preview FROM step s"
                        + " JOIN task t ON t.run = s.run AND t.step = s.position"
                        + " JOIN artifact r ON r.attempt = t.attempt"
                        + " WHERE s.run = ? AND s.name = ? AND r.name = ? AND (t.idx = ? OR ? < 0) ORDER BY t.idx",
                row -> new ReadValues.Stored(
                        row.text("item"),
                        row.text("format"),
                        row.number("bytes"),
                        new ContentHash(row.text("hash")),
                        row.text("preview")),
                run,
                pair.step(),
                pair.name(),
                index,
                index);
    }
}
