package dev.slipway.engine.local;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.json.PlanJson;
import dev.slipway.engine.history.Rows.FlowRef;
import dev.slipway.engine.history.Rows.Label;
import dev.slipway.engine.history.Rows.Origin;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.Rows.Times;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.run.RunListener;
import dev.slipway.engine.run.RunRequest;
import dev.slipway.engine.run.RunRequest.OnFailure;
import dev.slipway.engine.run.RunRequest.Options;
import dev.slipway.engine.run.RunRequest.Reuse;
import dev.slipway.engine.store.Store;
import dev.slipway.kernel.installation.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A store with runs on fake workers, and what the tests ask of it.
final class RunBench implements AutoCloseable {
    final Path folder;
    final Store store;
    Options options = new Options(2, Reuse.ALLOWED, OnFailure.FINISH_THE_FAN_OUT);
    RunListener listener = new RunListener() {};
    Clock clock = Clock.systemUTC();

    @Nullable
    RunId origin;

    @Nullable
    Integer version;

    RunBench(Path folder) {
        this.folder = folder;
        this.store = Store.in(folder.resolve(".slipway"));
    }

    LocalRuns runs(WorkerLink.Starter workers) {
        var installation = new Installation(folder, List.of(), List.of(), List.of());
        var maker = new RunMaker(store, installation, new PlanJson(), clock, _ -> workers);
        return new LocalRuns(store, maker, this::detail, clock, new Random());
    }

    /// Returns runs with worker processes that are there already.
    LocalRuns runs(KeptWorkers workers) {
        var maker = new RunMaker(store, RealCells.installation(), new PlanJson(), clock, workers::of);
        return new LocalRuns(store, maker, this::detail, clock, new Random());
    }

    /// Returns runs with workers in processes of their own.
    LocalRuns realRuns() {
        var maker = new RunMaker(store, RealCells.installation(), new PlanJson(), Clock.systemUTC());
        return new LocalRuns(store, maker, this::detail, Clock.systemUTC(), new Random());
    }

    RunRequest request(Compiled.Flow flow, Map<String, ? extends @Nullable Object> parameters) {
        var source = new RunRequest.Source(
                folder.resolve("nb.ipynb"), "the notebook", version, origin, List.of("slipway", "run"));
        return new RunRequest(
                flow,
                source,
                new java.util.LinkedHashMap<>(parameters),
                new RunRequest.Label("", List.of("t")),
                options);
    }

    RunStatus run(FakeWorkers workers, Compiled.Flow flow) throws IOException {
        return run(workers, flow, Map.of());
    }

    RunStatus run(FakeWorkers workers, Compiled.Flow flow, Map<String, Object> parameters) throws IOException {
        return runs(workers).execute(request(flow, parameters), listener).row().status();
    }

    /// Returns `step status executed reused failed cancelled why` of each step of the newest run.
    List<String> steps() throws IOException {
        return store.<List<String>>read(view -> view.query(
                "SELECT s.* FROM step s WHERE run = (SELECT max(key) FROM run) ORDER BY position",
                row -> String.join(
                        " ",
                        row.text("name"),
                        row.text("status"),
                        row.number("executed") + "/" + row.number("reused") + "/" + row.number("failed") + "/"
                                + row.number("cancelled"),
                        row.text("why"))));
    }

    /// Returns the first column of each row.
    List<String> ask(String sql) throws IOException {
        return store.<List<String>>read(view -> view.query(sql, row -> String.valueOf(row.textOrNull("x"))));
    }

    /// Returns the preview of an artifact of the newest run.
    String artifact(String step, int index, String name) throws IOException {
        return store.<String>read(view -> view.first(
                        "SELECT a.preview FROM task t JOIN step s ON s.run = t.run AND s.position = t.step"
                                + " JOIN artifact a ON a.attempt = t.attempt WHERE t.run = (SELECT max(key) FROM run)"
                                + " AND s.name = ? AND t.idx = ? AND a.name = ?",
                        row -> row.text("preview"),
                        step,
                        index,
                        name)
                .orElseThrow());
    }

    private RunDetail detail(RunId id) throws IOException {
        var status = store.<RunStatus>read(
                view -> view.first("SELECT status FROM run WHERE id = ?", row -> RunStatus.of(row.text("status")), id)
                        .orElseThrow());
        var none = ContentHash.of("");
        var row = new RunRow(
                id,
                new FlowRef("flow", 1, null, none, none, ""),
                new Label("", List.of()),
                status,
                new Times(null, null),
                new Origin("", "", "", "", null, null),
                Map.of(),
                Map.of());
        return new RunDetail(row, List.of(), null, List.of(), Map.of(), "");
    }

    @Override
    public void close() {
        store.close();
    }
}
