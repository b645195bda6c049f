package dev.slipway.bench;

import dev.slipway.engine.store.Store;
import dev.slipway.engine.store.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A generated workspace that is large in each way the screens over runs have to bear: 100,000 runs, 1,000 of them with
/// 50 columns, 200 of those with curves of 10,000 points, a run of 20,000 tasks, and a deployed flow of 300 steps whose
/// notebook was edited since. Stateless.
final class ScreenStore {
    /// Runs in the history.
    static final int RUNS = 100_000;

    private static final int COMPARED = 1_000;
    private static final int CURVES = 200;
    private static final int POINTS = 10_000;
    private static final int COLUMNS = 25;
    private static final int TASKS = 20_000;
    private static final int MATRIX_RUNS = 100;
    private static final int MATRIX_TASKS = 500;
    private static final int STEPS = 300;
    private static final String NUMBERS = "WITH RECURSIVE n(i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i < ?)";
    private static final String SWEEP = """
            // %%
            //| parameters
            double rate = 0.1;
            // %%
            //| step: train
            double loss = 1 / rate;
            metric("loss", loss);
            """;
    private static final String MANY = """
            // %%
            //| parameters
            int count = 20000;
            // %%
            //| step: list
            var items = java.util.stream.IntStream.range(0, count).boxed().toList();
            // %%
            //| step: square
            //| foreach: item : items
            long squared = (long) item * item;
            // %%
            //| step: total
            //| gather: squared -> all
            long sum = 0;
            for (var each : all) sum += each;
            """;

    private ScreenStore() {}

    /// Makes what every screen needs in a new folder, and returns the folder.
    static Path make(Product product) throws IOException, InterruptedException {
        product.makeCaches();
        var folder = Files.createDirectories(product.scratch().resolve("screens"));
        var sweep = Files.writeString(folder.resolve("sweep.jsh"), SWEEP);
        product.slipway("run", sweep.toString());
        try (var store = Store.in(folder.resolve(".slipway"))) {
            store.<Integer>write(ScreenStore::runs);
            store.<Integer>write(ScreenStore::columns);
        }
        return folder;
    }

    /// Adds what only `screen` needs: making all of it takes minutes.
    static void add(Product product, Path folder, String screen) throws IOException, InterruptedException {
        switch (screen) {
            case "compare" -> write(folder, ScreenStore::curves);
            case "matrix" -> write(folder, ScreenStore::tasks);
            case "run" -> {
                var many = Files.writeString(folder.resolve("many.jsh"), MANY);
                product.slipway("run", many.toString(), "-p", "count=" + TASKS, "--workers", "2");
                write(folder, ScreenStore::live);
            }
            case "why" -> product.slipway("run", folder.resolve("sweep.jsh").toString(), "-p", "rate=0.2");
            case "sheet" -> {
                var steps = Files.writeString(folder.resolve("steps.jsh"), steps(1009));
                product.slipway("deploy", steps.toString());
                product.slipway("run", "steps@live", "-C", folder.toString());
                Files.writeString(steps, steps(1013));
            }
            default -> {}
        }
    }

    private static void write(Path folder, Store.Work<Transaction, Integer> work) throws IOException {
        try (var store = Store.in(folder.resolve(".slipway"))) {
            store.<Integer>write(work);
        }
    }

    /// Copies the one run that is there, with other numbers.
    private static int runs(Transaction transaction) throws IOException {
        transaction.update(
                NUMBERS + " INSERT INTO run (key, id, flow, number, plan, notebook, notebook_hash, name, status,"
                        + " started, ended, target, who, host, command, environment, pid, heartbeat)"
                        + " SELECT i + r.key, printf('r%026d', i), 'flow' || (i % 10), i, r.plan, r.notebook,"
                        + " r.notebook_hash, '', CASE WHEN i % 20 = 0 THEN 'failed' ELSE 'succeeded' END,"
                        + " r.started - (?3 - i) * 60000000, r.started - (?3 - i) * 60000000 + (i * 7919 % 50000000),"
                        + " 'local', 'me', 'host', 'slipway run nb.jsh', r.environment, 1, 0"
                        + " FROM n JOIN run r ON r.key = (SELECT min(key) FROM run)",
                1,
                RUNS,
                RUNS);
        for (int p = 0; p < 6; p++) {
            parameter(transaction, p, 2, RUNS - COMPARED + 1);
        }
        for (int m = 0; m < 4; m++) {
            metric(transaction, m, 2, RUNS - COMPARED + 1);
        }
        return transaction.update(
                NUMBERS + " INSERT INTO run_tag SELECT i, 't' || (i % 50) FROM n WHERE i % 5 = 0", 2, RUNS + 1);
    }

    private static void parameter(Transaction transaction, int p, int from, int to) throws IOException {
        transaction.update(
                NUMBERS + " INSERT INTO run_parameter SELECT i, ?3, ?4, (i * ?5 % 97) / 97.0, (i * ?5 % 97) / 97.0"
                        + " FROM n",
                from,
                to,
                "p" + p,
                p,
                p + 3);
    }

    private static void metric(Transaction transaction, int m, int from, int to) throws IOException {
        transaction.update(
                NUMBERS + " INSERT INTO run_metric SELECT i, ?3, (i * ?4 % 1009) / 1009.0, 0, 1, 1, NULL FROM n",
                from,
                to,
                "m" + m,
                m + 7);
    }

    /// Gives the newest runs 25 parameters and 25 metrics each.
    private static int columns(Transaction transaction) throws IOException {
        int from = RUNS - COMPARED + 2;
        for (int i = 0; i < COLUMNS; i++) {
            parameter(transaction, i, from, RUNS + 1);
            metric(transaction, i, from, RUNS + 1);
        }
        return transaction.update("UPDATE run SET flow = 'sweeps' WHERE key >= ?", from);
    }

