package dev.slipway.desktop;

import static dev.slipway.desktop.Pictures.frames;
import static dev.slipway.desktop.Pictures.onUi;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.deploy.ProblemFixes;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.live.Restarts;
import dev.slipway.desktop.runs.RunsScreen;
import dev.slipway.engine.deploy.Deployments;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.FlowCompiler.BadParameterException;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunQuery;
import dev.slipway.engine.run.RunRequest;
import dev.slipway.engine.store.Store;
import dev.slipway.engine.store.Transaction;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.MouseEvent;

/// Goes through the screens over runs and versions with one real run and copies of it, so that the JVM that watches
/// writes down what they load and which of it is hot.
final class ScreenTraining {
    private static final int COPIES = 400;
    private static final int COMPARED = 60;
    private static final int FRAMES = 25;
    private static final long RUN_SECONDS = 120;
    private static final String NUMBERS =
            "WITH RECURSIVE n(i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)";
    private static final String NOTEBOOK = """
            // %%
            //| parameters
            double rate = 0.1;
            // %%
            //| step: train
            for (int i = 0; i < 200; i++) metric("loss", 1 / (1 + rate * i), i);
            // %%
            //| step: list
            var items = java.util.stream.IntStream.range(0, 8).boxed().toList();
            // %%
            //| step: square
            //| foreach: item : items
            int squared = item * item;
            // %%
            //| step: total
            //| gather: squared -> all
            int sum = 0;
            for (var each : all) sum += each;
            """;

    private final Composition composition;
    private final LiveStore store;

    ScreenTraining(Composition composition, LiveStore store) {
        this.composition = composition;
        this.store = store;
    }

    void take() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        var root = store.services().workspace().root();
        var file = Files.writeString(root.resolve("training.jsh"), NOTEBOOK);
        if (!(NotebookFiles.open(file) instanceof Opened.Notebook notebook)
                || !(store.compiler().compile(file, notebook.document()) instanceof Compiled.Flow flow)) {
            throw new IOException("the notebook does not compile");
        }
        var run = run(flow, notebook);
        try (var writer = Store.in(root.resolve(".slipway"))) {
            writer.<Integer>write(ScreenTraining::copy);
        }
        store.services().deployments().deploy(flow, file, notebook.text(), Deployments.PROD, "");
        var others = store.services().history().runs(RunQuery.newest(COMPARED)).rows().stream()
                .map(RunRow::id)
                .toList();
        history();
        show(() -> composition.places().run(run));
        show(() -> composition.places().task(run, "square", 3));
        show(() -> composition.places().compare(others));
        show(() -> composition.places().compare(others.subList(0, 3)));
        show(() -> composition.places().why(others.getFirst(), run));
        Files.writeString(file, NOTEBOOK.replace("item * item", "item + item"));
        if (NotebookFiles.open(file) instanceof Opened.Notebook edited) {
            show(() -> composition.places().deploy(edited, ProblemFixes.NONE));
            show(() -> composition.shell().closeSheet());
        }
        show(() -> composition.places().deployments(""));
    }

    private RunId run(Compiled.Flow flow, Opened.Notebook notebook)
            throws IOException, ExecutionException, TimeoutException, InterruptedException {
        var source = new RunRequest.Source(notebook.path(), notebook.text(), null, null, List.of("slipway", "run"));
        try {
            var values = store.compiler().parameters(flow.plan(), Map.of());
            var id = store.services()
                    .runs()
                    .start(Restarts.request(flow, source, values, new RunRequest.Label("", List.of())));
            Pictures.until(() -> isOver(id), RUN_SECONDS);
            return id;
        } catch (BadParameterException e) {
            throw new IOException(e);
        }
    }

    private boolean isOver(RunId id) {
        try {
            return store.services()
                    .history()
                    .run(id)
                    .map(run -> run.row().status().isOver())
                    .orElse(false);
        } catch (IOException notYet) {
            return false;
        }
    }

    /// Copies the newest run with other numbers.
    private static int copy(Transaction transaction) throws IOException {
        transaction.update(
                NUMBERS + " INSERT INTO run (key, id, flow, number, plan, notebook, notebook_hash, name, status,"
                        + " started, ended, target, who, host, command, environment, pid, heartbeat)"
                        + " SELECT i + 1000, printf('r%026d', i), r.flow, i + 1000, r.plan, r.notebook,"
                        + " r.notebook_hash, '', CASE WHEN i % 20 = 0 THEN 'failed' ELSE 'succeeded' END, r.started,"
                        + " r.ended, r.target, r.who, r.host, r.command, r.environment, r.pid, r.heartbeat"
                        + " FROM n JOIN run r ON r.key = (SELECT max(key) FROM run WHERE key <= 1000)",
                1,
                COPIES);
        transaction.update(
                NUMBERS + " INSERT INTO run_parameter SELECT i + 1000, 0, 'rate', (i % 97) / 97.0, (i % 97) / 97.0"
                        + " FROM n",
                1,
                COPIES);
        return transaction.update(
                NUMBERS + " INSERT INTO run_metric SELECT i + 1000, 'loss', (i % 101) / 101.0, 0, 1, 1, NULL FROM n",
                1,
                COPIES);
    }

    private void history() throws ExecutionException, TimeoutException, InterruptedException {
        show(() -> composition.places().runs(""));
        var screen = onUi(() -> composition.shell().front().orElseThrow());
        if (screen instanceof RunsScreen runs) {
            show(() -> runs.filter("metrics.loss < 0.5 and params.rate > 0.1"));
            show(() -> runs.filter(""));
            show(() -> composition.shell().lookupAll(".sortable").stream()
                    .limit(3)
                    .toList()
                    .forEach(head -> Timed.mouse(head, MouseEvent.MOUSE_CLICKED, 4, 4, false)));
        }
    }

    private void show(Runnable open) throws ExecutionException, TimeoutException, InterruptedException {
        onUi(() -> {
            open.run();
            return true;
        });
        frames(FRAMES);
    }
}
