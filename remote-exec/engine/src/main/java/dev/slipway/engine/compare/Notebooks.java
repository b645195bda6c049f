package dev.slipway.engine.compare;

import dev.slipway.api.document.Document;
import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.store.Store;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Notebooks as runs recorded them, each read once. One thread at a time.
final class Notebooks {
    private static final Document NOTHING = Document.of(List.of());

    private final Store store;
    private final Map<ContentHash, Document> read = new HashMap<>();

    Notebooks(Store store) {
        this.store = store;
    }

    /// Returns the notebook with this text; without cells if it is gone from the store or no notebook.
    ///
    /// @param file gives the format
    Document of(ContentHash text, String file) {
        return read.computeIfAbsent(text, hash -> {
            var name = Path.of(file);
            if (NotebookFiles.format(name).isEmpty()) {
                return NOTHING;
            }
            try {
                var source = new String(store.bytes(hash), StandardCharsets.UTF_8);
                return NotebookFiles.read(name, source) instanceof Opened.Notebook notebook
                        ? notebook.document()
                        : NOTHING;
            } catch (IOException e) {
                return NOTHING; // the rest of the comparison does without
            }
        });
    }
}
