package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.Document;
import dev.slipway.api.run.ContentHash;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The texts that notebooks had whenever they were saved, in Slipway's home, without outputs. Does I/O. Thread-safe.
final class Revisions {
    /// The most that are kept of one notebook: the oldest go.
    static final int MOST = 200;

    private static final String ENDING = ".ipynb";

    /// At least so long after the one before the last, a revision no longer takes the last one's place.
    private static final Duration APART = Duration.ofMinutes(1);

    private final Path folder;
    private @Nullable Kept last;

    /// What a file holds: it need not be read to be compared.
    private record Kept(Path file, Document document) {}

    /// @param home Slipway's folder
    Revisions(Path home) {
        folder = home.resolve("revisions");
    }

    /// A notebook as it was.
    ///
    /// @param at when it was saved
    record Revision(Instant at, Document document) {
        /// Returns the text of a cell; empty if it was not there.
        Optional<String> source(CellId cell) {
            return document.cell(cell).map(Cell::source);
        }
    }

    private Path folder(Path notebook) {
        var path = notebook.toAbsolutePath().normalize().toString();
        return folder.resolve(ContentHash.of(path).hex().substring(0, 24));
    }

    /// Keeps `document` as what the notebook at `path` held at `at`; does nothing if it held the same before or has no
    /// cells. While one types and each second is saved, one a minute stays, and the last.
    ///
    /// @throws IOException if it cannot be written
    synchronized void keep(Path path, Document document, Instant at) throws IOException {
        var files = files(path);
        if (document.cells().isEmpty()) {
            return;
        }
        if (!files.isEmpty()
                && kept(files.getFirst()).filter(then -> isSame(then, document)).isPresent()) {
            return;
        }
        var into = Files.createDirectories(folder(path));
        var file = into.resolve(at.toEpochMilli() + ENDING);
        if (Files.exists(file)) {
            return;
        }
        var bare = bare(document);
        NotebookFiles.write(bare, file);
        last = new Kept(file, bare);
        if (files.size() > 1 && at.toEpochMilli() - millis(files.get(1)) < APART.toMillis()) {
            Files.deleteIfExists(files.getFirst());
        }
        for (var old : files.stream().skip(MOST - 1).toList()) {
            Files.deleteIfExists(old);
        }
    }

    private Optional<Document> kept(Path file) {
        var known = last;
        return known != null && known.file().equals(file)
                ? Optional.of(known.document())
                : read(file).map(Revision::document);
    }

    /// Keeps what was saved at `at`, the first time also what the file was before. A disk that has no room for that has
    /// saved the notebook all the same.
    void remember(Opened.Notebook before, Opened.Notebook now, Document document, Instant at) {
        try {
            if (files(now.path()).isEmpty()) {
                keep(now.path(), before.document(), at.minusMillis(1));
            }
            keep(now.path(), document, at);
        } catch (IOException e) {
            System.getLogger("slipway").log(System.Logger.Level.WARNING, "cannot keep a revision", e);
        }
    }

    private static boolean isSame(Document last, Document document) {
        var now = document.cells();
        var then = last.cells();
        if (now.size() != then.size()) {
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            boolean same = now.get(i).id().equals(then.get(i).id())
                    && now.get(i).kind() == then.get(i).kind()
                    && now.get(i).source().equals(then.get(i).source());
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static Document bare(Document document) {
        return document.withCells(document.cells().stream()
                .map(cell -> cell.withOutputs(List.of(), null))
                .toList());
    }

    /// Returns what is kept of the notebook at `path`, the newest first; what cannot be read is left out.
    List<Revision> of(Path path) throws IOException {
        var all = new ArrayList<Revision>();
        for (var file : files(path)) {
            read(file).ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    private List<Path> files(Path path) throws IOException {
        var here = folder(path);
        if (!Files.isDirectory(here)) {
            return List.of();
        }
        try (var files = Files.list(here)) {
            return files.filter(file -> file.toString().endsWith(ENDING) && millis(file) > 0)
                    .sorted(Comparator.comparingLong(Revisions::millis).reversed())
                    .toList();
        }
    }

    private static long millis(Path file) {
        var name = String.valueOf(file.getFileName()).replace(ENDING, "");
        return name.matches("\\d{1,18}") ? Long.parseLong(name) : 0;
    }

    private static Optional<Revision> read(Path file) {
        try {
            return NotebookFiles.open(file) instanceof Opened.Notebook notebook
                    ? Optional.of(new Revision(Instant.ofEpochMilli(millis(file)), notebook.document()))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
