package dev.slipway.engine.local;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.flow.json.PlanJson;
import dev.slipway.engine.history.RunHistory;
import dev.slipway.engine.history.StoredHistory;
import dev.slipway.engine.run.RunListener;
import dev.slipway.engine.run.RunRequest;
import dev.slipway.engine.run.RunRequest.OnFailure;
import dev.slipway.engine.run.RunRequest.Options;
import dev.slipway.engine.run.RunRequest.Reuse;
import dev.slipway.engine.run.RunService;
import dev.slipway.engine.store.Store;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.worker.protocol.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// A store that runs on fake workers fill, for the tests of other packages.
public final class FilledStore implements AutoCloseable {
    /// The notebook of runs that do not say another.
    public static final String NOTEBOOK = "// %% [markdown]\n// # Title\n// %%\nint a = 1;\n// %%\nint b = a + 1;\n";

    private final Path folder;
    private final Store store;
    private final RunHistory history;
    private String notebook = NOTEBOOK;
    private String file = "nb.jsh";
    private Reuse reuse = Reuse.ALLOWED;
    private RunRequest.Label label = new RunRequest.Label("", List.of());

    /// What a task does: returns its artifacts as texts by name.
    public interface Body {
        Map<String, String> run(Talk task) throws Exception;
    }

    /// A task and what it can say.
    public interface Talk {
        String step();

        int index();

        String get(String input);

        void print(String text);

        void metric(String name, double value, long iteration);

        void show(MimeBundle card);

        void read(String path, String content);
    }

    public FilledStore(Path folder) {
        this.folder = folder;
        store = Store.in(folder.resolve(".slipway"));
        history = new StoredHistory(store, new PlanJson(), new Upkeep(store, Clock.systemUTC()));
    }

    public Store store() {
        return store;
    }

    public RunHistory history() {
        return history;
    }

    public RunService service() {
        return runs(FilledStore::compute);
    }

    public FilledStore notebook(String text) {
        notebook = text;
        return this;
    }

    /// Names the notebook's file, `nb.jsh` if that is not said.
    public FilledStore file(String name) {
        file = name;
        return this;
    }

    public FilledStore label(String name, String... tags) {
        label = new RunRequest.Label(name, List.of(tags));
        return this;
    }

    public FilledStore withoutReuse() {
        reuse = Reuse.OFF;
        return this;
    }

    /// Runs `Flows.fanOut` with the usual body.
    public RunId run(Map<String, Object> parameters) throws IOException {
        return run(Flows.fanOut(Settings.DEFAULT).build(), parameters, FilledStore::compute);
    }

    public RunId run(Compiled.Flow flow, Map<String, Object> parameters, Body body) throws IOException {
        return runs(body)
                .execute(request(flow, parameters), new RunListener() {})
                .row()
                .id();
    }

    public RunRequest request(Compiled.Flow flow, Map<String, Object> parameters) {
        var source =
                new RunRequest.Source(folder.resolve(file), notebook, null, null, List.of("slipway", "run", "nb.jsh"));
        return new RunRequest(
                flow,
                source,
                new LinkedHashMap<>(parameters),
                label,
                new Options(2, reuse, OnFailure.FINISH_THE_FAN_OUT));
    }

    /// The usual body: prepare gives the items, train multiplies and logs a loss, report joins.
    public static Map<String, String> compute(Talk task) {
        return switch (task.step()) {
            case "prepare" -> Map.of("all", task.get("items"));
            case "train" -> {
                task.print("training " + task.get("item") + "\n");
                task.metric("loss", Double.parseDouble(task.get("rate")) * (task.index() + 1), 1);
                yield Map.of("model", task.get("item") + "*" + task.get("rate"));
            }
            default -> Map.of("summary", task.get("models"));
        };
    }

    private LocalRuns runs(Body body) {
        var workers = new FakeWorkers(task -> body.run(new Talking(task)));
        var installation = new Installation(folder, List.of(), List.of(), List.of());
        var maker = new RunMaker(store, installation, new PlanJson(), Clock.systemUTC(), _ -> workers);
        return new LocalRuns(store, maker, id -> history.run(id).orElseThrow(), Clock.systemUTC(), new Random());
    }

    @Override
    public void close() {
        store.close();
    }

    private record Talking(FakeWorkers.Task task) implements Talk {
        private static final AtomicInteger CARDS = new AtomicInteger();

        @Override
        public String step() {
            return task.step();
        }

        @Override
        public int index() {
            return task.index();
        }

        @Override
        public String get(String input) {
            return task.get(input);
        }

        @Override
        public void print(String text) {
            FakeWorkers.print(task, text);
        }

        @Override
        public void metric(String name, double value, long iteration) {
            FakeWorkers.metric(task, name, value, iteration);
        }

        @Override
        public void show(MimeBundle card) {
            task.worker().say(new Report.Card(CARDS.getAndIncrement(), card));
        }

        @Override
        public void read(String path, String content) {
            task.worker()
                    .say(new Report.InputRead(path, Path.of("/data", path), content.length(), ContentHash.of(content)));
        }
    }
}
