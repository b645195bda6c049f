package dev.slipway.desktop.live;

import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a person keeps of screens in the workspace: `.slipway/views.json`, a list of objects a kind (`filters`,
/// `columns`, `comparisons`). What other versions wrote there stays. Thread-safe within a process. Does I/O.
public final class ViewsFile {
    private static final Object LOCK = new Object();

    private final Path file;

    /// @param file what is read and written; it need not exist
    public ViewsFile(Path file) {
        this.file = file;
    }

    /// Returns the file of `workspace`.
    public static ViewsFile of(Workspace workspace) {
        return new ViewsFile(workspace.folder().resolve("views.json"));
    }

    /// Returns what is kept of `kind`, in order; empty if there is nothing.
    ///
    /// @throws IOException if the file is broken, saying what to do
    public List<Map<String, @Nullable Object>> read(String kind) throws IOException {
        synchronized (LOCK) {
            return entries(whole().get(kind));
        }
    }

    /// Keeps `entries` as all there is of `kind`; other kinds stay.
    ///
    /// @throws IOException if the file is broken or cannot be written
    public void write(String kind, List<Map<String, @Nullable Object>> entries) throws IOException {
        synchronized (LOCK) {
            var all = new LinkedHashMap<String, @Nullable Object>(whole());
            all.put(kind, entries);
            Files.createDirectories(file.toAbsolutePath().getParent());
            var beside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(beside, JsonText.write(all));
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// Changes what is kept of `kind` in one go, and returns what is kept now.
    ///
    /// @throws IOException if the file is broken or cannot be written
    List<Map<String, @Nullable Object>> change(String kind, UnaryOperator<List<Map<String, @Nullable Object>>> change)
            throws IOException {
        synchronized (LOCK) {
            var entries = change.apply(read(kind));
            write(kind, entries);
            return entries;
        }
    }

    private Map<String, @Nullable Object> whole() throws IOException {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            return JsonText.readObject(Files.readString(file));
        } catch (IOException | IllegalArgumentException broken) {
            throw new IOException(
                    "What was saved in " + file + " cannot be read. Mend or delete that file; runs are not in it.",
                    broken);
        }
    }

    private static List<Map<String, @Nullable Object>> entries(@Nullable Object kept) {
        var entries = new ArrayList<Map<String, @Nullable Object>>();
        if (kept instanceof List<?> list) {
            for (var one : list) {
                if (one instanceof Map<?, ?> map) {
                    var entry = new LinkedHashMap<String, @Nullable Object>();
                    map.forEach((name, value) -> entry.put(String.valueOf(name), value));
                    entries.add(entry);
                }
            }
        }
        return entries;
    }
}
