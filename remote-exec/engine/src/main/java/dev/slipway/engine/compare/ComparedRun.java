package dev.slipway.engine.compare;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.flow.PlanCodec;
import dev.slipway.engine.history.NoSuchRunException;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.store.Row;
import dev.slipway.engine.store.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a comparison needs of a run beside its results. Immutable.
///
/// @param key in the store
/// @param notebook path and hash of the notebook's text
/// @param environment as recorded, by name; copied
record ComparedRun(
        long key, RunId id, RunStatus status, Plan plan, Notebook notebook, Map<String, String> environment) {
    private static final String THESE = "SELECT r.key, r.id, r.status, r.plan, r.notebook, r.notebook_hash,"
            + " r.environment FROM run r WHERE r.id IN (SELECT value FROM json_each(?))";
    private static final String PLANS =
            "SELECT document, json FROM plan WHERE document IN (SELECT value FROM json_each(?))";

    ComparedRun {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /// @param file absolute path as recorded
    /// @param text names the object with its text
    record Notebook(String file, ContentHash text) {}

    private record Bare(
            long key, RunId id, RunStatus status, String plan, Notebook notebook, Map<String, String> environment) {}

    /// Returns the runs `ids`, in that order.
    ///
    /// @throws NoSuchRunException if one is not there
    static List<ComparedRun> of(View view, PlanCodec codec, List<RunId> ids) throws IOException {
        var found = new HashMap<RunId, Bare>();
        var texts = JsonText.write(ids.stream().map(RunId::value).toList());
        for (var run : view.query(THESE, ComparedRun::bare, texts)) {
            found.put(run.id(), run);
        }
        var plans = new HashMap<String, Plan>();
        var documents = JsonText.write(
                found.values().stream().map(Bare::plan).distinct().toList());
        view.query(PLANS, row -> plans.put(row.text("document"), codec.read(row.text("json"))), documents);
        var runs = new ArrayList<ComparedRun>();
        for (var id : ids) {
            var run = Optional.ofNullable(found.get(id))
                    .orElseThrow(() -> new NoSuchRunException(
                            "There is no run " + id + " in this workspace. `slipway runs` lists those there are."));
            var plan = Optional.ofNullable(plans.get(run.plan()))
                    .orElseThrow(() -> new IOException("The plan of the run " + id
                            + " is gone from the store. `slipway doctor` says what else is missing."));
            runs.add(new ComparedRun(run.key(), id, run.status(), plan, run.notebook(), run.environment()));
        }
        return runs;
    }

    private static Bare bare(Row row) throws IOException {
        var environment = new LinkedHashMap<String, String>();
        JsonText.readObject(row.text("environment"))
                .forEach((name, value) -> environment.put(name, String.valueOf(value)));
        return new Bare(
                row.number("key"),
                new RunId(row.text("id")),
                RunStatus.of(row.text("status")),
                row.text("plan"),
                new Notebook(row.text("notebook"), new ContentHash(row.text("notebook_hash"))),
                environment);
    }
}
