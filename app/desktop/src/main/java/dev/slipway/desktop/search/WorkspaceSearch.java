package dev.slipway.desktop.search;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.Document;
import dev.slipway.api.output.Output;
import dev.slipway.desktop.output.AnsiText;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Looks through the files of a folder: text, and the cells and outputs of notebooks. Does I/O; ends early when its
/// thread is interrupted.
public final class WorkspaceSearch {
    /// More hits than this are counted by nobody: the search ends and says so.
    public static final int MOST = 2_000;

    private static final long LARGEST = 8L << 20;
    private static final long LARGEST_NOTEBOOK = 64L << 20; // most of it pictures
    private static final int BEGIN = 4096;
    private static final int LONGEST_LINE = 160;
    private static final Set<String> SKIPPED =
            Set.of(".git", ".slipway", "target", "node_modules", ".idea", ".ipynb_checkpoints");

    private final Path root;
    private final Query query;
    private final Map<Path, Document> open;
    private final Consumer<Found> found;
    private final List<Path> leftOut = new ArrayList<>();
    private int count;

    /// One line that has what is looked for.
    ///
    /// @param cell where it stands in a notebook, null in a plain file
    /// @param place in words: `cell 4, line 2`, `line 12`, `output of cell 4`
    /// @param line 1-based line of the cell or file; 0 in an output
    /// @param text the line, shortened
    /// @param start where the hit begins in `text`; -1 if it was cut away
    public record Found(Path file, @Nullable CellId cell, String place, int line, String text, int start, int length) {}

    /// @param open notebooks as they stand in the window, which counts more than the file
    /// @param found called with each hit, on the searching thread
    public WorkspaceSearch(Path root, Query query, Map<Path, Document> open, Consumer<Found> found) {
        this.root = root;
        this.query = query;
        this.open = Map.copyOf(open);
        this.found = found;
    }

    /// Looks through everything, and returns whether that was all: not if there were too many hits.
    ///
    /// @throws IOException if the folder cannot be read
    public boolean run() throws IOException {
        for (var file : files()) {
            if (count >= MOST || Thread.currentThread().isInterrupted()) {
                break;
            }
            if (file.isLarge()) {
                leftOut.add(file.path());
            } else {
                look(file.path());
            }
        }
        return count < MOST;
    }

    private record Candidate(Path path, boolean isLarge) {}

    /// Returns what to look into, in the order of the paths.
    private List<Candidate> files() throws IOException {
        var files = new ArrayList<Candidate>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) {
                var name = folder.getFileName();
                boolean skip = !folder.equals(root) && name != null && SKIPPED.contains(name.toString());
                return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                boolean isLarge = !open.containsKey(file) && about.size() > largest(file);
                if (about.isRegularFile() && (!isLarge || mayBeText(file))) {
                    files.add(new Candidate(file, isLarge));
                }
                return Thread.currentThread().isInterrupted() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(Comparator.comparing(Candidate::path));
        return files;
    }

    /// Returns the files of text that were too large to be looked into, once `run` has ended.
    List<Path> leftOut() {
        return List.copyOf(leftOut);
    }

    private static boolean isNotebook(Path file) {
        return NotebookFiles.format(file).isPresent();
    }

    private static long largest(Path file) {
        return isNotebook(file) ? LARGEST_NOTEBOOK : LARGEST;
    }

    private static boolean mayBeText(Path file) {
        try (var in = Files.newInputStream(file)) {
            return !isBinary(in.readNBytes(BEGIN));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean isBinary(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, BEGIN); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private void look(Path file) {
        try {
            var shown = open.get(file);
            if (shown != null) {
                look(file, shown);
                return;
            }
            if (isNotebook(file)) {
                if (NotebookFiles.open(file) instanceof Opened.Notebook notebook) {
                    look(file, notebook.document());
                }
                return;
            }
            var bytes = Files.readAllBytes(file);
            if (isBinary(bytes)) {
                return;
            }
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            look(file, null, "", text);
        } catch (CharacterCodingException noText) {
            // a file of other bytes
        } catch (IOException unreadable) {
            // one that vanished, or that must not be read, has nothing to find
        }
    }

    private void look(Path file, Document document) {
        var cells = document.cells();
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            look(file, cell.id(), "cell " + (i + 1), cell.source());
            var printed = printed(cell.outputs());
            if (!printed.isEmpty()) {
                look(file, cell.id(), "output of cell " + (i + 1), printed);
            }
        }
    }

    private static String printed(List<Output> outputs) {
        var texts = new ArrayList<String>();
        for (var output : outputs) {
            switch (output) {
                case Output.Printed printed -> texts.add(AnsiText.plain(printed.text()));
                case Output.Displayed displayed -> texts.add(displayed.bundle().text());
                case Output.Result result -> texts.add(result.bundle().text());
                case Output.Failed failed -> texts.add(failed.type() + ": " + failed.message());
                case Output.Foreign _ -> {}
            }
        }
        return String.join("\n", texts);
    }

    private void look(Path file, @Nullable CellId cell, String where, String text) {
        int line = 1;
        int from = 0;
        for (var hit : query.hits(text, MOST - count)) {
            for (int at = text.indexOf('\n', from); at >= 0 && at < hit.start(); at = text.indexOf('\n', from)) {
                line++;
                from = at + 1;
            }
            int end = text.indexOf('\n', hit.start());
            var here = text.substring(from, end < 0 ? text.length() : end);
            report(new Found(file, cell, where, line, here, hit.start() - from, hit.end() - hit.start()));
        }
    }

    /// Reports a hit whose `place` names the cell only and whose `text` is the whole line.
    private void report(Found raw) {
        count++;
        var where = raw.place();
        var text = raw.text();
        int line = raw.line();
        int start = raw.start();
        boolean output = where.startsWith("output");
        var place = output ? where : where.isEmpty() ? "line " + line : where + ", line " + line;
        int indent = text.length() - text.stripLeading().length();
        int cut = Math.max(Math.min(indent, start), start - LONGEST_LINE / 2);
        var part = text.substring(cut, Math.min(text.length(), cut + LONGEST_LINE));
        int length = Math.max(0, Math.min(raw.length(), part.length() - (start - cut)));
        found.accept(new Found(raw.file(), raw.cell(), place, output ? 0 : line, part, start - cut, length));
    }
}
