package dev.slipway.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.deploy.StoredDeployments;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.flow.json.PlanJson;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.local.FilledStore;
import dev.slipway.engine.local.Flows;
import dev.slipway.engine.local.LocalAuthor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the store says of many tasks or runs at once.
class TasksInSumTest {
    @TempDir
    private Path folder;

    private FilledStore filled;
    private RunHistory history;

    @BeforeEach
    void open() {
        filled = new FilledStore(folder);
        history = filled.history();
    }

    @AfterEach
    void close() {
        filled.close();
    }

    @Test
    void tasksOfAStepAreKnownByMetricArtifactAndAttempt() throws IOException {
        var id = filled.run(Map.of("rate", 0.5));
        var artifact = history.task(id, "train", 1).orElseThrow().artifacts().getFirst();

        assertThat(history.metrics(id, "train")).containsExactly(entry("loss", Map.of(0, 0.5, 1, 1.0, 2, 1.5)));
        assertThat(history.metrics(id, "report")).isEmpty();
        assertThat(history.holding(id, "train", artifact.name(), artifact.preview()))
                .contains(1);
        assertThat(history.holding(id, "train", artifact.name(), "no such text"))
                .isEmpty();
        assertThat(history.retried(id, "train")).isEmpty();
    }

    /// Tasks that log two metrics in turn: the last value counts, and a sample of one has no more of it than of the
    /// other.
    @Test
    void ofManyValuesTheLastCountsAndASampleIsFair() throws IOException {
        var id = filled.run(Flows.fanOut(Settings.DEFAULT).build(), Map.of(), task -> {
            for (int i = 0; i < 1000 && task.step().equals("train"); i++) {
                task.metric("loss", task.index() * 10_000 + i, i);
                task.metric("rate", i, i);
            }
            return FilledStore.compute(task);
        });

        assertThat(history.metrics(id, "train").keySet()).containsExactly("loss", "rate");
        assertThat(history.metrics(id, "train").get("rate"))
                .containsOnly(entry(0, 999.0), entry(1, 999.0), entry(2, 999.0));
        for (var metric : List.of("loss", "rate")) {
            assertThat(history.course(id, metric, 2).size()).as(metric).isBetween(1300, 1700);
            var seventh = history.course(id, metric, 7);
            assertThat(seventh.size()).as(metric).isBetween(360, 500);
            assertThat(IntStream.range(0, seventh.size()).map(at -> (int) seventh.iteration(at) % 7))
                    .as("no beat with the sample")
                    .contains(0, 1, 2, 3, 4, 5, 6);
        }
    }

    /// A sample is fair whether the tasks are few, and looked into one by one, or many.
    @Test
    void aSampleOfManyTasksHasAsMuchAsOneOfFew() throws IOException {
        var items = IntStream.range(0, 100).mapToObj(String::valueOf).collect(Collectors.joining(","));
        var id = filled.run(Flows.fanOut(Settings.DEFAULT).build(), Map.of("items", items), task -> {
            for (int i = 0; i < 30 && task.step().equals("train"); i++) {
                task.metric("gain", i, i);
            }
            return FilledStore.compute(task);
        });

        assertThat(history.course(id, "gain", 1).size()).isEqualTo(3000);
        assertThat(history.course(id, "gain", 6).size()).isBetween(380, 620);
    }

    @Test
    void allAttemptsOfATaskThatWasTriedAgainAreKnown() throws IOException {
        var retrying = new Settings(null, null, null, 1, null, null, true, List.of());
        var failures = new AtomicInteger();
        var id = filled.run(Flows.fanOut(retrying).build(), Map.of("rate", 0.5), task -> {
            if (task.step().equals("train") && task.index() == 1 && failures.getAndIncrement() == 0) {
                throw new IllegalStateException("no luck");
            }
            return FilledStore.compute(task);
        });

        var retried = history.retried(id, "train");

        assertThat(retried).containsOnlyKeys(1);
        assertThat(retried.get(1))
                .extracting(attempt -> attempt.number() + " " + attempt.status().word())
                .containsExactly("1 failed", "2 succeeded");
    }

    @Test
    void runsAreCountedAndFoundByPersonVersionAndBranch() throws IOException {
        var id = filled.run(Map.of());
        var who = history.run(id).orElseThrow().row().origin().who();
        new StoredDeployments(filled.store(), new PlanJson(), new LocalAuthor(), Clock.systemUTC())
                .deploy(
                        Flows.fanOut(Settings.DEFAULT).build(),
                        folder.resolve("nb.jsh"),
                        FilledStore.NOTEBOOK,
                        "test.a",
                        "");
        filled.store().write(change -> change.update("UPDATE run SET version = 1"));

        assertThat(history.counts(RunQuery.newest(1), RunHistory.Count.WHO)).containsExactly(entry(who, 1));
        assertThat(history.counts(RunQuery.newest(1), RunHistory.Count.VERSION)).containsExactly(entry("flow@1", 1));
        assertThat(history.counts(RunQuery.newest(1), RunHistory.Count.BRANCH)).containsExactly(entry("test.a", 1));
        assertThat(ids(where("branch = test.a"))).containsExactly(id);
        assertThat(ids(where("branch = prod"))).isEmpty();
    }

    private static RunQuery where(String expression) {
        return new RunQuery(null, null, null, null, expression, null, 9, null);
    }

    private List<RunId> ids(RunQuery query) throws IOException {
        return history.runs(query).rows().stream().map(RunRow::id).toList();
    }
}
