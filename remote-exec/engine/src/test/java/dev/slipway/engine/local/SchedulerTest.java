package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.run.RunRequest.OnFailure;
import dev.slipway.engine.run.RunRequest.Options;
import dev.slipway.engine.run.RunRequest.Reuse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SchedulerTest {
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
    void aRunWhoseClockWasSetBackCanStillBeCancelled() throws Exception {
        var clock = new SettableClock();
        bench.clock = clock;
        var runs = new CountDownLatch(1);
        var workers = new FakeWorkers(task -> {
            if (task.step().equals("train")) {
                clock.back(Duration.ofHours(1));
                runs.countDown();
                new CountDownLatch(1).await();
            }
            return LocalRunsTest.compute(task);
        });
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var run = executor.submit(
                    () -> bench.run(workers, Flows.fanOut(Settings.DEFAULT).build()));
            assertThat(runs.await(20, TimeUnit.SECONDS)).isTrue();
            bench.runs(workers)
                    .cancel(new RunId(bench.ask("SELECT id x FROM run").getFirst()));

            assertThat(run.get(20, TimeUnit.SECONDS)).isEqualTo(RunStatus.CANCELLED);
        }
        assertThat(bench.ask("SELECT id x FROM attempt WHERE ended < started")).isEmpty();
    }

    @Test
    void aRunThatCannotBeRecordedSaysWhatTheStoreSaid() {
        var workers = new FakeWorkers(task -> {
            bench.store.<Integer>write(transaction -> transaction.update("DROP TABLE IF EXISTS artifact"));
            return LocalRunsTest.compute(task);
        });

        assertThatThrownBy(
                        () -> bench.run(workers, Flows.fanOut(Settings.DEFAULT).build()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("artifact");
    }

    @Test
    void aTaskThatAsksForTwoCoresTakesTwoPlaces() throws IOException {
        var settings = new Settings(2.0, null, null, 0, null, null, true, List.of());
        bench.options = new Options(3, Reuse.ALLOWED, OnFailure.FINISH_THE_FAN_OUT);
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var second = new CountDownLatch(2);
        var workers = new FakeWorkers(task -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            if (task.step().equals("train")) {
                second.countDown();
                // time for a task beside this one, which there must not be, to begin
                var _ = second.await(300, TimeUnit.MILLISECONDS);
            }
            now.decrementAndGet();
            return LocalRunsTest.compute(task);
        });

        var status = bench.run(workers, Flows.fanOut(settings).build(), Map.of("items", "a,b,c,d,e,f"));

        assertThat(status).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(most).hasValue(1);
    }

    @Test
    void tasksThatNeverBeganAreRecordedTooWhereTheRunStops() throws IOException {
        int count = 4500; // more than are recorded at once
        bench.options = new Options(1, Reuse.ALLOWED, OnFailure.STOP_AT_ONCE);
        var workers = new FakeWorkers(task -> {
            if (task.step().equals("train")) {
                throw new IOException("no more");
            }
            return LocalRunsTest.compute(task);
        });
        var items = IntStream.range(0, count).mapToObj(String::valueOf).collect(Collectors.joining(","));

        var status = bench.run(workers, Flows.fanOut(Settings.DEFAULT).build(), Map.of("items", items));

        assertThat(status).isEqualTo(RunStatus.FAILED);
        assertThat(bench.ask("SELECT status || ' ' || count(*) || ' ' || max(idx) x FROM task WHERE step ="
                        + " (SELECT position FROM step WHERE name = 'train') GROUP BY status"))
                .containsExactlyInAnyOrder("failed 1 0", "cancelled 4499 4499");
    }

    /// A clock that can be set; goes on by itself.
    private static final class SettableClock extends Clock {
        private volatile Duration behind = Duration.ZERO;

        void back(Duration by) {
            behind = by;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().minus(behind);
        }
    }
}
