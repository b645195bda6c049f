package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.history.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Run processes that survive, are killed, and are resumed.
@Timeout(180)
class DetachedRunsIT {
    private final long seed = Long.getLong("slipway.seed", System.nanoTime());
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
    void aRunGoesOnInAProcessOfItsOwn() throws IOException {
        var id = start(Map.of());

        await(() -> status(id).isOver());

        assertThat(status(id)).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(bench.artifact("report", 0, "sum")).isEqualTo("30");
        assertThat(bench.folder.resolve(".slipway/orders")).isEmptyDirectory();
    }

    @Test
    void aRunInAnotherProcessCanBeCancelled() throws IOException {
        var id = start(Map.of("mode", "hang"));
        await(() -> ask("SELECT count(*) x FROM task WHERE step = 1 AND status = 'running'")
                .equals(List.of("1")));
        assertThatThrownBy(() -> bench.realRuns().delete(List.of(id))).hasMessageContaining("still running");

        var begin = System.nanoTime();
        bench.realRuns().cancel(id);
        await(() -> status(id).isOver());

        assertThat(status(id)).isEqualTo(RunStatus.CANCELLED);
        assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(5));
    }

    @Test
    void aKilledRunLosesNothingThatWasCommitted() throws IOException {
        System.out.println("seed " + seed + " (-Dslipway.seed)");
        var random = new Random(seed);
        RunId last = null;
        for (int i = 0; i < 3; i++) {
            bench.origin = last;
            last = start(Map.of("count", 400L));
            var enough = Long.parseLong(committed()) + random.nextInt(60);
            var id = last;
            await(() -> Long.parseLong(committed()) >= enough || status(id).isOver());
            kill(id);
            bench.realRuns().sweep();
            assertThat(status(id)).isIn(RunStatus.LOST, RunStatus.SUCCEEDED);
        }
        var kept = Integer.parseInt(committed());
        bench.origin = last;

        var status = bench.realRuns()
                .execute(bench.request(RealCells.flow(Settings.DEFAULT), Map.of("count", 400L)), bench.listener)
                .row()
                .status();

        assertThat(status).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(bench.artifact("report", 0, "sum")).isEqualTo("21253400");
        assertThat(bench.ask("SELECT reused x FROM step WHERE name = 'train' ORDER BY run DESC LIMIT 1"))
                .containsExactly(String.valueOf(kept));
        assertThat(bench.ask("SELECT key x FROM attempt WHERE status = 'succeeded' AND step = 1 GROUP BY key"
                        + " HAVING count(*) > 1"))
                .isEmpty();
    }

    @Test
    void workersEndWithTheirRunProcess() throws IOException {
        var id = start(Map.of("mode", "spin"));
        await(() -> ask("SELECT count(*) x FROM task WHERE step = 1 AND status = 'running'")
                .equals(List.of("1")));
        var process = ProcessHandle.of(pid(id)).orElseThrow();
        var workers = process.descendants().toList();
        assertThat(workers).isNotEmpty();

        process.destroyForcibly();

        await(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void whatIsLeftAfterEverythingWasKilledEndsAtTheNextLook() throws IOException {
        var id = start(Map.of("mode", "fork and hang"));
        await(() -> Orphans.of(List.of(id)).anyMatch(DetachedRunsIT::sleeps));
        var run = ProcessHandle.of(pid(id)).orElseThrow();
        var workers = run.children().toList();
        halt(workers); // else one may end what it has started, once it sees that its run is gone

        run.destroyForcibly();
        workers.forEach(ProcessHandle::destroyForcibly);
        await(() -> !run.isAlive() && workers.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(Orphans.of(List.of(id)).filter(DetachedRunsIT::sleeps)).isNotEmpty();
        bench.realRuns().sweep();

        await(() -> Orphans.of(List.of(id)).findAny().isEmpty());
        assertThat(status(id)).isEqualTo(RunStatus.LOST);
        assertThat(bench.folder.resolve(".slipway/scratch/" + id + "/worker-1")).doesNotExist();
    }

    /// Lets processes do nothing more, whatever happens around them.
    private static void halt(List<ProcessHandle> processes) throws IOException {
        var command = new ArrayList<>(List.of("kill", "-STOP"));
        processes.forEach(process -> command.add(String.valueOf(process.pid())));
        var kill = new ProcessBuilder(command).start();
        await(() -> !kill.isAlive());
        assertThat(kill.exitValue()).isZero();
    }

    private static boolean sleeps(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("sleep");
    }

    @Test
    void aRunThatCannotBeginSaysWhy() throws IOException {
        Files.createDirectories(bench.folder.resolve(".slipway"));
        Files.writeString(bench.folder.resolve(".slipway/.gitignore"), "*");
        Files.writeString(bench.folder.resolve(".slipway/store.db"), "no database".repeat(1000));

        assertThatThrownBy(() -> start(Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("store.db is damaged");
    }

    private RunId start(Map<String, Object> parameters) throws IOException {
        var request = bench.request(RealCells.flow(Settings.DEFAULT), parameters);
        return DetachedRuns.start(RealCells.installation(), new Order(bench.folder.resolve(".slipway"), request));
    }

    private void kill(RunId id) throws IOException {
        var process = ProcessHandle.of(pid(id));
        process.ifPresent(ProcessHandle::destroyForcibly);
        await(() -> !process.map(ProcessHandle::isAlive).orElse(false));
    }

    private long pid(RunId id) throws IOException {
        return Long.parseLong(
                bench.ask("SELECT pid x FROM run WHERE id = '" + id + "'").getFirst());
    }

    private String committed() {
        return ask("SELECT count(*) x FROM attempt WHERE status = 'succeeded' AND step = 1")
                .getFirst();
    }

    private RunStatus status(RunId id) {
        return RunStatus.of(
                ask("SELECT status x FROM run WHERE id = '" + id + "'").getFirst());
    }

    private List<String> ask(String sql) {
        try {
            return bench.ask(sql);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
