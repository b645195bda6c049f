package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.Notebooks;
import dev.slipway.engine.history.RunStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a loss of power leaves: the writes of a run up to any point, cut even within one, and of the objects only those
/// that were synced before. The store's write-ahead log is the record of what was written to it, in order.
@Timeout(3600)
class PowerLossIT {
    private static final long SEED = Long.getLong("slipway.seed", System.nanoTime());
    private static final boolean IS_LONG = Boolean.getBoolean("slipway.long");
    private static final int CUTS = IS_LONG ? 1000 : 60;
    private static final int RESUMED = IS_LONG ? 40 : 3;

    /// Source: sqlite.org, "Database File Format", section 4.1.
    private static final int LOG_HEADER = 32;

    private static final int FRAME_HEADER = 24;
    private static final int PAGE_SIZE_AT = 8;

    private static final String[] CELLS = {
        "//| parameters\nint n = 8;",
        "//| step: make\nint[] base = IntStream.range(0, 3000).map(k -> k * 7919).toArray();",
        "//| step: train\n//| foreach: i : n\n"
                + "int[] weights = IntStream.of(base).map(k -> k ^ (i * 104729)).toArray();\nmetric(\"i\", i);",
        "//| step: sum\n//| gather: weights -> all\n"
                + "long total = all.stream().flatMapToInt(IntStream::of).asLongStream().sum();"
    };

    @TempDir
    private Path folder;

    /// What a store holds.
    ///
    /// @param tasks those that count, as step and index
    private record Held(Set<String> tasks, Set<String> objects) {}

    @Test
    void whatWasWrittenUpToAnyPointIsSoundAndGoesOn() throws Exception {
        System.out.println("seed " + SEED + " (-Dslipway.seed)");
        var random = new Random(SEED);
        try (var notebooks = Notebooks.plain()) {
            var flow = notebooks.flow(CELLS);
            var whole = folder.resolve("whole");
            List<String> results;
            try (var bench = new RunBench(Files.createDirectories(folder.resolve("calm")))) {
                assertThat(run(bench, flow)).isEqualTo(RunStatus.SUCCEEDED);
                results = results(bench);
                copy(bench.folder.resolve(".slipway"), whole, file -> true);
            }
            var cuts = cuts(Files.readAllBytes(whole.resolve("store.db-wal")), random);
            var resumed = new HashSet<Integer>();
            while (resumed.size() < Math.min(RESUMED, cuts.size())) {
                resumed.add(random.nextInt(cuts.size()));
            }
            Set<String> before = Set.of();
            for (int i = 0; i < cuts.size(); i++) {
                before = cut(whole, cuts.get(i), before);
                if (resumed.contains(i)) {
                    resume(flow, cuts.get(i), results);
                }
            }
            assertThat(before).as("tasks after all writes").hasSize(10);
        }
    }

    /// Returns lengths of the log to cut it at: ends of frames and places within them, in order.
    private static List<Integer> cuts(byte[] log, Random random) {
        int frame = FRAME_HEADER + ByteBuffer.wrap(log).getInt(PAGE_SIZE_AT);
        var all = new ArrayList<Integer>();
        for (int end = LOG_HEADER; end < log.length; end += frame) {
            all.add(end);
            all.add(Math.min(log.length, end + 1 + random.nextInt(frame - 1)));
        }
        while (all.size() > CUTS) {
            int at = random.nextInt(all.size());
            all.subList(at, at + 1).clear();
        }
        all.add(log.length);
        return all;
    }

    /// Checks the store as it was when the log had this length, and returns the tasks that count.
    private Set<String> cut(Path whole, int length, Set<String> before) throws IOException {
        var what = "seed " + SEED + ", log cut at " + length;
        var workspace = folder.resolve("cut" + length);
        var store = workspace.resolve(".slipway");
        copy(whole, store, file -> !file.startsWith("objects"));
        Files.write(
                store.resolve("store.db-wal"),
                Arrays.copyOf(Files.readAllBytes(whole.resolve("store.db-wal")), length));
        try (var bench = new RunBench(workspace)) {
            var held = held(bench);
            assertThat(held.tasks()).as(what).containsAll(before);
            copy(whole, store, file -> held.objects().contains(String.valueOf(file.getFileName())));
            check(bench, what);
            return held.tasks();
        }
    }

    private static Held held(RunBench bench) throws IOException {
        var tasks = bench.ask("SELECT step || '/' || idx x FROM task WHERE status IN ('succeeded', 'reused')");
        var objects = bench.ask("SELECT hash || '.zst' x FROM artifact UNION SELECT package || '.zst' FROM plan"
                + " UNION SELECT notebook_hash || '.zst' FROM run");
        return new Held(Set.copyOf(tasks), Set.copyOf(objects));
    }

    /// Every task that counts has its artifacts, whole.
    private static void check(RunBench bench, String what) throws IOException {
        assertThat(bench.ask("SELECT integrity_check x FROM pragma_integrity_check"))
                .as(what)
                .containsExactly("ok");
        assertThat(bench.ask("SELECT t.step || '/' || t.idx x FROM task t WHERE t.status = 'succeeded'"
                        + " AND NOT EXISTS (SELECT 1 FROM artifact r WHERE r.attempt = t.attempt)"))
                .as(what)
                .isEmpty();
        for (var hash : bench.ask("SELECT DISTINCT hash x FROM artifact")) {
            assertThat(ContentHash.of(bench.store.bytes(new ContentHash(hash))).hex())
                    .as(what)
                    .isEqualTo(hash);
        }
    }

    private void resume(Compiled.Flow flow, int length, List<String> results) throws Exception {
        var what = "seed " + SEED + ", log cut at " + length;
        try (var bench = new RunBench(folder.resolve("cut" + length))) {
            var committed = held(bench).tasks().size();
            for (var id : bench.ask("SELECT id x FROM run")) {
                bench.store.<Integer>write(
                        transaction -> transaction.update("UPDATE run SET pid = 999999999 WHERE id = ?", id));
                bench.realRuns().sweep();
                bench.origin = new RunId(id);
            }

            assertThat(run(bench, flow)).as(what).isEqualTo(RunStatus.SUCCEEDED);

            assertThat(results(bench)).as(what).isEqualTo(results);
            assertThat(bench.ask("SELECT count(*) x FROM task WHERE status = 'reused'"))
                    .as(what)
                    .containsExactly("" + committed);
        }
    }

    private static RunStatus run(RunBench bench, Compiled.Flow flow) throws IOException {
        return bench.realRuns()
                .execute(bench.request(flow, Map.of("n", 8L)), bench.listener)
                .row()
                .status();
    }

    private static List<String> results(RunBench bench) throws IOException {
        return bench.ask("SELECT t.step || '/' || t.idx || ' ' || r.name || ' ' || r.hash x FROM task t"
                + " JOIN artifact r ON r.attempt = t.attempt WHERE t.run = (SELECT max(key) FROM run) ORDER BY 1");
    }

    private static void copy(Path from, Path to, Predicate<Path> which) throws IOException {
        try (var all = Files.walk(from)) {
            for (var path : all.filter(Files::isRegularFile).toList()) {
                var relative = from.relativize(path);
                if (which.test(relative) && !relative.toString().endsWith("-shm")) {
                    var target = to.resolve(relative.toString());
                    Files.createDirectories(Objects.requireNonNull(target.getParent()));
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
