package dev.slipway.engine.store;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.worker.object.ObjectFiles;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// Runs as one file, to hand to a colleague: a ZIP archive with a small store, `store.db` and `objects/…`, that holds
/// them and all that they need. Thread-safe.
///
/// @param store the workspace's
/// @param loops tells what the loops of a run went over
public record RunFiles(Store store, Loops loops) {
    private static final String DATABASE = "store.db";
    private static final String OBJECTS = "objects";

    /// Tells what the loops of runs went over.
    @FunctionalInterface
    public interface Loops {
        /// Returns the keys of the rows of `expansion` that the run `id` needs to be laid out again.
        Set<ContentHash> of(RunId id) throws IOException;
    }

    /// What came in.
    ///
    /// @param runs the runs that were added; copied
    /// @param known those that were there already; copied
    public record Imported(List<RunId> runs, List<RunId> known) {
        public Imported {
            runs = List.copyOf(runs);
            known = List.copyOf(known);
        }
    }

    /// Writes runs that are over to `file`, aside first: it is there whole or not at all.
    ///
    /// @throws IOException if a run is not there or not over, naming it, or something of it is gone from the store
    public void write(List<RunId> runs, Path file) throws IOException {
        var folder = Files.createTempDirectory("slipway-export");
        try {
            var slipway = folder.resolve(".slipway");
            gather(runs, slipway);
            pack(slipway, file);
        } finally {
            remove(folder);
        }
    }

    /// Makes a store of these runs only; when this returns all of it is in its files.
    private void gather(List<RunId> runs, Path folder) throws IOException {
        try (var small = Store.in(folder)) {
            var expansions = new HashSet<ContentHash>();
            for (var id : runs) {
                expansions.addAll(loops.of(id));
            }
            small.transfer(store, runs, expansions);
            for (var hash : small.<List<ContentHash>>read(RunFiles::objects)) {
                var target = small.objects().file(hash);
                Files.createDirectories(target.getParent());
                try {
                    Files.copy(store.objects().file(hash), target);
                } catch (NoSuchFileException e) {
                    throw new IOException(
                            "The object " + hash + " is gone from the store: `slipway doctor --repair` says what"
                                    + " it was, and the runs can be exported without it.",
                            e);
                }
            }
        }
    }

    /// Adds the runs of `file` that are not there yet, as the newest; every object is checked against its hash.
    ///
    /// @throws IOException if `file` is no such archive, of a newer Slipway, or damaged; then nothing is added
    public Imported read(Path file) throws IOException {
        var folder = Files.createTempDirectory("slipway-import");
        try (var small = Store.in(folder.resolve(".slipway"))) {
            unpack(file, small.folder());
            var all = small.<List<RunId>>read(
                    view -> view.query("SELECT id FROM run ORDER BY key", row -> new RunId(row.text("id"))));
            var known = new ArrayList<RunId>();
            for (var id : all) {
                if (store.<Boolean>read(view -> RunRecords.key(view, id).isPresent())) {
                    known.add(id);
                }
            }
            var wanted = all.stream().filter(id -> !known.contains(id)).toList();
            if (!wanted.isEmpty()) {
                for (var hash : small.<List<ContentHash>>read(RunFiles::objects)) {
                    take(small.objects(), hash, file);
                }
                var expansions = small.<List<ContentHash>>read(
                        view -> view.query("SELECT key FROM expansion", row -> new ContentHash(row.text("key"))));
                store.transfer(small, wanted, expansions);
            }
            return new Imported(wanted, known);
        } finally {
            remove(folder);
        }
    }

    private void take(ObjectFiles from, ContentHash hash, Path file) throws IOException {
        try (var in = from.open(hash)) {
            var written = store.objects().write(out -> in.transferTo(out));
            if (!written.hash().equals(hash)) {
                throw new IOException("The file " + file + " is damaged: an object in it has another hash than its"
                        + " name. Ask for it again.");
            }
        } catch (NoSuchFileException e) {
            throw new IOException("The file " + file + " is not complete: an object is missing. Ask for it again.", e);
        }
    }

    /// The large blobs that the runs of a store name.
    private static List<ContentHash> objects(View view) throws IOException {
        return view.query(
                "SELECT a.hash AS h FROM artifact a WHERE NOT EXISTS (SELECT 1 FROM blob b"
                        + " WHERE substr(b.hash, 1, 16) = substr(a.hash, 1, 16) AND b.hash = a.hash)"
                        + " UNION SELECT git_diff FROM run WHERE git_diff IS NOT NULL"
                        + " UNION SELECT notebook_hash FROM run UNION SELECT package FROM plan",
                row -> new ContentHash(row.text("h")));
    }

    private static void pack(Path folder, Path file) throws IOException {
        var aside = file.resolveSibling(file.getFileName() + ".part");
        try (var zip = new ZipOutputStream(Files.newOutputStream(aside))) {
            zip.setLevel(Deflater.BEST_SPEED);
            add(zip, DATABASE, folder.resolve(DATABASE));
            try (var all = Files.walk(folder.resolve(OBJECTS))) {
                for (var object : all.filter(Files::isRegularFile).sorted().toList()) {
                    add(zip, OBJECTS + "/" + object.getFileName(), object);
                }
            }
        } catch (IOException e) {
            Files.deleteIfExists(aside);
            throw e;
        }
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
    }

    /// Takes the two kinds of entries there are, under names made here.
    private static void unpack(Path file, Path folder) throws IOException {
        var objects = new ObjectFiles(folder.resolve(OBJECTS));
        try (var zip = new ZipFile(file.toFile())) {
            var database = zip.getEntry(DATABASE);
            if (database == null) {
                throw notOurs(file, null);
            }
            Files.createDirectories(folder);
            try (var in = zip.getInputStream(database)) {
                Files.copy(in, folder.resolve(DATABASE));
            }
            for (var entry : zip.stream().toList()) {
                var name = entry.getName();
                if (name.matches(OBJECTS + "/[0-9a-f]{64}\\.zst")) {
                    var digits = name.substring(OBJECTS.length() + 1, name.length() - ".zst".length());
                    var target = objects.file(new ContentHash(digits));
                    Files.createDirectories(target.getParent());
                    try (var in = zip.getInputStream(entry)) {
                        Files.copy(in, target);
                    }
                }
            }
        } catch (ZipException e) {
            throw notOurs(file, e);
        }
    }

    private static IOException notOurs(Path file, @Nullable Exception cause) {
        return new IOException(file + " holds no runs: it was not written by `slipway export`.", cause);
    }

    private static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failed) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
