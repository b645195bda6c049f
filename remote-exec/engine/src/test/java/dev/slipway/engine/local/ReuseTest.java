package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.run.RunListener;
import dev.slipway.engine.run.RunListener.Choice;
import dev.slipway.engine.run.RunListener.Decision;
import dev.slipway.engine.run.RunRequest.OnFailure;
import dev.slipway.engine.run.RunRequest.Options;
import dev.slipway.engine.run.RunRequest.Reuse;
import dev.slipway.worker.protocol.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReuseTest {
    private final FakeWorkers workers = new FakeWorkers(LocalRunsTest::compute);
    private final Flows flow = Flows.fanOut(Settings.DEFAULT);
    private RunBench bench;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new RunBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whatDidNotChangeIsReusedWithoutAWorker() throws IOException {
        bench.run(workers, flow.build());
        workers.executed.clear();
        workers.started.set(0);

        var status = bench.run(workers, flow.build());

        assertThat(status).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(workers.executed).isEmpty();
        assertThat(workers.started).hasValue(0);
        assertThat(bench.steps())
                .containsExactly(
                        "prepare reused 0/1/0/0 nothing it depends on changed",
                        "train reused 0/3/0/0 nothing it depends on changed",
                        "report reused 0/1/0/0 nothing it depends on changed");
        assertThat(bench.artifact("report", 0, "summary")).isEqualTo("a*0.1|b*0.1|c*0.1");
    }

    @Test
    void aParameterRunsOnlyWhatReadsIt() throws IOException {
        bench.run(workers, flow.build());
        workers.executed.clear();

        bench.run(workers, flow.build(), Map.of("rate", 0.2));

        assertThat(bench.steps())
                .containsExactly(
                        "prepare reused 0/1/0/0 nothing it depends on changed",
                        "train succeeded 3/0/0/0 parameter rate 0.1 -> 0.2",
                        "report succeeded 1/0/0/0 results changed: models (from train)");
    }

    @Test
    void aNewElementRunsAlone() throws IOException {
        bench.run(workers, flow.build());
        workers.executed.clear();

        bench.run(workers, flow.build(), Map.of("items", "z,a,b,c"));

        assertThat(workers.executed).containsExactly("prepare/0", "train/0", "report/0");
        assertThat(bench.steps().get(1)).isEqualTo("train succeeded 1/3/0/0 3 reused, 1 new");
        assertThat(bench.artifact("report", 0, "summary")).isEqualTo("z*0.1|a*0.1|b*0.1|c*0.1");
    }

    @Test
    void equalOutputsCutOffWhatFollows() throws IOException {
        bench.run(workers, flow.build());
        workers.executed.clear();

        bench.run(workers, flow.edit("prepare", "another code").build());

        assertThat(workers.executed).containsExactly("prepare/0");
        assertThat(bench.steps().get(0)).startsWith("prepare succeeded 1/0/0/0 code changed");
    }

    @Test
    void failuresAreNotReusedAndTheRestIs() throws IOException {
        bench.run(LocalRunsTest.failingOnB(), flow.build());

        var status = bench.run(workers, flow.build());

        assertThat(status).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(workers.executed).containsExactly("train/1", "report/0");
        assertThat(bench.steps().get(1)).isEqualTo("train succeeded 1/2/0/0 2 reused, 1 new");
    }

    @Test
    void withoutReuseEverythingRunsAndIsStored() throws IOException {
        bench.run(workers, flow.build());
        bench.options = new Options(2, Reuse.OFF, OnFailure.FINISH_THE_FAN_OUT);
        workers.executed.clear();

        bench.run(workers, flow.build());

        assertThat(workers.executed).hasSize(5);
        assertThat(bench.steps().get(0)).endsWith("--no-reuse");
        bench.options = new Options(2, Reuse.ALLOWED, OnFailure.FINISH_THE_FAN_OUT);
        assertThat(decisions(Map.of())).allMatch(decision -> decision.decision() == Choice.REUSE);
    }

    @Test
    void aTaskThatIsWantedAgainIsComputedAndAllElseReused() throws IOException {
        bench.run(workers, flow.build());
        bench.options = bench.options.again("train", 1);
        workers.executed.clear();

        bench.run(workers, flow.build());

        assertThat(workers.executed).containsExactly("train/1");
        assertThat(bench.steps())
                .containsExactly(
                        "prepare reused 0/1/0/0 nothing it depends on changed",
                        "train succeeded 1/2/0/0 task 1 was asked for again",
                        "report reused 0/1/0/0 nothing it depends on changed");
    }

    @Test
    void aResultThatDiffersOnEqualInputsIsSaidToBeNotDeterministic() throws IOException {
        var count = new AtomicInteger();
        var moody = new FakeWorkers(task -> task.get("item").equals("b")
                ? Map.of("model", "b" + count.incrementAndGet())
                : LocalRunsTest.compute(task));
        bench.run(moody, flow.build());
        var first = bench.ask("SELECT id x FROM run").getFirst();
        bench.options = new Options(2, Reuse.OFF, OnFailure.FINISH_THE_FAN_OUT);

        bench.run(moody, flow.build());

        assertThat(bench.steps())
                .containsExactly(
                        "prepare succeeded 1/0/0/0 --no-reuse",
                        "train succeeded 3/0/0/0 --no-reuse; not deterministic: `model` of b came out otherwise than in"
                                + " run " + first + " on equal inputs",
                        "report succeeded 1/0/0/0 --no-reuse");
    }

    @Test
    void aStepThatIsNotCachedRunsAgainUnlessItsRunIsResumed() throws IOException {
        var uncached = Flows.fanOut(new Settings(null, null, null, 0, null, null, false, List.of()));
        bench.run(workers, uncached.build());
        workers.executed.clear();

        bench.run(workers, uncached.build());
        assertThat(workers.executed).containsExactlyInAnyOrder("train/0", "train/1", "train/2");
        assertThat(bench.steps().get(1)).endsWith("cache: off");

        workers.executed.clear();
        bench.origin = new RunId(
                bench.ask("SELECT id x FROM run ORDER BY key DESC LIMIT 1").getFirst());
        bench.run(workers, uncached.build());
        assertThat(workers.executed).isEmpty();
    }

    @Test
    void aChangedInputFileRunsWhatReadIt() throws IOException {
        var file = bench.folder.resolve("flights.csv");
        Files.writeString(file, "1");
        var reading = new FakeWorkers(task -> {
            if (task.step().equals("prepare")) {
                var hash = dev.slipway.api.run.ContentHash.ofFile(file);
                task.worker().say(new Report.InputRead("flights.csv", file, Files.size(file), hash));
            }
            return LocalRunsTest.compute(task);
        });
        bench.run(reading, flow.build());
        assertThat(decisions(Map.of())).allMatch(decision -> decision.decision() == Choice.REUSE);

        Files.writeString(file, "22");

        assertThat(decisions(Map.of()).getFirst())
                .isEqualTo(new Decision("prepare", Choice.RUN, "input flights.csv changed"));
        Files.delete(file);
        assertThat(decisions(Map.of()).getFirst().decision()).isEqualTo(Choice.RUN);
    }

    @Test
    void whatIsDeletedBetweenTheDecisionAndTheRunIsComputed() throws IOException {
        bench.run(workers, flow.build());
        workers.executed.clear();
        bench.listener = new RunListener() {
            @Override
            public void started(RunId id, List<Decision> decisions) {
                assertThat(decisions).allMatch(decision -> decision.decision() == Choice.REUSE);
                try {
                    bench.store.<Integer>write(transaction -> transaction.update(
                            "DELETE FROM attempt WHERE id = (SELECT attempt FROM task WHERE step = 1 AND idx = 2)"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };

        assertThat(bench.run(workers, flow.build())).isEqualTo(RunStatus.SUCCEEDED);

        assertThat(bench.steps().get(1)).startsWith("train succeeded 1/2/0/0");
        assertThat(bench.artifact("report", 0, "summary")).isEqualTo("a*0.1|b*0.1|c*0.1");
    }

    @Test
    void aDecisionSaysWhatIsNotKnownYetAndWritesNothing() throws IOException {
        assertThat(decisions(Map.of()))
                .containsExactly(
                        new Decision("prepare", Choice.RUN, "no earlier run"),
                        new Decision("train", Choice.UNKNOWN, "depends on what prepare gives"),
                        new Decision("report", Choice.UNKNOWN, "depends on what train gives"));
        assertThat(bench.folder.resolve(".slipway")).doesNotExist();
    }

    @Test
    void metricsOfReusedTasksCountAsTheNewRuns() throws IOException {
        var measuring = new FakeWorkers(task -> {
            FakeWorkers.metric(task, "loss", task.index(), 0);
            return LocalRunsTest.compute(task);
        });
        bench.run(measuring, flow.build());

        bench.run(measuring, flow.build());

        assertThat(bench.ask("SELECT name || last || min || max || count x FROM run_metric ORDER BY run"))
                .hasSize(2)
                .allMatch("loss0.00.02.05"::equals);
    }

    @Test
    void deletedRunsLeaveWhatOthersTook() throws IOException {
        bench.run(workers, flow.build());
        bench.run(workers, flow.build());
        var first =
                new RunId(bench.ask("SELECT id x FROM run ORDER BY key LIMIT 1").getFirst());

        bench.runs(workers).delete(List.of(first));

        assertThat(bench.ask("SELECT id x FROM run")).hasSize(1).doesNotContain(first.value());
        assertThat(bench.artifact("report", 0, "summary")).isEqualTo("a*0.1|b*0.1|c*0.1");
        assertThat(decisions(Map.of())).allMatch(decision -> decision.decision() == Choice.REUSE);

        bench.runs(workers)
                .delete(List.of(new RunId(bench.ask("SELECT id x FROM run").getFirst())));
        assertThat(bench.ask("SELECT count(*) x FROM attempt")).containsExactly("0");
        assertThat(bench.ask("SELECT count(*) x FROM artifact")).containsExactly("0");
    }

    private List<Decision> decisions(Map<String, Object> parameters) throws IOException {
        return bench.runs(workers).decide(bench.request(flow.build(), parameters));
    }
}
