package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.store.Garbage;
import dev.slipway.engine.store.Soundness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GarbageBesideRunsTest {
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
    void deletingAndSweepingWhileARunGoesOnTakesNothingOfIt() throws Exception {
        var plain = new FakeWorkers(task -> results(task.step(), task.get("items"), task.get("item")));
        assertThat(bench.run(plain, Flows.fanOut(Settings.DEFAULT).build())).isEqualTo(RunStatus.SUCCEEDED);
        var first = bench.ask("SELECT id x FROM run").getFirst();
        var reached = new CountDownLatch(1);
        var swept = new CountDownLatch(1);
        var waiting = new FakeWorkers(task -> {
            reached.countDown();
            assertThat(swept.await(30, TimeUnit.SECONDS)).isTrue();
            return Map.of("summary", "another");
        });
        var edited = Flows.fanOut(Settings.DEFAULT).edit("report", "changed").build();
        var second = new FutureTask<>(() -> bench.run(waiting, edited));
        Thread.ofPlatform().start(second);

        // the second run has taken what the first had prepared and trained, and now reports
        assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
        bench.runs(plain).delete(List.of(new dev.slipway.api.run.RunId(first)));
        assertThat(collect().files()).isZero();
        swept.countDown();

        assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(bench.steps().get(1)).startsWith("train reused 0/3/0/0");
        assertThat(new Soundness(bench.store).faults()).isEmpty();
        // the first run's report is garbage once nothing goes on
        assertThat(collect().files()).isEqualTo(1);
        assertThat(bench.artifact("train", 2, "model")).isEqualTo("c!");
        assertThat(new Soundness(bench.store).faults()).isEmpty();
    }

    @Test
    void aDryRunFreesNothing() throws IOException {
        var workers = new FakeWorkers(task -> results(task.step(), task.get("items"), task.get("item")));
        bench.run(workers, Flows.fanOut(Settings.DEFAULT).build());
        bench.runs(workers)
                .delete(List.of(new dev.slipway.api.run.RunId(
                        bench.ask("SELECT id x FROM run").getFirst())));

        var garbage = new Garbage(bench.store);

        assertThat(garbage.measure(later(), Garbage.GRACE).files()).isPositive();
        assertThat(garbage.measure(later(), Garbage.GRACE)).isEqualTo(collect());
        assertThat(garbage.measure(later(), Garbage.GRACE).files()).isZero();
    }

    private Garbage.Amount collect() throws IOException {
        return new Garbage(bench.store).collect(later(), Garbage.GRACE);
    }

    private static Instant later() {
        return Instant.now().plus(Duration.ofHours(2));
    }

    private static Map<String, String> results(String step, String items, String item) {
        return switch (step) {
            case "prepare" -> Map.of("all", items);
            case "train" -> Map.of("model", item + "!");
            default -> Map.of("summary", "one");
        };
    }
}
