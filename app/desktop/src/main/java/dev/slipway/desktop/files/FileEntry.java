package dev.slipway.desktop.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A file or folder of the workspace.
///
/// @param path absolute
/// @param isFolder whether it can be opened in the tree
/// @param bytes size of a file, 0 for a folder
public record FileEntry(Path path, boolean isFolder, long bytes) {
    private static final Set<String> DATA = Set.of(
            "csv", "tsv", "tab", "ndjson", "jsonl", "parquet", "pq", "xlsx", "arrow", "arrows", "feather", "ipc");

    /// Returns the file at `path`, which is no folder, as its name tells it.
    public static FileEntry of(Path path) {
        return new FileEntry(path, false, 0);
    }

    /// Returns the name without its folders.
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /// Tells whether it is a notebook by its name.
    public boolean isNotebook() {
        var name = name().toLowerCase(Locale.ROOT);
        return !isFolder && (name.endsWith(".ipynb") || name.endsWith(".jsh"));
    }

    /// Tells whether it is a table by its name: what `Tables.read` reads, but for JSON, which is often something else.
    public boolean isData() {
        var name = name().toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst)$", "");
        return !isFolder && DATA.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /// Returns the name of its icon.
    public String icon() {
        var name = name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".ipynb")) {
            return "notebook-outline";
        }
        if (name.endsWith(".jsh") || name.endsWith(".java")) {
            return "language-java";
        }
        if (name.endsWith(".md")) {
            return "language-markdown-outline";
        }
        if (isData()) {
            return "table";
        }
        return "file-document-outline";
    }

    /// Returns what `folder` holds, folders first, by name; hidden files and outputs beside notebooks are left out.
    /// Does I/O.
    ///
    /// @throws IOException if the folder cannot be read
    public static List<FileEntry> in(Path folder) throws IOException {
        var entries = new ArrayList<FileEntry>();
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                var name = String.valueOf(file.getFileName());
                if (!name.startsWith(".") && !name.endsWith(".jsh.out.json") && !name.endsWith(".jsh.lock")) {
                    boolean isFolder = Files.isDirectory(file);
                    entries.add(new FileEntry(file, isFolder, isFolder ? 0 : size(file)));
                }
            }
        }
        entries.sort(Comparator.comparing((FileEntry entry) -> !entry.isFolder())
                .thenComparing(entry -> entry.name().toLowerCase(Locale.ROOT)));
        return List.copyOf(entries);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }
}
