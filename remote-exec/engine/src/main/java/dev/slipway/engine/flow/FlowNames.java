package dev.slipway.engine.flow;

import dev.slipway.engine.json.JsonText;
import dev.slipway.kernel.problem.Problem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Names of flows. Stateless.
public final class FlowNames {
    private static final Set<String> NOT_SEARCHED = Set.of("target", "build", "node_modules", "out");
    private static final int MOST_FILES = 5000;
    private static final int DEEPEST = 8;

    private FlowNames() {}

    /// Returns the name of a notebook's flow: what its metadata say under `slipway.flow`, else its file's name; as a
    /// slug, `notebook` if nothing is left.
    ///
    /// @param metadata the notebook's, a JSON object's text
    public static String of(Path notebook, String metadata) {
        var slug = Slugs.of(given(metadata).orElseGet(() -> stem(notebook)));
        return slug.isEmpty() ? "notebook" : slug;
    }

    private static String stem(Path notebook) {
        var file = notebook.getFileName();
        var name = file == null ? "" : file.toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static Optional<String> given(String metadata) {
        if (!metadata.contains("slipway")) {
            return Optional.empty();
        }
        try {
            var all = JsonText.readObject(metadata);
            var flow = all.get("slipway") instanceof Map<?, ?> ours ? ours.get("flow") : all.get("slipway.flow");
            return flow instanceof String name && !name.isBlank() ? Optional.of(name) : Optional.empty();
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    /// Returns a problem if another notebook of the workspace has the same file name as a slug; of a workspace with
    /// very many files only the first are looked at.
    static Optional<Problem> duplicate(Path notebook, String flow) {
        var own = notebook.toAbsolutePath().normalize();
        if (!flow.equals(Slugs.of(stem(own))) || !Files.isRegularFile(own)) {
            return Optional.empty();
        }
        var root = workspaceOf(own);
        for (var other : notebooks(root)) {
            if (!other.equals(own) && Slugs.of(stem(other)).equals(flow)) {
                return Optional.of(Problem.error(
                        "duplicate-flow",
                        root.relativize(own) + " and " + root.relativize(other) + " both make the flow " + flow + ".",
                        "Rename one, or set slipway.flow in its metadata.",
                        null));
            }
        }
        return Optional.empty();
    }

    /// Returns the workspace's root: the nearest folder upward with `.slipway`, else with `.git`, else the notebook's.
    /// As `Workspace` has it, which lies above this package.
    private static Path workspaceOf(Path notebook) {
        for (var mark : List.of(".slipway", ".git")) {
            for (var folder = notebook.getParent(); folder != null; folder = folder.getParent()) {
                if (Files.exists(folder.resolve(mark))) {
                    return folder;
                }
            }
        }
        var folder = notebook.getParent();
        return folder == null ? notebook : folder;
    }

    private static List<Path> notebooks(Path root) {
        var found = new ArrayList<Path>();
        FileVisitor<Path> visitor = new SimpleFileVisitor<>() {
            private int seen;

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var name = String.valueOf(folder.getFileName());
                boolean isHidden = name.startsWith(".") || NOT_SEARCHED.contains(name);
                return isHidden && !folder.equals(root) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                var name = file.toString();
                if (name.endsWith(".ipynb") || name.endsWith(".jsh")) {
                    found.add(file);
                }
                return ++seen < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        };
        try {
            Files.walkFileTree(root, Set.of(), DEEPEST, visitor);
        } catch (IOException unreadable) {
            return List.of();
        }
        return found;
    }
}
