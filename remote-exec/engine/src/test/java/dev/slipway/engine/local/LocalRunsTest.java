package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.run.RunListener;
import dev.slipway.engine.run.RunRequest.OnFailure;
import dev.slipway.engine.run.RunRequest.Options;
import dev.slipway.engine.run.RunRequest.Reuse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LocalRunsTest {
    private final FakeWorkers workers = new FakeWorkers(LocalRunsTest::compute);
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
    void runsStepsInOrderAndFansOut() throws IOException {
        var status = bench.run(workers, Flows.fanOut(Settings.DEFAULT).build());

        assertThat(status).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(bench.artifact("report", 0, "summary")).isEqualTo("a*0.1|b*0.1|c*0.1");
        assertThat(bench.steps())
                .containsExactly(
                        "prepare succeeded 1/0/0/0 no earlier run",
                        "train succeeded 3/0/0/0 no earlier run",
                        "report succeeded 1/0/0/0 no earlier run");
    }

    @Test
    void anEmptyCollectionGivesNoTasksAndAnEmptyList() throws IOException {
        var status = bench.run(workers, Flows.fanOut(Settings.DEFAULT).build(), Map.of("items", ""));

        assertThat(status).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(bench.artifact("report", 0, "summary")).isEmpty();
        assertThat(bench.steps().get(1)).startsWith("train succeeded 0/0/0/0 nothing to do");
    }

    @Test
    void whatPrintsAndMeasuresIsKept() throws IOException {
        var talking = new FakeWorkers(task -> {
            FakeWorkers.print(task, task.step() + " st");
            FakeWorkers.print(task, "arts\nand ends");
            if (task.step().equals("train")) {
                FakeWorkers.metric(task, "loss", task.index(), 7);
                FakeWorkers.metric(task, "loss", Double.NaN, 3);
            }
            return compute(task);
        });

        bench.run(talking, Flows.fanOut(Settings.DEFAULT).build());

        assertThat(bench.ask("SELECT l.text x FROM log l JOIN attempt a ON a.id = l.attempt WHERE a.step = 1 AND"
                        + " a.idx = 2 ORDER BY line"))
                .containsExactly("train starts", "and ends");
        assertThat(bench.ask(
                        "SELECT name || ' ' || last || ' ' || min || ' ' || max || ' ' || count x FROM run_metric"))
                .containsExactly("loss 2.0 0.0 2.0 6");
    }

    @Test
    void aFailingTaskLetsItsFanOutFinishAndNothingFollows() throws IOException {
        var status = bench.run(failingOnB(), Flows.fanOut(Settings.DEFAULT).build());

        assertThat(status).isEqualTo(RunStatus.FAILED);
        assertThat(bench.steps().get(1)).startsWith("train failed 2/0/1/0");
        assertThat(bench.steps().get(2)).startsWith("report skipped 0/0/0/0");
        assertThat(bench.ask("SELECT error_step || error_index || error_item || error_cell || error_line ||"
                        + " error_message x FROM run"))
                .containsExactly("train1bc12no b");
    }

    @Test
    void failFastStopsAtOnce() throws IOException {
        bench.options = new Options(1, Reuse.ALLOWED, OnFailure.STOP_AT_ONCE);

        var status = bench.run(failingOnB(), Flows.fanOut(Settings.DEFAULT).build());

        assertThat(status).isEqualTo(RunStatus.FAILED);
        assertThat(bench.steps().get(1)).startsWith("train failed 1/0/1/1");
    }

    @Test
    void aTaskIsTriedAgainAsOftenAsItsStepSays() throws IOException {
        var tries = new AtomicInteger();
        var flaky = new FakeWorkers(task -> {
            if (task.get("item").equals("b") && tries.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
            return compute(task);
        });

        var status = bench.run(flaky, Flows.fanOut(settings(2, null, null)).build());

        assertThat(status).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(bench.ask("SELECT number || status x FROM attempt WHERE step = 1 AND idx = 1 ORDER BY number"))
                .containsExactly("1failed", "2failed", "3succeeded");
    }

    @Test
    void aCaughtFailureIsAResult() throws IOException {
        var status =
                bench.run(failingOnB(), Flows.fanOut(settings(1, null, "model")).build());

        assertThat(status).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(bench.artifact("report", 0, "summary")).isEqualTo("a*0.1|no b|c*0.1");
        assertThat(bench.ask("SELECT status x FROM attempt WHERE step = 1 AND idx = 1"))
                .containsExactly("failed", "failed");
    }

    @Test
    void aCaughtFailureIsNotReused() throws IOException {
        var flow = Flows.fanOut(settings(0, null, "model")).build();
        bench.run(failingOnB(), flow);

        bench.run(workers, flow);

        assertThat(workers.executed).containsExactlyInAnyOrder("train/1", "report/0");
    }

    @Test
    void aTaskThatRunsTooLongIsStopped() throws IOException {
        var stuck = new FakeWorkers(task -> {
            if (task.get("item").equals("b")) {
                new CountDownLatch(1).await();
            }
            return compute(task);
        });

        var status = bench.run(
                stuck, Flows.fanOut(settings(0, Duration.ofMillis(200), null)).build());

        assertThat(status).isEqualTo(RunStatus.FAILED);
        assertThat(bench.ask("SELECT error_message x FROM run").getFirst()).contains("longer than 0.2 s");
        assertThat(bench.steps().get(1)).startsWith("train failed 2/0/1/0");
    }

    @Test
    void aWorkerThatEndsFailsItsTaskAndIsReplaced() throws IOException {
        var exiting = new FakeWorkers(task -> {
            if (task.get("item").equals("a")) {
                task.worker().exit(3);
                throw new InterruptedException();
            }
            return compute(task);
        });
        bench.options = new Options(1, Reuse.ALLOWED, OnFailure.FINISH_THE_FAN_OUT);

        var status = bench.run(exiting, Flows.fanOut(Settings.DEFAULT).build());

        assertThat(status).isEqualTo(RunStatus.FAILED);
        assertThat(bench.steps().get(1)).startsWith("train failed 2/0/1/0");
        assertThat(exiting.started).hasValue(2);
        assertThat(bench.ask("SELECT exit || error_message x FROM attempt WHERE status = 'failed'")
                        .getFirst())
                .startsWith("3The task ended its process with exit status 3");
    }

    @Test
    void workersThatDoNotStartAreSaidNotTo() {
        var dead = new WorkerLink.Starter() {
            @Override
            public WorkerLink start(int number, WorkerLink.Outfit outfit, WorkerLink.Listener listener) {
                listener.ended(1, "no such jar");
                return new FakeWorkers(LocalRunsTest::compute).start(number, outfit, listener);
            }
        };

        assertThatThrownBy(() -> bench.runs(dead)
                        .execute(bench.request(Flows.fanOut(Settings.DEFAULT).build(), Map.of()), bench.listener))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not start (exit status 1). It said: no such jar");
    }

    @Test
    void aRunCanBeCancelledFromElsewhere() throws IOException {
        var stuck = new FakeWorkers(task -> {
            if (task.step().equals("train")) {
                bench.runs(workers)
                        .cancel(new RunId(bench.ask("SELECT id x FROM run").getFirst()));
                new CountDownLatch(1).await();
            }
            return compute(task);
        });

        var status = bench.run(stuck, Flows.fanOut(Settings.DEFAULT).build());

        assertThat(status).isEqualTo(RunStatus.CANCELLED);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(bench.steps().get(0)).startsWith("prepare succeeded 1/0/0/0");
        assertThat(bench.steps().get(1)).startsWith("train cancelled 0/0/0/3");
        assertThat(bench.ask("SELECT DISTINCT status x FROM task WHERE step = 1"))
                .containsExactly("cancelled");
    }

    @Test
    void interruptingTheCallerCancelsTheRun() throws Exception {
        var begun = new CountDownLatch(1);
        var stuck = new FakeWorkers(_ -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return Map.of();
        });
        try (var executor = Executors.newSingleThreadExecutor()) {
            var outcome = executor.submit(
                    () -> bench.run(stuck, Flows.fanOut(Settings.DEFAULT).build()));
            begun.await();
            executor.shutdownNow();

            assertThat(outcome.get()).isEqualTo(RunStatus.CANCELLED);
        }
        assertThat(bench.ask("SELECT status x FROM run")).containsExactly("cancelled");
    }

    @Test
    void hearsHowTheRunGoes() throws IOException {
        var heard = new java.util.concurrent.CopyOnWriteArrayList<String>();
        bench.listener = new RunListener() {
            @Override
            public void started(RunId id, List<Decision> decisions) {
                heard.add("started " + decisions.size());
            }

            @Override
            public void failed(String step, int index, String item, String message) {
                heard.add(step + index + item + message);
            }
        };

        bench.run(failingOnB(), Flows.fanOut(Settings.DEFAULT).build());

        assertThat(heard).containsExactly("started 3", "train1bno b");
    }

    static FakeWorkers failingOnB() {
        return new FakeWorkers(task -> {
            if (task.get("item").equals("b")) {
                throw new IllegalStateException("no b");
            }
            return compute(task);
        });
    }

    static Settings settings(
            int retry,
            @org.jspecify.annotations.Nullable Duration timeout,
            @org.jspecify.annotations.Nullable String catchVariable) {
        return new Settings(null, null, null, retry, timeout, catchVariable, true, List.of());
    }

    static Map<String, String> compute(FakeWorkers.Task task) {
        return switch (task.step()) {
            case "prepare" -> Map.of("all", task.get("items"));
            case "train" -> Map.of("model", task.get("item") + "*" + task.get("rate"));
            default -> Map.of("summary", task.get("models"));
        };
    }
}
