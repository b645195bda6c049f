package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Document;
import dev.slipway.api.run.ContentHash;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Edits that are not saved yet, kept in Slipway's home so that neither a crash nor closing the window loses them. One
/// file per notebook; gone once it is saved. Does I/O. Thread-safe.
public final class Journal {
    private final Path folder;

    /// @param home Slipway's folder; what is needed in it is made
    public Journal(Path home) {
        folder = home.resolve("journal");
    }

    /// Keeps `document` as the unsaved state of `opened`.
    ///
    /// @throws IOException if it cannot be written
    synchronized void keep(Opened.Notebook opened, Document document) throws IOException {
        Files.createDirectories(folder);
        var file = file(opened.path());
        var aside = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(aside, NotebookFiles.text(opened, document));
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Forgets what is kept of the notebook at `path`.
    synchronized void forget(Path path) throws IOException {
        Files.deleteIfExists(file(path));
    }

    /// Returns the unsaved state of `opened`; empty if there is none that differs from the file.
    Optional<Document> read(Opened.Notebook opened) throws IOException {
        var file = file(opened.path());
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        var text = Files.readString(file);
        if (text.equals(opened.text())) {
            return Optional.empty();
        }
        return NotebookFiles.read(opened.path(), text) instanceof Opened.Notebook kept
                ? Optional.of(kept.document())
                : Optional.empty();
    }

    private Path file(Path notebook) {
        return folder.resolve(ContentHash.of(notebook.toString()).hex() + ".txt");
    }
}
