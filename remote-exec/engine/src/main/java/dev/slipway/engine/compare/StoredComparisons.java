package dev.slipway.engine.compare;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.artifact.LibraryCodecs;
import dev.slipway.engine.flow.PlanCodec;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.reuse.CodeChanges;
import dev.slipway.engine.store.Store;
import dev.slipway.engine.store.View;
import dev.slipway.worker.code.CodePackages;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Comparisons over a workspace's store. Thread-safe.
public final class StoredComparisons implements Comparisons {
    private final Store store;
    private final PlanCodec plans;
    private final ArtifactDetails details;

    /// @param plans reads the plans of runs
    /// @param codecs read what is stored
    /// @param clauses says in what two JSON values differ, the empty string if in nothing
    public StoredComparisons(
            Store store,
            PlanCodec plans,
            LibraryCodecs codecs,
            BiFunction<@Nullable Object, @Nullable Object, String> clauses) {
        this.store = store;
        this.plans = plans;
        this.details = new ArtifactDetails(store, codecs::json, clauses);
    }

    @Override
    public Comparison compare(List<RunId> runs) throws IOException {
        return store.read(
                view -> new SideBySide(view, new Notebooks(store), ComparedRun.of(view, plans, runs)).compare());
    }

    @Override
    public Comparison compareRows(List<RunRow> runs) throws IOException {
        var ids = runs.stream().map(RunRow::id).toList();
        return store.read(
                view -> new SideBySide(view, new Notebooks(store), ComparedRun.of(view, plans, ids)).compare(runs));
    }

    @Override
    public Difference diff(RunId before, RunId after) throws IOException {
        return diff(before, after, details);
    }

    @Override
    public Difference causes(RunId before, RunId after) throws IOException {
        return diff(before, after, ArtifactDetails.none(store));
    }

    private Difference diff(RunId before, RunId after, ArtifactDetails looking) throws IOException {
        return store.read(view -> {
            var runs = ComparedRun.of(view, plans, List.of(before, after));
            var notebooks = new Notebooks(store);
            var earlier = runs.getFirst();
            var later = runs.getLast();
            var cells = ChangedCells.of(
                    later.plan(),
                    notebooks.of(earlier.notebook().text(), earlier.notebook().file()),
                    notebooks.of(later.notebook().text(), later.notebook().file()));
            var causes = new Causes(code(shipped(view, later)), shipped(view, earlier), cells);
            return new RunDiff(side(view, earlier), side(view, later), causes, looking).diff();
        });
    }

    @Override
    public CodeDiff code(RunId before, RunId after) throws IOException {
        return store.read(view -> {
            var runs = ComparedRun.of(view, plans, List.of(before, after));
            var notebooks = new Notebooks(store);
            var documents = runs.stream()
                    .map(run ->
                            notebooks.of(run.notebook().text(), run.notebook().file()))
                    .toList();
            return CodeDiffs.between(documents.getFirst(), documents.getLast());
        });
    }

    /// The hash in the plan is of the semantic package; that in the store names the bytes.
    private static ContentHash shipped(View view, ComparedRun run) throws IOException {
        return view.query(
                        "SELECT p.package FROM run r JOIN plan p ON p.document = r.plan WHERE r.key = ?",
                        row -> new ContentHash(row.text("package")),
                        run.key())
                .getFirst();
    }

    private @Nullable CodeChanges code(ContentHash shipped) {
        try {
            return new CodeChanges(store, CodePackages.decode(store.bytes(shipped)));
        } catch (IOException e) {
            return null; // gone from the store: that the code differs is known all the same
        }
    }

    private static RunDiff.Side side(View view, ComparedRun run) throws IOException {
        var parameters = new HashMap<String, String>();
        view.query(
                "SELECT name, json FROM run_parameter WHERE run = ?",
                row -> parameters.put(row.text("name"), row.text("json")),
                run.key());
        var metrics = new HashMap<String, Double>();
        view.query(
                "SELECT name, last FROM run_metric WHERE run = ?",
                row -> metrics.put(row.text("name"), row.real("last")),
                run.key());
        return new RunDiff.Side(run, StepFacts.of(view, run.key()), parameters, metrics);
    }
}
