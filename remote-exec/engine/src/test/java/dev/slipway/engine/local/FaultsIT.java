package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.history.RunStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/// Faults at random points of real runs: whatever is committed stays, nothing counts twice, and what a resumed run
/// gives is what an undisturbed one gives.
@Timeout(3600)
class FaultsIT {
    private static final int FAULTS = Boolean.getBoolean("slipway.long") ? 300 : 20;
    private static final long TASKS = 600;
    private static final long seed = Long.getLong("slipway.seed", System.nanoTime());

    @TempDir
    private Path folder;

    private RunBench bench;

    /// What happens to a run.
    private enum Fault {
        KILL_RUN,
        KILL_WORKER,
        KILL_BOTH,
        DISK_FULL,
        CANCEL,
        SECOND_RUN
    }

    @BeforeEach
    void open() {
        bench = new RunBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void nothingIsLostWhateverHappens() throws IOException {
        System.out.println("seed " + seed + " (-Dslipway.seed)");
        var random = new Random(seed);
        var undisturbed = undisturbed();
        int faults = 0;
        int round = 0;
        while (faults < FAULTS) {
            try (var disturbed = new RunBench(Files.createDirectories(folder.resolve("round" + round++)))) {
                bench = disturbed;
                faults += disturb(random, FAULTS - faults);
                assertThat(results()).as("seed " + seed).isEqualTo(undisturbed);
            }
        }
    }

    private List<String> undisturbed() throws IOException {
        try (var calm = new RunBench(Files.createDirectories(folder.resolve("calm")))) {
            bench = calm;
            var id = start(null);
            await(() -> status(id).isOver());
            assertThat(status(id)).isEqualTo(RunStatus.SUCCEEDED);
            return results();
        }
    }

    /// Starts a run and disturbs it until it comes to its end or there were `most` faults; then resumes it to the end.
    private int disturb(Random random, int most) throws IOException {
        int faults = 0;
        var last = start(null);
        while (faults < most) {
            var before = committed();
            var enough = before + random.nextInt(120);
            var id = last;
            await(() -> committed() >= enough || status(id).isOver());
            if (status(id).isOver()) {
                break;
            }
            var fault = Fault.values()[random.nextInt(Fault.values().length)];
            faults++;
            happen(fault, id);
            check();
            if (status(id).isOver()) {
                last = start(id);
            }
        }
        var id = last;
        await(() -> status(id).isOver());
        if (status(id) != RunStatus.SUCCEEDED) {
            var again = start(id);
            await(() -> status(again).isOver());
            assertThat(status(again)).as(() -> "seed " + seed).isEqualTo(RunStatus.SUCCEEDED);
        }
        check();
        return faults;
    }

    private void happen(Fault fault, RunId id) throws IOException {
        var process = ProcessHandle.of(pid(id));
        var workers = process.stream().flatMap(ProcessHandle::children).toList();
        System.out.println(fault + " after " + committed());
        switch (fault) {
            case KILL_RUN -> end(process.stream().toList(), id);
            case KILL_BOTH -> {
                workers.forEach(ProcessHandle::destroyForcibly);
                end(process.stream().toList(), id);
            }
            case KILL_WORKER -> workers.stream().findAny().ifPresent(ProcessHandle::destroyForcibly);
            case DISK_FULL -> fillDisk(process, id);
            case CANCEL -> {
                var begin = System.nanoTime();
                bench.realRuns().cancel(id);
                await(() -> status(id).isOver());
                assertThat(System.nanoTime() - begin)
                        .as("time to cancel")
                        .isLessThan(TimeUnit.SECONDS.toNanos(slowly(2)));
            }
            case SECOND_RUN -> {
                var other = start(null);
                await(() -> status(other).isOver());
            }
        }
    }

    /// No file of the run process may grow any more: every write of the store fails, as on a full disk.
    private void fillDisk(java.util.Optional<ProcessHandle> process, RunId id) throws IOException {
        if (process.isEmpty() || !Files.isExecutable(Path.of("/usr/bin/prlimit"))) {
            return;
        }
        var limit = new ProcessBuilder(
                        "/usr/bin/prlimit", "--pid", "" + process.get().pid(), "--fsize=4096")
                .redirectErrorStream(true)
                .start();
        limit.onExit().join();
        await(() -> status(id).isOver() || !process.get().isAlive());
        end(process.stream().toList(), id);
    }

    private void end(List<ProcessHandle> processes, RunId id) throws IOException {
        processes.forEach(ProcessHandle::destroyForcibly);
        await(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        bench.realRuns().sweep();
        assertThat(status(id).isOver()).isTrue();
    }

    /// Every committed task can be read, and none was computed twice for want of its record.
    private void check() throws IOException {
        assertThat(bench.ask("SELECT a.id x FROM attempt a WHERE a.status = 'succeeded'"
                        + " AND NOT EXISTS (SELECT 1 FROM artifact r WHERE r.attempt = a.id)"))
                .as("attempts without their artifacts")
                .isEmpty();
        assertThat(bench.ask("SELECT r.hash x FROM artifact r WHERE NOT EXISTS"
                        + " (SELECT 1 FROM blob b WHERE b.hash = r.hash)"))
                .as("artifacts without their bytes")
                .isEmpty();
        assertThat(bench.ask("SELECT t.run || '/' || t.step || '/' || t.idx x FROM task t LEFT JOIN attempt a"
                        + " ON a.id = t.attempt AND a.status = 'succeeded'"
                        + " WHERE t.status IN ('succeeded', 'reused') AND a.id IS NULL"))
                .as("tasks that count without an attempt that does")
                .isEmpty();
        assertThat(bench.ask("SELECT run || '/' || step || '/' || idx x FROM attempt WHERE status = 'succeeded'"
                        + " AND run IS NOT NULL GROUP BY run, step, idx HAVING count(*) > 1"))
                .as("tasks that count twice")
                .isEmpty();
    }

    /// Returns everything that the newest run that succeeded gave: artifacts with their hashes, and the metrics.
    private List<String> results() throws IOException {
        var of = " WHERE t.run = (SELECT max(key) FROM run WHERE status = 'succeeded')";
        return bench.ask("SELECT t.step || '/' || t.idx || ' ' || r.name || ' ' || r.hash x FROM task t"
                + " JOIN artifact r ON r.attempt = t.attempt" + of
                + " UNION ALL SELECT t.step || '/' || t.idx || ' ' || m.name || ' ' || m.value FROM task t"
                + " JOIN metric m ON m.attempt = t.attempt" + of + " ORDER BY 1");
    }

    private RunId start(@org.jspecify.annotations.Nullable RunId origin) throws IOException {
        bench.origin = origin;
        var request = bench.request(RealCells.flow(Settings.DEFAULT), Map.of("count", TASKS));
        return DetachedRuns.start(RealCells.installation(), new Order(bench.folder.resolve(".slipway"), request));
    }

    private long pid(RunId id) throws IOException {
        return Long.parseLong(
                bench.ask("SELECT pid x FROM run WHERE id = '" + id + "'").getFirst());
    }

    private int committed() {
        return Integer.parseInt(ask("SELECT count(*) x FROM attempt WHERE status = 'succeeded' AND step = 1")
                .getFirst());
    }

    private RunStatus status(RunId id) {
        return RunStatus.of(
                ask("SELECT status x FROM run WHERE id = '" + id + "'").getFirst());
    }

    private List<String> ask(String sql) {
        try {
            return bench.ask(sql);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A machine that does much else at once takes longer.
    private static long slowly(long seconds) {
        var load = java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                .getSystemLoadAverage();
        return load > Runtime.getRuntime().availableProcessors() ? seconds * 5 : seconds;
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
