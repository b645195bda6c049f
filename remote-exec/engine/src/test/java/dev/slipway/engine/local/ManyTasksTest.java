package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.history.RunStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ManyTasksTest {
    private final FakeWorkers workers = new FakeWorkers(LocalRunsTest::compute);

    @TempDir
    private Path folder;

    @Test
    void theCostOfATaskDoesNotGrowWithTheirNumber() throws IOException {
        try (var bench = new RunBench(folder)) {
            var flow = Flows.fanOut(Settings.DEFAULT).build();
            bench.run(workers, flow);

            var small = seconds(bench, 500, 0.3);
            var large = seconds(bench, 8000, 0.4);
            var reused = seconds(bench, 8000, 0.4);

            System.out.printf("500 tasks %.2f s, 8000 tasks %.2f s, 8000 reused %.2f s%n", small, large, reused);
            assertThat(large).isLessThan(16 * Math.max(small, 0.1) * 2.5);
            assertThat(bench.steps().get(1)).startsWith("train reused 0/8000/0/0");
        }
    }

    @Test
    void runsOfOneWorkspaceGoOnSideBySide() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = IntStream.range(0, 4)
                    .<Callable<RunStatus>>mapToObj(i -> () -> {
                        try (var bench = new RunBench(folder)) {
                            var flow = Flows.fanOut(Settings.DEFAULT).build();
                            return bench.run(workers, flow, parameters(200, i % 2));
                        }
                    })
                    .toList();
            for (var run : executor.invokeAll(runs)) {
                assertThat(run.get()).isEqualTo(RunStatus.SUCCEEDED);
            }
        }
        try (var bench = new RunBench(folder)) {
            assertThat(bench.ask("SELECT number x FROM run ORDER BY number")).containsExactly("1", "2", "3", "4");
            assertThat(bench.ask("SELECT executed + reused x FROM step WHERE name = 'train'"))
                    .containsExactly("200", "200", "200", "200");
        }
    }

    private double seconds(RunBench bench, int tasks, double rate) throws IOException {
        var begin = System.nanoTime();
        assertThat(bench.run(workers, Flows.fanOut(Settings.DEFAULT).build(), parameters(tasks, rate)))
                .isEqualTo(RunStatus.SUCCEEDED);
        return (System.nanoTime() - begin) / 1e9;
    }

    private static Map<String, Object> parameters(int tasks, double rate) {
        var items = IntStream.range(0, tasks).mapToObj(i -> "i" + i).collect(Collectors.joining(","));
        return Map.of("items", items, "rate", rate);
    }
}
