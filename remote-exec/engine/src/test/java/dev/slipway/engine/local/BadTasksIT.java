package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.history.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tasks that misbehave, in real workers: each costs its own attempt, never a neighbour's.
@Timeout(300)
class BadTasksIT {
    private static KeptWorkers workers;
    private RunBench bench;

    @BeforeAll
    static void start(@TempDir Path scratch) {
        workers = new KeptWorkers(scratch);
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new RunBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aTaskThatFillsItsMemoryCostsItsOwnAttemptOnly() throws IOException {
        assertThat(run(small(0), "fill")).isEqualTo(RunStatus.FAILED);

        assertThat(bench.steps().get(1)).startsWith("train failed 11/0/1/0");
        assertThat(bench.ask("SELECT error_type x FROM run")).containsExactly("OutOfMemoryError");
    }

    @Test
    void aTaskThatExitsCostsItsOwnAttemptOnly() throws IOException {
        assertThat(run(small(1), "exit")).isEqualTo(RunStatus.FAILED);

        assertThat(bench.steps().get(1)).startsWith("train failed 11/0/1/0");
        assertThat(bench.ask("SELECT number x FROM attempt WHERE status = 'failed' ORDER BY number"))
                .containsExactly("1", "2");
    }

    @Test
    void aTaskThatHangsIsStoppedWhenItsTimeIsUp() throws IOException {
        var settings = new Settings(null, null, null, 0, Duration.ofSeconds(6), null, true, List.of());

        assertThat(run(bench.runs(workers), settings, "hang")).isEqualTo(RunStatus.FAILED);

        assertThat(bench.steps().get(1)).startsWith("train failed 11/0/1/0");
        assertThat(bench.ask("SELECT error_type x FROM run")).containsExactly("Timeout");
    }

    @Test
    void whatATaskStartsEndsWithTheRun() throws IOException {
        assertThat(run(Settings.DEFAULT, "fork")).isEqualTo(RunStatus.SUCCEEDED);

        var id = bench.ask("SELECT id x FROM run").getFirst();
        // the signal is sent when the run is over; how soon it is obeyed is the system's affair
        assertThat(Orphans.of(List.of(new RunId(id))).map(ProcessHandle::onExit))
                .allSatisfy(end -> assertThat(end).succeedsWithin(Duration.ofSeconds(30)));
    }

    @Test
    void aTaskThatPrintsWithoutEndIsSlowedAndItsLogIsKept() throws IOException {
        assertThat(run("print")).isEqualTo(RunStatus.SUCCEEDED);

        assertThat(bench.ask("SELECT count(*) x FROM log WHERE length(text) = 999"))
                .containsExactly("20000");
    }

    @Test
    void aWorkerWhoseTasksLeaveThreadsIsReplaced() throws IOException {
        assertThat(run(Settings.DEFAULT, "leak")).isEqualTo(RunStatus.SUCCEEDED);

        assertThat(bench.steps().get(1)).startsWith("train succeeded 12/0/0/0");
    }

    @Test
    void whatATaskFilledTheDiskWithIsNotKept() throws IOException {
        assertThat(run("disk")).isEqualTo(RunStatus.FAILED);

        assertThat(bench.steps().get(1)).startsWith("train failed 11/0/1/0");
        try (var left = Files.walk(bench.folder.resolve(".slipway/scratch"))) {
            assertThat(left.filter(path -> String.valueOf(path.getFileName()).startsWith("part")))
                    .isEmpty();
        }
    }

    @Test
    void aTaskThatLeavesAndRemovesItsFolderCostsNobodyAnything() throws IOException {
        assertThat(run("folder")).isEqualTo(RunStatus.SUCCEEDED);

        assertThat(bench.steps().get(1)).startsWith("train succeeded 12/0/0/0");
        assertThat(bench.artifact("report", 0, "sum")).isEqualTo("506");
    }

    @Test
    void aTaskThatDeletesAnInputCostsThoseThatHadNotReadIt() throws IOException {
        var input = Files.writeString(bench.folder.resolve("in.csv"), "1");
        assertThat(run("eat")).isEqualTo(RunStatus.FAILED);
        assertThat(bench.ask("SELECT error_message x FROM run").getFirst()).contains("in.csv");
        var done = Integer.parseInt(
                bench.ask("SELECT executed x FROM step WHERE name = 'train'").getFirst());

        Files.writeString(input, "1");
        assertThat(run("eat")).isEqualTo(RunStatus.SUCCEEDED);

        assertThat(bench.steps().get(1)).startsWith("train succeeded " + (12 - done) + "/" + done + "/0/0");
        assertThat(bench.artifact("report", 0, "sum")).isEqualTo("506");
    }

    private RunStatus run(Settings settings, String mode) throws IOException {
        return run(bench.realRuns(), settings, mode);
    }

    /// Runs a task that does not end its worker, or leave anything in it.
    private RunStatus run(String mode) throws IOException {
        return run(bench.runs(workers), Settings.DEFAULT, mode);
    }

    private RunStatus run(LocalRuns runs, Settings settings, String mode) throws IOException {
        var request = bench.request(RealCells.flow(settings), Map.of("count", 12L, "mode", mode));
        return runs.execute(request, bench.listener).row().status();
    }

    private static Settings small(int retry) {
        return new Settings(null, 256L << 20, null, retry, null, null, true, List.of());
    }
}
