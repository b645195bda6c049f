package dev.slipway.bench;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.RunHistory;
import dev.slipway.engine.history.RunQuery;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.store.Store;
import dev.slipway.engine.store.Transaction;
import dev.slipway.engine.workspace.LocalWorkspace;
import dev.slipway.engine.workspace.Workspace;
import dev.slipway.kernel.installation.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A question to the store of a workspace with 100,000 runs, one of which has 100,000 tasks, in a warm process, beside
/// reading as many rows of one table by their keys.
///
/// @param asked what is measured
record StoreBench(Stores stores, String name, Question asked, String rows) implements Bench {
    private static final int WARMING = 10;
    private static final int PAGE = 50;
    private static final int TASKS = 100_000;
    private static final String STEP = "square";
    private static final RunId MANY = new RunId("r%026d".formatted(ScreenStore.RUNS / 2));
    private static final String NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?)";
    private static final String SOME_RUNS = "SELECT * FROM run WHERE key > 1000 ORDER BY key LIMIT " + PAGE;
    private static final String SOME_TASKS =
            "SELECT * FROM task WHERE run = (SELECT key FROM run WHERE id = '%s') AND step = 0 ORDER BY idx LIMIT %d"
                    .formatted(MANY.value(), PAGE);

    /// A question.
    @FunctionalInterface
    interface Question {
        /// Returns how many rows were found.
        long ask(RunHistory history) throws IOException;
    }

    /// The generated workspace, made once.
    static final class Stores {
        private @Nullable Path folder;

        Path folder(Product product) throws IOException, InterruptedException {
            var made = folder;
            if (made == null) {
                made = ScreenStore.make(product);
                try (var store = Store.in(made.resolve(".slipway"))) {
                    store.<Integer>write(StoreBench::tasks);
                }
                folder = made;
            }
            return made;
        }
    }

    /// Returns all of them.
    static List<Bench> all() {
        var stores = new Stores();
        return List.of(
                new StoreBench(stores, "store-runs", page(() -> RunQuery.newest(PAGE)), SOME_RUNS),
                new StoreBench(stores, "store-status", page(() -> query(RunStatus.FAILED, null)), SOME_RUNS),
                new StoreBench(
                        stores,
                        "store-where",
                        page(() -> query(null, "params.p1 < 0.5 and metrics.m0 < 0.1")),
                        SOME_RUNS),
                new StoreBench(stores, "store-run", StoreBench::run, SOME_TASKS),
                new StoreBench(
                        stores,
                        "store-tasks",
                        history -> history.tasks(MANY, STEP, TASKS / 2, PAGE)
                                .rows()
                                .size(),
                        SOME_TASKS));
    }

    @Override
    public Figure measure(Product product) throws IOException, InterruptedException {
        var folder = stores.folder(product);
        var installation = Installation.locate();
        try (var workspace = LocalWorkspace.open(new Workspace(folder), installation);
                var store = Store.in(folder.resolve(".slipway"))) {
            for (int round = 0; round < WARMING; round++) {
                found(asked.ask(workspace.history()));
            }
            return Timings.figure(
                    () -> found(asked.ask(workspace.history())),
                    "as many rows of one table by their keys",
                    () -> found(store.<Integer>read(
                            view -> view.query(rows, row -> row.text("status")).size())));
        }
    }

    private static void found(long rows) throws IOException {
        if (rows == 0) {
            throw new IOException("nothing was found");
        }
    }

    private static Question page(Supplier<RunQuery> query) {
        return history -> history.runs(query.get()).rows().size();
    }

    private static RunQuery query(@Nullable RunStatus status, @Nullable String where) {
        return new RunQuery(null, status, null, null, where, null, PAGE, null);
    }

    private static long run(RunHistory history) throws IOException {
        return history.run(MANY).map(run -> run.steps().size()).orElse(0);
    }

    /// Gives one run 100,000 tasks.
    private static int tasks(Transaction transaction) throws IOException {
        var key = "(SELECT key FROM run WHERE id = '" + MANY.value() + "')";
        long first = 10_000_000;
        transaction.update(
                "INSERT INTO step (run, position, name, status, total, executed, why, cells, depends_on, code) SELECT "
                        + key + ", 0, ?, 'succeeded', ?, ?, '', '[]', '[]', 'c'",
                STEP,
                TASKS,
                TASKS);
        transaction.update(
                NUMBERS + " INSERT INTO task SELECT " + key + ", 0, i, i, 'succeeded', 1, i + ? FROM n",
                TASKS - 1,
                first);
        return transaction.update(
                NUMBERS
                        + " INSERT INTO attempt (id, run, step, idx, number, status, key, started, ended) SELECT i + ?, "
                        + key + ", 0, i, 1, 'succeeded', i, i, i + 1000 FROM n",
                TASKS - 1,
                first);
    }
}
