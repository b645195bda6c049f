package dev.slipway.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.flow.json.PlanJson;
import dev.slipway.engine.history.Rows.LogLine;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.local.FilledStore;
import dev.slipway.engine.local.Flows;
import dev.slipway.engine.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class StoredHistoryTest {
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
    void aWorkspaceWithoutAStoreHasNoRunsAndGetsNoFolder() throws IOException {
        assertThat(history.runs(RunQuery.newest(10)).rows()).isEmpty();
        assertThat(history.flows()).isEmpty();
        assertThat(history.revision()).isZero();
        assertThatThrownBy(() -> history.resolve("latest"))
                .isInstanceOf(NoSuchRunException.class)
                .hasMessageContaining("no runs in this workspace yet");
        assertThat(folder.resolve(".slipway")).doesNotExist();
    }

    @Test
    void aRunIsKnownWithAllThatWasRecorded() throws IOException {
        var id = filled.label("first", "b", "a").run(Map.of("rate", 0.5));

        var run = history.run(id).orElseThrow();

        assertThat(run.row().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(run.row().label()).isEqualTo(new Rows.Label("first", List.of("a", "b")));
        assertThat(run.row().parameters()).containsExactly(Map.entry("items", "a,b,c"), Map.entry("rate", 0.5));
        assertThat(run.row().metrics()).containsExactly(Map.entry("loss", new Rows.Metric(1.5, 0.5, 1.5, 3, null)));
        assertThat(run.row().origin().command()).isEqualTo("slipway run nb.jsh");
        assertThat(run.row().origin().who()).isNotEmpty();
        assertThat(run.row().origin().host()).isNotEmpty();
        assertThat(run.environment()).containsKeys("java", "os", "slipway");
        assertThat(run.notebookText()).isEqualTo(FilledStore.NOTEBOOK);
        assertThat(run.steps())
                .extracting(step -> step.name() + " " + step.status().word() + " "
                        + step.counts().executed())
                .containsExactly("prepare succeeded 1", "train succeeded 3", "report succeeded 1");
        assertThat(run.steps().get(1).cells()).containsExactly("c-train");
    }

    @Test
    void runsComeNewestFirstInPages() throws IOException {
        var first = filled.run(Map.of("rate", 1.0));
        var second = filled.run(Map.of("rate", 2.0));
        var third = filled.run(Map.of("rate", 3.0));

        var page = history.runs(RunQuery.newest(2));
        var rest = history.runs(new RunQuery(null, null, null, null, null, null, 2, second));

        assertThat(page.total()).isEqualTo(3);
        assertThat(page.rows()).extracting(RunRow::id).containsExactly(third, second);
        assertThat(rest.total()).isEqualTo(3);
        assertThat(rest.rows()).extracting(RunRow::id).containsExactly(first);
    }

    @Test
    void aPageGoesOnBehindARunThatWasDeletedMeanwhile() throws IOException {
        var first = filled.run(Map.of("rate", 1.0));
        var second = filled.run(Map.of("rate", 2.0));
        filled.run(Map.of("rate", 3.0));
        filled.service().delete(List.of(second));

        var rest = history.runs(new RunQuery(null, null, null, null, null, null, 9, second));

        assertThat(rest.rows()).extracting(RunRow::id).containsExactly(first);
    }

    @Test
    void runsAreFilteredByFlowStatusTagAndTime() throws IOException {
        var tagged = filled.label("", "nice").run(Map.of("rate", 1.0));
        var failed = filled.label("").run(Flows.fanOut(Settings.DEFAULT).build(), Map.of("rate", 2.0), task -> {
            throw new IllegalStateException("no");
        });

        assertThat(ids(new RunQuery(null, null, "nice", null, null, null, 9, null)))
                .containsExactly(tagged);
        assertThat(ids(new RunQuery(null, RunStatus.FAILED, null, null, null, null, 9, null)))
                .containsExactly(failed);
        assertThat(ids(new RunQuery("flow", null, null, null, null, null, 9, null)))
                .containsExactly(failed, tagged);
        assertThat(ids(new RunQuery("other", null, null, null, null, null, 9, null)))
                .isEmpty();
        var later = Instant.now().plusSeconds(60);
        assertThat(ids(new RunQuery(null, null, null, later, null, null, 9, null)))
                .isEmpty();
        assertThat(ids(new RunQuery(null, null, null, later.minusSeconds(600), null, null, 9, null)))
                .containsExactly(failed, tagged);
    }

    @Test
    void whatAPersonCallsARunIsFound() throws IOException {
        var first = filled.run(Map.of("rate", 1.0));
        var second = filled.run(Map.of("rate", 2.0));

        assertThat(history.resolve("latest")).isEqualTo(second);
        assertThat(history.resolve("latest~1")).isEqualTo(first);
        assertThat(history.resolve("flow:latest")).isEqualTo(second);
        assertThat(history.resolve("flow:latest~1")).isEqualTo(first);
        assertThat(history.resolve(first.value())).isEqualTo(first);
        assertThat(history.resolve(second.value().substring(0, 26).toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(second);
    }

    @Test
    void aWrongReferenceIsExplained() throws IOException {
        filled.run(Map.of("rate", 1.0));
        filled.run(Map.of("rate", 2.0));

        assertUnresolved("r", "names several runs");
        assertUnresolved("rzz", "`slipway runs` lists");
        assertUnresolved("flow", "`flow:latest` is the newest run");
        assertUnresolved("flwo:latest", "Did you mean `flow:latest`?");
        assertUnresolved("flow:latest~2", "it has 2 runs");
        assertUnresolved("", "`slipway runs` lists");
    }

    private void assertUnresolved(String reference, String words) {
        assertThatThrownBy(() -> history.resolve(reference))
                .isInstanceOf(NoSuchRunException.class)
                .hasMessageContaining(words);
    }

    @Test
    void tasksArePaged() throws IOException {
        var id = filled.run(Map.of());

        var page = history.tasks(id, "train", 1, 1);

        assertThat(page.total()).isEqualTo(3);
        assertThat(page.rows()).extracting(TaskRow::index, TaskRow::item).containsExactly(tuple(1, "b"));
        assertThat(history.tasks(id, "nothing", 0, 5).total()).isZero();
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void aTaskIsKnownWithLogMetricsAndArtifacts() throws IOException {
        var id = filled.run(Map.of());

        var task = history.task(id, "train", 2).orElseThrow();

        assertThat(task.row().item()).isEqualTo("c");
        assertThat(task.attempts()).extracting(Rows.Attempt::status).containsExactly(RunStatus.SUCCEEDED);
        assertThat(task.artifacts()).extracting(Rows.ArtifactRow::preview).containsExactly("c*0.1");
        assertThat(task.metrics()).extracting(Rows.MetricPoint::iteration).containsExactly(1L);
        assertThat(task.log()).extracting(LogLine::text).containsExactly("training c");
        assertThat(history.log(id, "train", 2, 1, 10)).isEmpty();
        assertThat(history.task(id, "train", 3)).isEmpty();
    }

    @Test
    void aReusedTaskShowsWhatTheEarlierRunLeft() throws IOException {
        filled.run(Map.of());
        var id = filled.run(Map.of());

        var task = history.task(id, "train", 0).orElseThrow();

        assertThat(task.row().status()).isEqualTo(RunStatus.REUSED);
        assertThat(task.attempts()).extracting(Rows.Attempt::status).containsExactly(RunStatus.REUSED);
        assertThat(task.log()).extracting(LogLine::text).containsExactly("training a");
        assertThat(history.run(id).orElseThrow().row().metrics()).containsKey("loss");
        assertThat(history.curve(id, "loss")).hasSize(3);
    }

    @Test
    void aCurveGoesByIterationThenTask() throws IOException {
        var id = filled.run(Flows.fanOut(Settings.DEFAULT).build(), Map.of(), task -> {
            if (task.step().equals("train")) {
                task.metric("loss", 10 + task.index(), 2);
                task.metric("loss", task.index(), 1);
            }
            return FilledStore.compute(task);
        });

        assertThat(history.curve(id, "loss"))
                .extracting(Rows.MetricPoint::iteration, Rows.MetricPoint::index)
                .startsWith(tuple(1L, 0))
                .endsWith(tuple(2L, 2));
        assertThat(history.curve(id, "other")).isEmpty();
    }

    @Test
    void aMetricAtAnIterationIsTheLastOneUpToIt() throws IOException {
        var id = filled.run(Map.of("rate", 1.0));
        var curve = history.curve(id, "loss");
        long first = curve.getFirst().iteration();

        var at = history.metricsAt(List.of(id), first);

        var there = curve.stream().filter(point -> point.iteration() == first).toList();
        assertThat(at.get(id)).containsEntry("loss", there.getLast().value());
        assertThat(history.metricsAt(List.of(id), first - 1)).isEmpty();
    }

    @Test
    void theFailureSaysWhere() throws IOException {
        var id = filled.run(Flows.fanOut(Settings.DEFAULT).build(), Map.of(), task -> {
            if (task.index() == 1) {
                throw new IllegalStateException("no luck");
            }
            return FilledStore.compute(task);
        });

        var run = history.run(id).orElseThrow();

        assertThat(run.error())
                .isEqualTo(new Rows.Failure("train", 1, "b", "c1", 2, "IllegalStateException", "no luck"));
        assertThat(run.steps())
                .extracting(step -> step.status().word())
                .containsExactly("succeeded", "failed", "skipped");
        assertThat(history.task(id, "train", 1).orElseThrow().attempts())
                .extracting(Rows.Attempt::error)
                .containsExactly(run.error());
    }

    @Test
    void theOutlineOfARunIsWhatItsDetailsSay() throws IOException {
        var good = filled.run(Map.of());
        var bad = filled.run(Flows.fanOut(Settings.DEFAULT).build(), Map.of("rate", 2.0), task -> {
            if (task.index() == 1) {
                throw new IllegalStateException("no luck");
            }
            return FilledStore.compute(task);
        });

        var outlines = history.outlines(List.of(good, bad), "loss");

        assertThat(outlines).containsOnlyKeys(good, bad);
        for (var id : List.of(good, bad)) {
            assertThat(outlines.get(id)).isEqualTo(RunOutline.of(history.run(id).orElseThrow(), "loss"));
        }
        assertThat(outlines.values()).extracting(RunOutline::points).contains(3L);
    }

    @Test
    void theCodeOfARunCanRunAgain() throws IOException {
        var flow = Flows.fanOut(Settings.DEFAULT).build();
        var id = filled.run(Map.of());

        var code = history.code(id);

        assertThat(code.plan()).isEqualTo(flow.plan());
        assertThat(code.code()).isEqualTo(flow.code());
        assertThat(history.plan(id)).isEqualTo(flow.plan());
    }

    @Test
    void filesThatWereReadAreListedOnceAStep() throws IOException {
        var id = filled.run(Flows.fanOut(Settings.DEFAULT).build(), Map.of(), task -> {
            task.read("data.csv", "1,2");
            return FilledStore.compute(task);
        });

        assertThat(history.run(id).orElseThrow().inputs())
                .extracting(Rows.Input::step, Rows.Input::path, Rows.Input::bytes)
                .containsExactly(
                        tuple("prepare", "data.csv", 3L),
                        tuple("train", "data.csv", 3L),
                        tuple("report", "data.csv", 3L));
    }

    @Test
    void aRunWhoseProcessIsGoneIsLost() throws IOException {
        var id = filled.run(Map.of());
        filled.store()
                .write(transaction -> transaction.update(
                        "UPDATE run SET status = 'running', ended = NULL, pid = 99999999 WHERE id = ?", id));

        assertThat(ids(new RunQuery(null, RunStatus.LOST, null, null, null, null, 9, null)))
                .containsExactly(id);
        assertThat(history.run(id).orElseThrow().row().status()).isEqualTo(RunStatus.LOST);
        assertThat(history.run(id).orElseThrow().row().times().ended()).isNotNull();
    }

    @Test
    @Timeout(20)
    void aLostRunIsReadAtOnceWhileAnotherProcessWrites() throws IOException {
        var id = filled.run(Map.of());
        filled.store()
                .write(transaction -> transaction.update(
                        "UPDATE run SET status = 'running', ended = NULL, pid = 99999999 WHERE id = ?", id));
        try (var other = Store.in(folder.resolve(".slipway"))) {
            other.<Boolean>write(_ -> {
                assertThat(ids(new RunQuery(null, RunStatus.LOST, null, null, null, null, 9, null)))
                        .containsExactly(id);
                return true;
            });
        }
    }

    @Test
    void aRunThatNobodyCouldMarkAsLostIsFoundAndCountedAsSuch() throws IOException {
        var id = filled.run(Map.of());
        filled.store()
                .write(transaction ->
                        transaction.update("UPDATE run SET status = 'running', ended = NULL WHERE id = ?", id));
        var readOnly = new StoredHistory(filled.store(), new PlanJson(), () -> Set.of(id));

        for (var query : List.of(
                new RunQuery(null, RunStatus.LOST, null, null, null, null, 9, null),
                new RunQuery(null, null, null, null, "status = lost", null, 9, null))) {
            assertThat(readOnly.runs(query).rows()).extracting(RunRow::id).containsExactly(id);
            assertThat(readOnly.runs(query).total()).isEqualTo(1);
        }
        assertThat(readOnly.runs(new RunQuery(null, RunStatus.RUNNING, null, null, null, null, 9, null))
                        .rows())
                .isEmpty();
        assertThat(readOnly.counts(RunQuery.newest(1), RunHistory.Count.STATUS)).containsExactly(entry("lost", 1));
    }

    @Test
    void aDeletedRunIsUnknown() throws IOException {
        var id = filled.run(Map.of());
        filled.service().delete(List.of(id));

        assertThat(history.run(id)).isEmpty();
        assertThat(history.task(id, "train", 0)).isEmpty();
        assertThatThrownBy(() -> history.code(id)).isInstanceOf(NoSuchRunException.class);
    }

    @Test
    void changesAreNoticed() throws IOException {
        filled.run(Map.of());
        var before = history.revision();

        filled.run(Map.of("rate", 3.0));

        assertThat(history.revision()).isNotEqualTo(before);
    }

    private List<RunId> ids(RunQuery query) throws IOException {
        return history.runs(query).rows().stream().map(RunRow::id).toList();
    }
}
