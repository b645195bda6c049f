package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.history.RunStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a run's metrics come to where tasks fail, are repeated or cancelled.
@Timeout(60)
class RunMetricsTest {
    private static final long LOOK_NANOS = Duration.ofMillis(10).toNanos();

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
    void countWhatTasksLoggedBeforeTheyFailed() throws IOException {
        var failing = new FakeWorkers(task -> {
            if (task.step().equals("train")) {
                FakeWorkers.metric(task, "loss", task.index(), 0);
                throw new IllegalStateException("too late");
            }
            return LocalRunsTest.compute(task);
        });

        var status = bench.run(failing, Flows.fanOut(Settings.DEFAULT).build());

        assertThat(status).isEqualTo(RunStatus.FAILED);
        assertThat(metrics()).containsExactly("loss 2.0 0.0 2.0 3");
    }

    @Test
    void countOfARepeatedTaskItsLastAttemptAlone() throws IOException {
        var tries = new AtomicInteger();
        var flaky = new FakeWorkers(task -> {
            if (task.step().equals("train")) {
                FakeWorkers.metric(task, "loss", task.index(), 0);
                if (task.index() == 1 && tries.getAndIncrement() == 0) {
                    FakeWorkers.metric(task, "loss", 99, 1);
                    FakeWorkers.metric(task, "early", 1, 0);
                    awaitMetric("early");
                    throw new IllegalStateException("not yet");
                }
            }
            return LocalRunsTest.compute(task);
        });

        var status = bench.run(
                flaky, Flows.fanOut(LocalRunsTest.settings(1, null, null)).build());

        assertThat(status).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(metrics()).containsExactly("loss 2.0 0.0 2.0 3");
    }

    @Test
    void countWhatAStepLoggedWhoseFailureIsCaught() throws IOException {
        var failing = new FakeWorkers(task -> {
            if (task.step().equals("train")) {
                FakeWorkers.metric(task, "loss", task.index(), 0);
                if (task.index() == 2) {
                    throw new IllegalStateException("caught");
                }
            }
            return LocalRunsTest.compute(task);
        });

        var status = bench.run(
                failing, Flows.fanOut(LocalRunsTest.settings(0, null, "model")).build());

        assertThat(status).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(metrics()).containsExactly("loss 2.0 0.0 2.0 3");
    }

    @Test
    void countWhatACancelledTaskHasLogged() throws IOException {
        var logged = new CountDownLatch(2);
        var waiting = new FakeWorkers(task -> {
            if (task.step().equals("train")) {
                FakeWorkers.metric(task, "loss", 7, 0);
                logged.countDown();
                logged.await();
                bench.runs(new FakeWorkers(LocalRunsTest::compute))
                        .cancel(new RunId(bench.ask("SELECT id x FROM run").getFirst()));
                new CountDownLatch(1).await();
            }
            return LocalRunsTest.compute(task);
        });

        var status = bench.run(waiting, Flows.fanOut(Settings.DEFAULT).build());

        assertThat(status).isEqualTo(RunStatus.CANCELLED);
        assertThat(metrics()).containsExactly("loss 7.0 7.0 7.0 2");
    }

    private List<String> metrics() throws IOException {
        return bench.ask("SELECT name || ' ' || last || ' ' || min || ' ' || max || ' ' || count x FROM run_metric");
    }

    private void awaitMetric(String name) throws IOException {
        while (!bench.ask("SELECT name x FROM run_metric").contains(name)) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