    /// Gives the newest runs a task that logged `m0` 10,000 times.
    private static int curves(Transaction transaction) throws IOException {
        int from = RUNS - CURVES + 2;
        long first = 1_000_000;
        transaction.update(
                NUMBERS + " INSERT INTO step (run, position, name, status, total, executed, why, cells, depends_on,"
                        + " code) SELECT i, 0, 'train', 'succeeded', 1, 1, '', '[]', '[]', 'c' FROM n",
                from,
                RUNS + 1);
        transaction.update(
                NUMBERS + " INSERT INTO task SELECT i, 0, 0, '', 'succeeded', 1, i + ?3 FROM n", from, RUNS + 1, first);
        transaction.update(
                NUMBERS + " INSERT INTO attempt (id, run, step, idx, number, status, key, started)"
                        + " SELECT i + ?3, i, 0, 0, 1, 'succeeded', randomblob(32), 0 FROM n",
                from,
                RUNS + 1,
                first);
        transaction.update(
                NUMBERS + ", x(j) AS (SELECT 0 UNION ALL SELECT j + 1 FROM x WHERE j < ?4)"
                        + " INSERT INTO metric SELECT i + ?3, j, 'm0', j, 1.0 / (1 + j * (1 + i % 13) / 500.0)"
                        + " + (i * j * 31 % 101) / 4000.0, j * 1000 FROM n, x",
                from,
                RUNS + 1,
                first,
                POINTS - 1);
        transaction.update("UPDATE counter SET value = ? WHERE name = 'attempt'", 2 * first);
        return transaction.update("UPDATE run_metric SET count = ? WHERE run >= ? AND name = 'm0'", POINTS, from);
    }

    /// Gives the oldest 100 of the newest runs a fan-out of 500 tasks, of which some failed.
    private static int tasks(Transaction transaction) throws IOException {
        int from = RUNS - COMPARED + 2;
        int to = from + MATRIX_RUNS - 1;
        long first = 3_000_000;
        var items = NUMBERS + ", x(j) AS (SELECT 0 UNION ALL SELECT j + 1 FROM x WHERE j < ?4)";
        transaction.update(
                NUMBERS + " INSERT INTO step (run, position, name, status, total, executed, why, cells, depends_on,"
                        + " code) SELECT i, 0, 'train', 'succeeded', ?3, ?3, '', '[]', '[]', 'c' FROM n",
                from,
                to,
                MATRIX_TASKS);
        transaction.update(
                items + " INSERT INTO task SELECT i, 0, j, 'item=' || j,"
                        + " CASE WHEN (i * 31 + j * 17) % 23 = 0 THEN 'failed' ELSE 'succeeded' END,"
                        + " 1 + (i + j) % 11 / 10, ?3 + (i - ?1) * 1000 + j FROM n, x",
                from,
                to,
                first,
                MATRIX_TASKS - 1);
        transaction.update(
                items + " INSERT INTO attempt (id, run, step, idx, number, status, key, started)"
                        + " SELECT ?3 + (i - ?1) * 1000 + j, i, 0, j, 1, 'succeeded', randomblob(32), 0 FROM n, x",
                from,
                to,
                first,
                MATRIX_TASKS - 1);
        return transaction.update("UPDATE counter SET value = ? WHERE name = 'attempt'", 2 * first);
    }

    /// Copies the run of many tasks as one that is under way on another machine, half of its tasks to come.
    private static int live(Transaction transaction) throws IOException {
        var many = "FROM run r WHERE r.flow = 'many'";
        transaction.update("INSERT INTO run (id, flow, number, plan, notebook, notebook_hash, name, status, started,"
                + " target, who, host, command, environment, pid, heartbeat) SELECT printf('r%026d', 999999), 'live', 1, plan, notebook,"
                + " notebook_hash, '', 'running', started, target, who, 'elsewhere', command, environment, 1,"
                + " heartbeat + 1000000000000 " + many);
        var key = "(SELECT key FROM run WHERE flow = 'live')";
        transaction.update(
                "INSERT INTO step (run, position, name, status, total, executed, running, started, why, cells,"
                        + " depends_on, code) SELECT " + key
                        + ", s.position, s.name, CASE WHEN s.position = 1 THEN 'running'"
                        + " ELSE s.status END, s.total, s.executed / 2, 1, s.started, s.why, s.cells, s.depends_on, s.code"
                        + " FROM step s JOIN run r ON r.key = s.run WHERE r.flow = 'many'");
        return transaction.update("INSERT INTO task SELECT " + key + ", t.step, t.idx, t.item, CASE WHEN t.step = 1 AND"
                + " t.idx >= 10000 THEN 'waiting' ELSE t.status END, t.attempts, CASE WHEN t.step = 1 AND t.idx >= 10000"
                + " THEN NULL ELSE t.attempt END FROM task t JOIN run r ON r.key = t.run WHERE r.flow = 'many'");
    }

    /// @param modulus differs from version to version
    private static String steps(int modulus) {
        var text = new StringBuilder("""
                // %%
                //| parameters
                int n = 3;
                // %%
                int twice(int x) { return 2 * x; }
                // %%
                //| step: s0
                int v0 = twice(n);
                """);
        for (int i = 1; i < STEPS; i++) {
            text.append("// %%\n//| step: s").append(i).append('\n');
            text.append("int v").append(i).append(" = twice(v").append(i - 1).append(") % ");
            text.append(i == STEPS / 2 ? modulus : 1009).append(";\n");
        }
        return text.toString();
    }
}
