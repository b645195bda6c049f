package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.api.output.Output;
import dev.slipway.api.run.ContentHash;
import dev.slipway.kernel.file.AtomicFile;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Edits that are not saved yet, kept in Slipway's home so that neither a crash nor closing the window loses them. One
/// file per notebook, which says of each cell where its outputs are: in the notebook's file, or in a file of their own
/// here, which is written once; gone once the notebook is saved. Does I/O. Thread-safe.
public final class Journal {
    private static final String HEAD = "slipway journal 2";
    private static final Pattern HEAD_LINE = Pattern.compile(HEAD + " (\\d{1,9}) (\\w+)\n");
    private static final String IN_FILE = "file ";
    private static final String HERE = "kept ";
    private static final String NONE = "none";
    private static final int MUCH = 1 << 16;

    private final Path folder;
    private final Revisions revisions;
    private final Map<Path, Kept> all = new HashMap<>();

    /// @param home Slipway's folder; what is needed in it is made
    public Journal(Path home) {
        folder = home.resolve("journal");
        revisions = new Revisions(home);
    }

    /// Returns what notebooks were whenever they were saved.
    Revisions revisions() {
        return revisions;
    }

    /// What is kept of one notebook in this session.
    ///
    /// @param opened the file as it is on disk
    /// @param bare `opened` without outputs
    /// @param hash of the file's text
    /// @param outputs those written here
    private record Kept(Opened.Notebook opened, Opened.Notebook bare, String hash, Map<CellId, Written> outputs) {
        static Kept of(Opened.Notebook opened) {
            var bare = withoutOutputs(opened.document());
            var text = NotebookFiles.text(opened, bare);
            return new Kept(
                    opened,
                    new Opened.Notebook(opened.path(), opened.format(), bare, text),
                    ContentHash.of(opened.text()).hex(),
                    new HashMap<>());
        }
    }

    private record Written(List<Output> outputs, String name) {}

