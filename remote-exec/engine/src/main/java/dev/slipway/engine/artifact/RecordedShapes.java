package dev.slipway.engine.artifact;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.flow.PlanCodec;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.reuse.Expansions;
import dev.slipway.engine.reuse.Keys;
import dev.slipway.engine.reuse.Shape;
import dev.slipway.engine.reuse.Source;
import dev.slipway.engine.reuse.StepResults;
import dev.slipway.engine.reuse.Wiring;
import dev.slipway.engine.reuse.Wiring.Wired;
import dev.slipway.engine.store.Store;
import dev.slipway.worker.protocol.Artifact;
import dev.slipway.worker.protocol.Blob;
import dev.slipway.worker.protocol.Report.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the tasks of a recorded run were laid out, found again from what it kept. One thread at a time.
public final class RecordedShapes {
    private static final String HASHES = "SELECT t.idx AS idx, a.type, a.format, a.bytes, a.hash FROM run r JOIN task t"
            + " ON t.run = r.key JOIN artifact a ON a.attempt = t.attempt WHERE r.id = ? AND t.step = ? AND a.name = ?";

    private final Store store;
    private final Plan plan;
    private final RunId run;
    private final Wiring wiring;
    private final Map<Integer, Shape> known = new HashMap<>();
    private final Set<ContentHash> used = new HashSet<>();

    RecordedShapes(Store store, Plan plan, RunId run) {
        this.store = store;
        this.plan = plan;
        this.run = run;
        wiring = Wiring.of(plan);
    }

    /// Returns the shape of a step.
    ///
    /// @throws IOException if the run did not get so far
    Shape of(int position) throws IOException {
        var before = known.get(position);
        if (before != null) {
            return before;
        }
        var wired = wiring.steps().get(position);
        var outer = wired.outer() == null ? Shape.ONCE : of(wired.outer());
        var shape = wired.hasLoops() ? outer.with(elements(wired, outer)) : outer;
        known.put(position, shape);
        return shape;
    }

    /// Returns the shape of the first `depth` levels of a step.
    Shape outside(Wired wired, int depth) throws IOException {
        return depth == 0 ? Shape.ONCE : of(wired.scope().get(depth - 1));
    }

    /// Returns the keys of what the loops of `run` went over, as far as it got; none if the run is not there.
    public static Set<ContentHash> expansions(Store store, PlanCodec plans, RunId run) throws IOException {
        var json = store.<Optional<String>>read(view -> view.first(
                "SELECT p.json FROM run r JOIN plan p ON p.document = r.plan WHERE r.id = ?",
                row -> row.text("json"),
                run));
        if (json.isEmpty()) {
            return Set.of();
        }
        var shapes = new RecordedShapes(store, plans.read(json.get()), run);
        for (int i = 0; i < shapes.wiring.steps().size(); i++) {
            try {
                shapes.of(i);
            } catch (IOException e) {
                // the run ended before it came to this step
            }
        }
        return Set.copyOf(shapes.used);
    }

    private List<List<List<Item>>> elements(Wired wired, Shape outer) throws IOException {
        var results = new HashMap<Integer, StepResults>();
        for (var source : wired.collections()) {
            switch (source) {
                case Source.Whole whole -> read(whole.step(), whole.name(), results);
                case Source.Same same -> read(same.step(), same.name(), results);
                case Source.Gathered gathered -> read(gathered.step(), gathered.artifact(), results);
                case Source.Element element -> read(element.step(), "", results);
                case Source.GatheredElements gathered -> read(gathered.step(), "", results);
                case Source.Parameter _ -> {}
            }
        }
        var keys = new Keys(parameters(), Map.of(), position -> Objects.requireNonNull(results.get(position)));
        var all = new ArrayList<List<List<Item>>>();
        for (int i = 0; i < outer.size(); i++) {
            try {
                all.add(elements(keys.expansionKey(wired, outer, i)));
            } catch (IllegalStateException e) {
                throw unknown(wired.step().name(), e);
            }
        }
        return all;
    }

    private List<List<Item>> elements(ContentHash key) throws IOException {
        var json = store.<Optional<byte[]>>read(
                view -> view.first("SELECT json FROM expansion WHERE key = ?", row -> row.bytes("json"), key));
        var loops = Expansions.read(json.orElseThrow(() -> unknown("the fan-out", null)));
        used.add(key);
        return loops;
    }

    private IOException unknown(String what, @Nullable Exception cause) {
        return new IOException(
                "Run " + run + " does not say what " + what + " went over. Resume it first: `slipway resume " + run
                        + "`.",
                cause);
    }

    private void read(int step, String artifact, Map<Integer, StepResults> into) throws IOException {
        var results = into.get(step);
        if (results == null) {
            results = new StepResults(of(step));
            into.put(step, results);
        }
        var tasks = store.read(view -> view.query(
                HASHES,
                row -> Map.entry(
                        row.small("idx"),
                        new Artifact(
                                artifact,
                                row.text("type"),
                                new Blob(
                                        row.text("format"),
                                        new ContentHash(row.text("hash")),
                                        row.number("bytes"),
                                        null),
                                "")),
                run,
                step,
                artifact));
        for (var task : tasks) {
            var all = new ArrayList<>(results.artifacts(task.getKey()).values());
            all.add(task.getValue());
            results.set(task.getKey(), all);
        }
    }

    private Map<String, @Nullable Object> parameters() throws IOException {
        var values = new HashMap<String, @Nullable Object>();
        for (var parameter : plan.parameters()) {
            var json = store.<Optional<String>>read(view -> view.first(
                    "SELECT p.json FROM run r JOIN run_parameter p ON p.run = r.key WHERE r.id = ? AND p.name = ?",
                    row -> row.text("json"),
                    run,
                    parameter.name()));
            values.put(parameter.name(), json.isEmpty() ? null : JsonText.read(json.get()));
        }
        return values;
    }
}
