package dev.slipway.engine.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What nothing in the store reaches any more. Safe beside runs: what is younger than the grace period stays, since
/// its record may still be on the way.
public final class Garbage {
    /// How long a file must have been there before it can be garbage.
    public static final Duration GRACE = Duration.ofHours(1);

    private static final long WORTH_COMPACTING = 16 << 20;
    private static final Pattern OBJECT = Pattern.compile("([0-9a-f]{64})\\.zst");
    private static final Pattern RUN = Pattern.compile("(r[0-9a-z]{26})(?:-.*)?");
    private static final String REACHED = "SELECT hash AS h FROM artifact UNION SELECT notebook_hash FROM run"
            + " UNION SELECT git_diff FROM run WHERE git_diff IS NOT NULL"
            + " UNION SELECT notebook_hash FROM deployment UNION SELECT p.package FROM plan p"
            + " WHERE p.document IN (SELECT plan FROM run UNION SELECT plan FROM deployment)";

    private static final String UNUSED_ROWS = " FROM blob WHERE hash NOT IN (SELECT hash FROM artifact)";

    private final Store store;

    public Garbage(Store store) {
        this.store = store;
    }

    /// What is, or was, garbage.
    ///
    /// @param files how many files and small blobs
    /// @param bytes what they take
    /// @param young what nothing reaches either, but is too young to be garbage, in bytes
    public record Amount(long files, long bytes, long young) {
        private Amount and(Amount more) {
            return new Amount(files + more.files, bytes + more.bytes, young + more.young);
        }
    }

    /// Returns what `collect` would free.
    public Amount measure(Instant now, Duration grace) throws IOException {
        if (!store.exists()) {
            return new Amount(0, 0, 0);
        }
        var small = store.<Amount>read(Garbage::unusedRows);
        return small.and(amount(unreached(now, grace)));
    }

    /// Frees what nothing reaches and returns how much that was.
    public Amount collect(Instant now, Duration grace) throws IOException {
        if (!store.exists()) {
            return new Amount(0, 0, 0);
        }
        store.makeRoom();
        var small = store.<Amount>write(Garbage::collectRows);
        var files = unreached(now, grace);
        for (var file : files) {
            if (file.old() && isOld(file.path(), now.minus(grace))) { // not taken into use since
                Files.deleteIfExists(file.path());
            }
        }
        if (small.bytes() > WORTH_COMPACTING && !isBusy()) {
            store.compact();
        }
        return small.and(amount(files));
    }

    /// Tells whether a run is going on, which a compaction would stop for its time.
    private boolean isBusy() throws IOException {
        return store.<Boolean>read(Deletions::isBusy);
    }

    private record Found(Path path, long bytes, boolean old) {}

    private static Amount unusedRows(View view) throws IOException {
        return view.first(
                        "SELECT count(*) n, coalesce(sum(length(content)), 0) b" + UNUSED_ROWS,
                        row -> new Amount(row.number("n"), row.number("b"), 0))
                .orElseThrow();
    }

    private static Amount collectRows(Transaction transaction) throws IOException {
        Deletions.forgetUnused(transaction);
        var amount = unusedRows(transaction);
        transaction.update("DELETE" + UNUSED_ROWS);
        transaction.update(
                "DELETE FROM plan WHERE document NOT IN (SELECT plan FROM run UNION SELECT plan FROM deployment)");
        return amount;
    }

    private List<Found> unreached(Instant now, Duration grace) throws IOException {
        var reached = new HashSet<String>();
        store.<Integer>read(view -> {
            view.query(REACHED, row -> reached.add(row.text("h")));
            view.query("SELECT id AS h FROM run", row -> reached.add(row.text("h")));
            return reached.size();
        });
        var found = new ArrayList<Found>();
        for (var part : List.of("objects", "scratch", "logs", "orders")) {
            var folder = store.folder().resolve(part);
            if (Files.isDirectory(folder)) {
                Files.walkFileTree(folder, new Finder(folder, reached, now.minus(grace), found));
            }
        }
        return found;
    }

    /// Collects the files that are not reached; a folder of a run is reached with its run.
    private static final class Finder extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final Set<String> reached;
        private final Instant before;
        private final List<Found> found;

        Finder(Path folder, Set<String> reached, Instant before, List<Found> found) {
            this.folder = folder;
            this.reached = reached;
            this.before = before;
            this.found = found;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!isReached(file)) {
                var isOld = attributes.lastModifiedTime().toInstant().isBefore(before);
                found.add(new Found(file, attributes.size(), isOld));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // gone meanwhile
        }

        private boolean isReached(Path file) {
            for (var part : folder.relativize(file)) {
                var object = OBJECT.matcher(part.toString());
                var run = RUN.matcher(part.toString());
                if ((object.matches() && reached.contains(object.group(1)))
                        || (run.matches() && reached.contains(run.group(1)))) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean isOld(Path file, Instant before) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static Amount amount(List<Found> files) {
        var old = files.stream().filter(Found::old).toList();
        return new Amount(old.size(), bytes(old), bytes(files) - bytes(old));
    }

    private static long bytes(List<Found> files) {
        return files.stream().mapToLong(Found::bytes).sum();
    }
}
