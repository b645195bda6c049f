package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.run.RunRequest.OnFailure;
import dev.slipway.engine.run.RunRequest.Options;
import dev.slipway.engine.run.RunRequest.Reuse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs on real worker processes.
@Timeout(120)
class LocalWorkersIT {
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
    void runsAFlowAndTakesItsResultsAgain() throws IOException {
        assertThat(run(Settings.DEFAULT, Map.of())).isEqualTo(RunStatus.SUCCEEDED);

        assertThat(bench.artifact("report", 0, "sum")).isEqualTo("30");
        assertThat(bench.ask("SELECT text x FROM log")).containsExactly("preparing 5");
        assertThat(bench.ask("SELECT count || ' ' || max x FROM run_metric")).containsExactly("5 16.0");
        assertThat(bench.folder.resolve(".slipway/scratch")).isEmptyDirectory();

        assertThat(run(Settings.DEFAULT, Map.of("count", 7L))).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(bench.artifact("report", 0, "sum")).isEqualTo("91");
        assertThat(bench.steps().get(1)).isEqualTo("train succeeded 2/5/0/0 5 reused, 2 new");
    }

    @ParameterizedTest
    @CsvSource({
        "throw, three",
        "exit, exit status 7",
        "halt, was killed while it ran the task",
        "hang, ran longer than 5 s",
        "spin, ran longer than 5 s"
    })
    void aTaskThatGoesWrongCostsOnlyItself(String mode, String message) throws IOException {
        var timeout = mode.equals("hang") || mode.equals("spin") ? Duration.ofSeconds(5) : null;
        bench.options = new Options(1, Reuse.ALLOWED, OnFailure.FINISH_THE_FAN_OUT);

        var status = run(new Settings(null, null, null, 0, timeout, null, true, List.of()), Map.of("mode", mode));

        assertThat(status).isEqualTo(RunStatus.FAILED);
        assertThat(bench.steps().get(1)).startsWith("train failed 4/0/1/0");
        assertThat(bench.ask("SELECT error_message x FROM run").getFirst()).contains(message);
    }

    @Test
    void aThousandTinyTasksCostLittleEach() throws IOException {
        run(Settings.DEFAULT, Map.of("count", 2L)); // warms this process up
        var begin = System.nanoTime();
        var cpu =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();

        assertThat(run(Settings.DEFAULT, Map.of("count", 1000L))).isEqualTo(RunStatus.SUCCEEDED);

        var seconds = (System.nanoTime() - begin) / 1e9;
        var own = (ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                                .getProcessCpuTime()
                        - cpu)
                / 1e9;
        System.out.printf(
                "1000 tiny tasks on 2 workers: %.2f s, of which %.2f s of processor time here%n", seconds, own);
        assertThat(bench.steps().get(1)).startsWith("train succeeded 998/2/0/0");
        assertThat(bench.artifact("report", 0, "sum")).isEqualTo("332833500");
        assertThat(Files.exists(bench.folder.resolve(".slipway/store.db"))).isTrue();
    }

    private RunStatus run(Settings settings, Map<String, Object> parameters) throws IOException {
        return bench.realRuns()
                .execute(bench.request(RealCells.flow(settings), parameters), bench.listener)
                .row()
                .status();
    }
}
