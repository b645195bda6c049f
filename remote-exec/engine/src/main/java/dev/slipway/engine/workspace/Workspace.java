package dev.slipway.engine.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A folder that holds, or may come to hold, a store.
///
/// @param root absolute path
public record Workspace(Path root) {
    /// Name of the folder with the store.
    public static final String FOLDER = ".slipway";

    /// @throws IllegalArgumentException if `root` is not absolute
    public Workspace {
        if (!root.isAbsolute()) {
            throw new IllegalArgumentException("not absolute: " + root);
        }
    }

    /// Returns the workspace of a notebook: the nearest folder upward with `.slipway/`, else the Git root, else the
    /// notebook's folder.
    public static Workspace ofNotebook(Path notebook) {
        var folder = notebook.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("not a file: " + notebook);
        }
        return existing(folder).or(() -> upward(folder, ".git")).orElseGet(() -> new Workspace(folder));
    }

    /// Returns the workspace with a store that `folder` is in; empty if there is none.
    public static Optional<Workspace> existing(Path folder) {
        return upward(folder.toAbsolutePath().normalize(), FOLDER);
    }

    /// Returns the folder with the store, `.slipway`.
    public Path folder() {
        return root.resolve(FOLDER);
    }

    private static Optional<Workspace> upward(Path from, String mark) {
        for (var folder = from; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(mark))) {
                return Optional.of(new Workspace(folder));
            }
        }
        return Optional.empty();
    }
}
