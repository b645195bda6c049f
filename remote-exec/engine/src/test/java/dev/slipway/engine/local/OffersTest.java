package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.run.RunRequest.OnFailure;
import dev.slipway.engine.run.RunRequest.Options;
import dev.slipway.engine.run.RunRequest.Reuse;
import dev.slipway.worker.protocol.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Workers that go on by themselves with what they were offered.
@Timeout(60)
class OffersTest {
    private static final Settings TRIED_AGAIN = new Settings(null, null, null, 50, null, null, true, List.of());

    private RunBench bench;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new RunBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static Map<String, Object> items(int count) {
        return Map.of("items", IntStream.range(0, count).mapToObj(i -> "i" + i).collect(Collectors.joining(",")));
    }

    @Test
    void whatALongTaskWouldHoldUpIsDoneByOthers() throws IOException {
        int count = 30;
        var others = new CountDownLatch(count - 1);
        var workers = new FakeWorkers(task -> {
            if (task.step().equals("train") && task.index() == 0) {
                assertThat(others.await(30, TimeUnit.SECONDS)).isTrue();
            } else if (task.step().equals("train")) {
                others.countDown();
            }
            return LocalRunsTest.compute(task);
        });

        var status = bench.run(workers, Flows.fanOut(Settings.DEFAULT).build(), items(count));

        assertThat(status).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(workers.executed).hasSize(count + 2);
    }

    @Test
    void afterAFailureAWorkerBeginsNothingByItself() throws IOException {
        bench.options = new Options(1, Reuse.ALLOWED, OnFailure.STOP_AT_ONCE);
        var workers = new FakeWorkers(task -> {
            if (task.step().equals("train") && task.index() == 3) {
                throw new IOException("no more");
            }
            return LocalRunsTest.compute(task);
        });

        bench.run(workers, Flows.fanOut(Settings.DEFAULT).build(), items(20));

        assertThat(workers.executed).containsExactly("prepare/0", "train/0", "train/1", "train/2", "train/3");
    }

    /// Whatever fails, exits or wears its worker out: each beginning is on record, and each task succeeds once.
    @Test
    void everyTaskThatBeganIsOnRecord() throws IOException {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        int count = 300;
        bench.options = new Options(3, Reuse.ALLOWED, OnFailure.FINISH_THE_FAN_OUT);
        var random = new Random(seed);
        var workers = new FakeWorkers(task -> {
            if (task.step().equals("train")) {
                int chance;
                synchronized (random) {
                    chance = random.nextInt(10);
                }
                switch (chance) {
                    case 0 -> throw new IOException("by chance");
                    case 1 -> task.worker().exit(3);
                    case 2 -> task.worker().say(new Report.Worn("threads"));
                    default -> {}
                }
            }
            return LocalRunsTest.compute(task);
        });

        var status = bench.run(workers, Flows.fanOut(TRIED_AGAIN).build(), items(count));

        assertThat(status).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(bench.steps().get(1)).startsWith("train succeeded " + count + "/0/0/0");
        assertThat(bench.ask("SELECT count(*) x FROM attempt").getFirst()).isEqualTo("" + workers.executed.size());
        assertThat(bench.ask("SELECT count(*) x FROM attempt WHERE status = 'succeeded'"))
                .containsExactly("" + (count + 2));
    }
}
