package dev.slipway.engine.reuse;

import dev.slipway.api.run.ContentHash;
import dev.slipway.worker.dataset.Datasets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The files that earlier results had read, as they are now; each is looked at once. One thread at a time.
final class InputFiles {
    private final Path folder;
    private final Datasets datasets;
    private final Map<String, Optional<ContentHash>> known = new HashMap<>();

    /// @param folder the notebook's folder
    InputFiles(Path folder, Datasets datasets) {
        this.folder = folder;
        this.datasets = datasets;
    }

    /// Tells whether `path` still has the content `hash`.
    boolean isUnchanged(String path, ContentHash hash) {
        return known.computeIfAbsent(path, this::measure).equals(Optional.of(hash));
    }

    private Optional<ContentHash> measure(String path) {
        try {
            return Optional.of(datasets.measure(folder.resolve(path)).hash());
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // gone or unreadable: not what it was
        }
    }
}
