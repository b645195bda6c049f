package dev.slipway.desktop.files;

import dev.slipway.desktop.task.Jobs;
import dev.slipway.desktop.words.Words;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// The notebooks of the open folder, listed in the background. UI thread only.
public final class WorkspaceFiles {
    /// How many are listed at most.
    static final int MOST = 20_000;

    private final Jobs jobs;
    private List<Path> notebooks = List.of();

    public WorkspaceFiles(Jobs jobs) {
        this.jobs = jobs;
    }

    /// Lists `folder` anew.
    public void look(Path folder) {
        jobs.submit(() -> list(folder), result -> {
            if (result instanceof Jobs.Result.Done<List<Path>>(var found)) {
                notebooks = found;
            }
        });
    }

    /// Says what is left out of `notebooks`; empty if nothing is.
    public String leftOut() {
        return notebooks.size() < MOST
                ? ""
                : "The first " + Words.count(MOST) + " notebooks of the folder are here; the search finds the others.";
    }

    /// Returns the notebooks that were there when it was looked last, at most 20,000.
    public List<Path> notebooks() {
        return notebooks;
    }

    private static List<Path> list(Path root) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) {
                var name = String.valueOf(folder.getFileName());
                boolean skip = !folder.equals(root) && (name.startsWith(".") || name.equals("target"));
                return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                var name = file.toString();
                if (name.endsWith(".ipynb") || name.endsWith(".jsh")) {
                    found.add(file);
                }
                return found.size() < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found.stream().sorted().toList();
    }
}
