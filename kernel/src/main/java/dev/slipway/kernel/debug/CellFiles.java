package dev.slipway.kernel.debug;

import dev.slipway.api.document.CellId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names under which Jupyter's front ends know the text of cells: files that need not exist. Thread-safe.
final class CellFiles {
    /// What the hash of a text begins with.
    static final int SEED = 0x5117;

    static final String SUFFIX = ".jsh";

    private static final int MOST = 10_000;

    private final String prefix;
    private final Map<String, String> texts = new LinkedHashMap<>();

    /// @param session unique to this process
    CellFiles(String session) {
        prefix = System.getProperty("java.io.tmpdir") + java.io.File.separator + "slipway_" + session
                + java.io.File.separator;
    }

    String prefix() {
        return prefix;
    }

    /// Returns the path of a cell with this text.
    String path(String text) {
        return prefix + Murmur2.of(text, SEED) + SUFFIX;
    }

    /// Keeps a text and returns its path.
    synchronized String dump(String text) {
        var path = path(text);
        if (texts.size() >= MOST) {
            texts.remove(texts.keySet().iterator().next());
        }
        texts.put(path, text);
        return path;
    }

    /// Returns the text that was dumped under `path`; null if none was.
    synchronized @Nullable String text(String path) {
        return texts.get(path);
    }

    /// What breakpoints are set in: a cell, or a text.
    sealed interface Target {
        record OfCell(CellId cell) implements Target {}

        record OfText(String path) implements Target {}
    }
}
