package dev.slipway.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.json.PlanJson;
import dev.slipway.engine.store.Store;
import dev.slipway.engine.store.Transaction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
    @EnabledIfSystemProperty(named = "slipway.long", matches = "true")
    void aPageOfAHundredThousandRunsIsQuick() throws Exception {
        try (var store = filled()) {
            var history = new StoredHistory(store, new PlanJson(), Set::of);

            var newest = best(() -> history.runs(query(null, null, null, null)));
            var ofFlow = best(() -> history.runs(query("flow1", null, null, null)));
            var where = best(() -> history.runs(query(null, null, null, "metrics.m1 < 0.5 and params.p2 > 0.5")));

            System.out.println("newest " + newest + ", of a flow " + ofFlow + ", where " + where);
            assertThat(newest).isLessThan(Duration.ofMillis(50));
            assertThat(ofFlow).isLessThan(Duration.ofMillis(50));
            assertThat(where).isLessThan(Duration.ofSeconds(1));
        }
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
        return new RunQuery(flow, status, tag, null, where, 100, (RunId) null);
    }

    private Store filled() throws IOException {
        var store = Store.in(folder.resolve(".slipway"));
        store.<Integer>write(ManyRunsTest::fill);
        return store;
    }

    private static int fill(Transaction transaction) throws IOException {
        var hash = ContentHash.of("");
        transaction.update("INSERT INTO plan VALUES ('d', ?, ?, '{}')", hash, hash);
        transaction.update(
                NUMBERS + " INSERT INTO run (key, id, flow, number, plan, notebook, notebook_hash, name, status,"
                        + " started, ended, target, who, host, command, environment, pid, heartbeat)"
                        + " SELECT i, printf('r%026d', i), 'flow' || (i % 10), i, 'd', '/nb.jsh', ?, '',"
                        + " CASE WHEN i % 20 = 0 THEN 'failed' ELSE 'succeeded' END, i * 1000000, i * 1000000 + 5,"
                        + " 'local', 'me', 'host', 'slipway run nb.jsh', '{\"java\":\"25\",\"os\":\"Linux\"}', 1, 0"
                        + " FROM n",
                RUNS,
                hash);
        for (int p = 0; p < 6; p++) {
            transaction.update(
                    NUMBERS + " INSERT INTO run_parameter SELECT i, ?, ?, (i * ? % 97) / 97.0, (i * ? % 97) / 97.0"
                            + " FROM n",
                    RUNS,
                    "p" + p,
                    p,
                    p + 1,
                    p + 1);
        }
        for (int m = 0; m < 4; m++) {
            transaction.update(
                    NUMBERS + " INSERT INTO run_metric SELECT i, ?, (i * ? % 1009) / 1009.0, 0, 1, 1, NULL FROM n",
                    RUNS,
                    "m" + m,
                    m + 3);
        }
        return transaction.update(NUMBERS + " INSERT INTO run_tag SELECT i, 't' || (i % 50) FROM n", RUNS);
    }
}