    /// Keeps `document` as the unsaved state of `opened`. Cost: that of its text, and of those outputs that are new.
    ///
    /// @throws IOException if it cannot be written
    synchronized void keep(Opened.Notebook opened, Document document) throws IOException {
        Files.createDirectories(folder);
        var kept = all.get(opened.path());
        if (kept == null || !kept.opened().equals(opened)) {
            kept = Kept.of(opened);
            all.put(opened.path(), kept);
        }
        var lines = new ArrayList<String>();
        lines.add(HEAD + " " + document.cells().size() + " " + kept.hash());
        for (var cell : document.cells()) {
            lines.add(placeIfThereIsRoom(kept, cell));
        }
        lines.add(NotebookFiles.text(kept.bare(), withoutOutputs(document)));
        var file = file(opened.path());
        var aside = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.writeString(aside, String.join("\n", lines));
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside); // the half of it that a full disk takes would keep that disk full
        }
        tidy(opened.path(), lines);
    }

    /// Returns where the outputs of `cell` are, nowhere on a full disk: what is typed is kept before what can be run
    /// again.
    private String placeIfThereIsRoom(Kept kept, Cell cell) throws IOException {
        try {
            return place(kept, cell);
        } catch (IOException e) {
            if (AtomicFile.isFull(e)) {
                return NONE;
            }
            throw e;
        }
    }

    /// Returns where the outputs of `cell` are; writes them if they are nowhere yet.
    private String place(Kept kept, Cell cell) throws IOException {
        if (cell.outputs().isEmpty()) {
            return NONE;
        }
        int at = kept.opened().document().indexOf(cell.id());
        if (at >= 0 && kept.opened().document().cells().get(at).outputs().equals(cell.outputs())) {
            return IN_FILE + at;
        }
        var written = kept.outputs().get(cell.id());
        if (written == null || !written.outputs().equals(cell.outputs())) {
            var name = freeName(kept.opened().path());
            try {
                var holder = Cell.of(cell.id(), CellKind.CODE, "")
                        .withOutputs(withoutMuchText(name, cell.outputs()), cell.executionCount());
                NotebookFiles.write(Document.of(List.of(holder)), folder.resolve(name));
            } catch (IOException e) {
                for (int i = 0; i < cell.outputs().size(); i++) {
                    Files.deleteIfExists(beside(name, i)); // what fitted takes the room that the text needs
                }
                throw e;
            }
            written = new Written(cell.outputs(), name);
            kept.outputs().put(cell.id(), written);
        }
        return HERE + written.name();
    }

    /// Writes printed text that is long to files beside `name`, as it is, and returns `outputs` without it: as JSON it
    /// would be millions of lines in memory at once.
    private List<Output> withoutMuchText(String name, List<Output> outputs) throws IOException {
        var light = new ArrayList<Output>();
        for (int i = 0; i < outputs.size(); i++) {
            if (outputs.get(i) instanceof Output.Printed(var stream, var text) && text.length() > MUCH) {
                try (var writer =
                        new OutputStreamWriter(Files.newOutputStream(beside(name, i)), StandardCharsets.UTF_8)) {
                    for (int from = 0; from < text.length(); from += MUCH) {
                        writer.write(text, from, Math.min(MUCH, text.length() - from));
                    }
                }
                light.add(new Output.Printed(stream, ""));
            } else {
                light.add(outputs.get(i));
            }
        }
        return light;
    }

    private List<Output> withMuchText(String name, List<Output> outputs) throws IOException {
        var whole = new ArrayList<Output>();
        for (int i = 0; i < outputs.size(); i++) {
            boolean isBeside = outputs.get(i) instanceof Output.Printed && Files.isReadable(beside(name, i));
            whole.add(
                    isBeside && outputs.get(i) instanceof Output.Printed(var stream, var _)
                            ? new Output.Printed(stream, Files.readString(beside(name, i)))
                            : outputs.get(i));
        }
        return whole;
    }

    private Path beside(String name, int output) {
        return folder.resolve(name + "." + output + ".text");
    }

    private String freeName(Path notebook) {
        int number = 0;
        while (Files.exists(folder.resolve(stem(notebook) + "-" + number + ".ipynb"))) {
            number++;
        }
        return stem(notebook) + "-" + number + ".ipynb";
    }

    private static Document withoutOutputs(Document document) {
        return document.withCells(document.cells().stream()
                .map(cell -> cell.outputs().isEmpty() ? cell : cell.withOutputs(List.of(), cell.executionCount()))
                .toList());
    }

    /// Deletes the outputs that no line of `lines` names.
    private void tidy(Path notebook, List<String> lines) throws IOException {
        var named = lines.stream().filter(line -> line.startsWith(HERE)).collect(Collectors.toSet());
        var begin = stem(notebook) + "-";
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var name = String.valueOf(file.getFileName());
                if (name.startsWith(begin) && !named.contains(HERE + name.replaceFirst("\\.\\d+\\.text$", ""))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /// Forgets what is kept of the notebook at `path`.
    synchronized void forget(Path path) throws IOException {
        all.remove(path);
        if (Files.deleteIfExists(file(path))) {
            tidy(path, List.of());
        }
    }

    /// Tells whether something is kept of the notebook at `path`, a file that may be gone.
    public boolean isKept(Path path) {
        return Files.isReadable(file(path.toAbsolutePath().normalize()));
    }

    /// Returns the unsaved state of `opened`; empty if there is none that differs from the file.
    synchronized Optional<Document> read(Opened.Notebook opened) throws IOException {
        var file = file(opened.path());
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        var text = Files.readString(file);
        return (text.startsWith(HEAD) ? assembled(opened, text) : parsed(opened, text))
                .filter(document -> !document.equals(opened.document()));
    }

    /// Tells whether the unsaved state that is kept was made of another file than `opened` is now.
    synchronized boolean isOfAnother(Opened.Notebook opened) throws IOException {
        var file = file(opened.path());
        if (!Files.isReadable(file)) {
            return false;
        }
        var head = HEAD_LINE.matcher(Files.readString(file));
        return head.lookingAt()
                && !head.group(2).equals(ContentHash.of(opened.text()).hex());
    }

    private static Optional<Document> parsed(Opened.Notebook opened, String text) {
        return NotebookFiles.read(opened.path(), text) instanceof Opened.Notebook kept
                ? Optional.of(kept.document())
                : Optional.empty();
    }

    private Optional<Document> assembled(Opened.Notebook opened, String text) throws IOException {
        var head = HEAD_LINE.matcher(text);
        if (!head.lookingAt()) {
            return Optional.empty();
        }
        int cells = Integer.parseInt(head.group(1));
        boolean sameFile = head.group(2).equals(ContentHash.of(opened.text()).hex());
        var lines = text.split("\n", cells + 2);
        if (lines.length < cells + 2) {
            return Optional.empty();
        }
        var document = parsed(opened, lines[cells + 1]);
        if (document.isEmpty() || document.get().cells().size() != cells) {
            return document;
        }
        var whole = new ArrayList<Cell>();
        for (int i = 0; i < cells; i++) {
            var cell = document.get().cells().get(i);
            whole.add(shown(opened, sameFile, cell, lines[i + 1])
                    .map(shown -> cell.withOutputs(
                            shown.outputs(),
                            cell.executionCount() == null ? shown.executionCount() : cell.executionCount()))
                    .orElse(cell));
        }
        return Optional.of(document.get().withCells(whole));
    }

    /// Returns a cell with the outputs of `cell`; empty if it has none.
    private Optional<Cell> shown(Opened.Notebook opened, boolean sameFile, Cell cell, String place) throws IOException {
        if (place.startsWith(IN_FILE)) {
            return sameFile
                    ? Optional.of(opened.document().cells().get(Integer.parseInt(place.substring(IN_FILE.length()))))
                    : opened.document().cell(cell.id());
        }
        if (!place.startsWith(HERE)) {
            return Optional.empty();
        }
        var name = place.substring(HERE.length());
        if (!(NotebookFiles.open(folder.resolve(name)) instanceof Opened.Notebook kept)
                || kept.document().cells().isEmpty()) {
            return Optional.empty();
        }
        var found = kept.document().cells().getFirst();
        return Optional.of(found.withOutputs(withMuchText(name, found.outputs()), found.executionCount()));
    }

    private static String stem(Path notebook) {
        return ContentHash.of(notebook.toString()).hex();
    }

    private Path file(Path notebook) {
        return folder.resolve(stem(notebook) + ".txt");
    }
}
