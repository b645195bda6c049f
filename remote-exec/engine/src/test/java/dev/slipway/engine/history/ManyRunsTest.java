package dev.slipway.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.artifact.LibraryCodecs;
import dev.slipway.engine.compare.Comparison;
import dev.slipway.engine.compare.StoredComparisons;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.flow.json.PlanJson;
import dev.slipway.engine.local.Flows;
import dev.slipway.engine.store.Store;
import dev.slipway.engine.store.Transaction;
import dev.slipway.engine.values.ValueClauses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// A store with many runs answers from its indexes.
@Timeout(300)
class ManyRunsTest {
    private static final int RUNS = Boolean.getBoolean("slipway.long") ? 100_000 : 2_000;
    private static final String NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)";

    @TempDir
    private Path folder;

    @Test
    void noListOfRunsSortsOrScans() throws IOException {
        try (var store = filled()) {
            for (var query : List.of(
                    query(null, null, null, null),
                    query("flow1", null, null, null),
                    query(null, RunStatus.FAILED, null, null),
                    query(null, null, "t1", null),
                    query(null, null, null, "metrics.m1 < 0.01 and params.p2 > 0.9"))) {
                var condition = RunCondition.of(query);
                var sql = "EXPLAIN QUERY PLAN SELECT r.id FROM run r WHERE " + condition.sql()
                        + " AND r.key < ? ORDER BY r.key DESC LIMIT ?";
                var steps = store.<List<String>>read(view ->
                        view.query(sql, row -> row.text("detail"), condition.argumentsAnd(Long.MAX_VALUE, 100)));

                assertThat(steps).as(condition.sql()).noneMatch(step -> step.contains("TEMP B-TREE"));
                assertThat(steps).as(condition.sql()).noneMatch(step -> step.matches("SCAN r\\b.*"));
            }
        }
    }

    @Test
    void pagesInTheOrderOfAMetricFollowEachOtherAndRunsWithoutItComeLast() throws IOException {
        try (var store = filled()) {
            store.<Integer>write(
                    transaction -> transaction.update("DELETE FROM run_metric WHERE name = 'm1' AND run % 3 = 0"));
            var history = new StoredHistory(store, new PlanJson(), Set::of);
            var query = new RunQuery("flow1", null, null, null, "params.p2 > 0.1", null, 70, null);
            var order = new RunOrder(RunOrder.Column.METRIC, "m1", false);
            var read = new ArrayList<Rows.RunRow>();
            Rows.Page<Rows.RunRow> page;
            do {
                page = history.runs(query, order, read.size(), Instant.EPOCH);
                read.addAll(page.rows());
            } while (!page.rows().isEmpty());

            assertThat(read).hasSize((int) page.total()).doesNotHaveDuplicates();
            var expected = new ArrayList<>(read);
            expected.sort(Comparator.comparingDouble(
                            (Rows.RunRow run) -> run.metrics().containsKey("m1")
                                    ? -run.metrics().get("m1").last()
                                    : 2)
                    .thenComparing(Comparator.comparing(Rows.RunRow::id).reversed()));
            assertThat(read).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void everyColumnOrdersAllRunsEitherWay() throws IOException {
        try (var store = filled(folder, 60)) {
            var history = new StoredHistory(store, new PlanJson(), Set::of);
            for (var column : RunOrder.Column.values()) {
                var name = column == RunOrder.Column.PARAMETER ? "p1" : column == RunOrder.Column.METRIC ? "m1" : "";
                var up = history.runs(RunQuery.newest(99), new RunOrder(column, name, true), 0, Instant.EPOCH);
                var down = history.runs(RunQuery.newest(99), new RunOrder(column, name, false), 0, Instant.EPOCH);

                assertThat(up.rows()).as("%s", column).hasSize(60);
                assertThat(down.rows()).as("%s", column).containsExactlyInAnyOrderElementsOf(up.rows());
            }
            var slowest =
                    history.runs(RunQuery.newest(1), new RunOrder(RunOrder.Column.NUMBER, "", true), 0, Instant.EPOCH);
            assertThat(slowest.rows().getFirst().flow().number()).isEqualTo(1);
        }
    }

    @Test
    void countsWhatEachValueLeaves() throws IOException {
        try (var store = filled(folder, 60)) {
            var history = new StoredHistory(store, new PlanJson(), Set::of);
            var failed = new RunQuery(null, RunStatus.FAILED, null, null, null, null, 1, null);

            assertThat(history.counts(RunQuery.newest(1), RunHistory.Count.STATUS))
                    .containsExactly(entry("failed", 3), entry("succeeded", 57));
            assertThat(history.counts(failed, RunHistory.Count.FLOW)).containsExactly(entry("flow0", 3));
            assertThat(history.counts(failed, RunHistory.Count.TAG)).hasSize(3);
        }
    }

    /// Timed beside a small store, since other work on the machine slows both.
    @Test
    @EnabledIfSystemProperty(named = "slipway.long", matches = "true")
    void aPageCostsTheSameHoweverManyRunsThereAre(@TempDir Path other) throws Exception {
        try (var large = filled();
                var small = filled(other, 1_000)) {
            var few = new StoredHistory(small, new PlanJson(), Set::of);
            var many = new StoredHistory(large, new PlanJson(), Set::of);

            var least = best(() -> few.runs(query(null, null, null, null)));
            var newest = best(() -> many.runs(query(null, null, null, null)));
            var ofFlow = best(() -> many.runs(query("flow1", null, null, null)));
            var where = best(() -> many.runs(query(null, null, null, "metrics.m1 < 0.5 and params.p2 > 0.5")));

            System.out.println("of 1,000 runs " + least + "; of " + RUNS + " newest " + newest + ", of a flow " + ofFlow
                    + ", where " + where);
            assertThat(newest).isLessThan(least.multipliedBy(4));
            assertThat(ofFlow).isLessThan(least.multipliedBy(4));
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "slipway.long", matches = "true")
    void aThousandRunsAreComparedQuickly() throws Exception {
        try (var store = filled()) {
            store.<Integer>write(ManyRunsTest::fillTasks);
            var ids = new StoredHistory(store, new PlanJson(), Set::of)
                            .runs(new RunQuery(
                                    null,
                                    null,
                                    null,
                                    null,
                                    "run <= 'r" + "%026d".formatted(1000) + "'",
                                    null,
                                    1000,
                                    null))
                            .rows()
                            .stream()
                            .map(Rows.RunRow::id)
                            .toList();
            var comparisons =
                    new StoredComparisons(store, new PlanJson(), new LibraryCodecs(List.of()), ValueClauses::of);
            var begin = System.nanoTime();

            var comparison = comparisons.compare(ids);

            var took = Duration.ofNanos(System.nanoTime() - begin);
            System.out.println("compared " + ids.size() + " runs in " + took);
            assertThat(comparison.runs()).hasSize(1000);
            assertThat(comparison.rows())
                    .extracting(Comparison.Row::name)
                    .contains("p3", "m2", "train/model", "data.csv");
            assertThat(took).isLessThan(Duration.ofSeconds(5));
        }
    }

    /// Twenty tasks for each of the first thousand runs, each with an artifact and a file read.
    private static int fillTasks(Transaction transaction) throws IOException {
        var tasks = NUMBERS + ", x(j) AS (SELECT 0 UNION ALL SELECT j + 1 FROM x WHERE j < 19)";
        transaction.update(
                NUMBERS + " INSERT INTO step (run, position, name, status, why, cells, depends_on, code)"
                        + " SELECT i, 0, 'train', 'succeeded', '', '[]', '[]', 'c' FROM n",
                1000);
        transaction.update(tasks + " INSERT INTO task SELECT i, 0, j, '', 'succeeded', 1, i * 20 + j FROM n, x", 1000);
        transaction.update(
                tasks + " INSERT INTO attempt (id, run, step, idx, number, status, key, started)"
                        + " SELECT i * 20 + j, i, 0, j, 1, 'succeeded', i || ' ' || j, 0 FROM n, x",
                1000);
        transaction.update(
                tasks + " INSERT INTO artifact SELECT i * 20 + j, 0, 'model', 'String', 'text', 9,"
                        + " printf('%064d', i * j), 'value' FROM n, x",
                1000);
        transaction.update(
                NUMBERS + " INSERT INTO run_input SELECT i, 0, 'data.csv', printf('%064d', i % 3), 9 FROM n", 1000);
        return transaction.update(
                tasks + " INSERT INTO input SELECT i * 20 + j, 'data.csv', '/data.csv', 9, printf('%064d', i % 3)"
                        + " FROM n, x",
                1000);
    }

    private static Duration best(Callable<Rows.Page<Rows.RunRow>> work) throws Exception {
        var best = Duration.ofDays(1);
        for (int i = 0; i < 10; i++) {
            var begin = System.nanoTime();
            assertThat(work.call().rows()).hasSize(100);
            var took = Duration.ofNanos(System.nanoTime() - begin);
            best = took.compareTo(best) < 0 ? took : best;
        }
        return best;
    }

    private static RunQuery query(
            @Nullable String flow, @Nullable RunStatus status, @Nullable String tag, @Nullable String where) {
        return new RunQuery(flow, status, tag, null, where, null, 100, (RunId) null);
    }

    private Store filled() throws IOException {
        return filled(folder, RUNS);
    }

    private static Store filled(Path folder, int runs) throws IOException {
        var store = Store.in(folder.resolve(".slipway"));
        store.<Integer>write(transaction -> fill(transaction, runs));
        return store;
    }

    private static int fill(Transaction transaction, int runs) throws IOException {
        var hash = ContentHash.of("");
        var plan = new PlanJson().write(Flows.fanOut(Settings.DEFAULT).build().plan());
        transaction.update("INSERT INTO plan VALUES ('d', ?, ?, ?)", hash, hash, plan);
        transaction.update(
                NUMBERS + " INSERT INTO run (key, id, flow, number, plan, notebook, notebook_hash, name, status,"
                        + " started, ended, target, who, host, command, environment, pid, heartbeat)"
                        + " SELECT i, printf('r%026d', i), 'flow' || (i % 10), i, 'd', '/nb.jsh', ?, '',"
                        + " CASE WHEN i % 20 = 0 THEN 'failed' ELSE 'succeeded' END, i * 1000000, i * 1000000 + 5,"
                        + " 'local', 'me', 'host', 'slipway run nb.jsh', '{\"java\":\"25\",\"os\":\"Linux\"}', 1, 0"
                        + " FROM n",
                runs,
                hash);
        for (int p = 0; p < 6; p++) {
            transaction.update(
                    NUMBERS + " INSERT INTO run_parameter SELECT i, ?, ?, (i * ? % 97) / 97.0, (i * ? % 97) / 97.0"
                            + " FROM n",
                    runs,
                    "p" + p,
                    p,
                    p + 1,
                    p + 1);
        }
        for (int m = 0; m < 4; m++) {
            transaction.update(
                    NUMBERS + " INSERT INTO run_metric SELECT i, ?, (i * ? % 1009) / 1009.0, 0, 1, 1, NULL FROM n",
                    runs,
                    "m" + m,
                    m + 3);
        }
        return transaction.update(NUMBERS + " INSERT INTO run_tag SELECT i, 't' || (i % 50) FROM n", runs);
    }
}
