package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.Document;
import dev.slipway.desktop.notebook.PlainNotebook.Plain;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A real notebook with its file and journal, and a plain one that says what it has to be. One thread at a time.
class BothNotebooks {
    final Random random;
    final Path file;
    final Journal journal;
    final List<String> done = new ArrayList<>();
    final Map<String, String> displays = new HashMap<>();
    final List<Runnable> workers = new ArrayList<>();
    Bench bench = new Bench();
    SaveViewModel save;
    PlainNotebook plain = new PlainNotebook(Document.of(List.of()));
    List<List<Object>> copied = List.of();

    @Nullable
    List<List<Object>> journalled;

    boolean isOutside;
    boolean isSaving;
    int count;

    BothNotebooks(long seed, Opened.Format format, Path folder) throws IOException {
        random = new Random(seed);
        Files.createDirectories(folder);
        file = folder.resolve(format == Opened.Format.IPYNB ? "a.ipynb" : "a.jsh");
        journal = new Journal(folder.resolve("home"));
        save = open(NotebookFiles.create(file, format, Bench.document("int a;", "# One", "int b;")), Optional.empty());
    }

    SaveViewModel open(Opened.Notebook opened, Optional<Document> unsaved) {
        bench = new Bench(unsaved.orElse(opened.document()), workers::add);
        plain = new PlainNotebook(bench.notebook.documentProperty().get());
        displays.clear();
        copied = List.of();
        var saved = unsaved.isPresent()
                ? opened.document()
                : bench.notebook.documentProperty().get();
        return new SaveViewModel(bench.notebook, bench.services, journal, opened, saved);
    }

    Document document() {
        return bench.notebook.documentProperty().get();
    }

    CellId idAt(int index) {
        return document().cells().get(index).id();
    }

    void note(String what) {
        done.add(what);
    }

    List<String> done() {
        return done;
    }

    /// Lets the workers do what waits for them, in any order.
    void work() {
        while (!workers.isEmpty()) {
            workers.remove(random.nextInt(workers.size())).run();
        }
        if (isSaving && save.troubleProperty().get() == null) {
            journalled = null;
        }
        isSaving = false;
    }

    /// Selects some cells in a row and returns their positions.
    List<Integer> select() {
        int size = bench.notebook.cells().size();
        int first = random.nextInt(size);
        var before = bench.notebook.current();
        bench.select(first);
        if (random.nextInt(3) == 0) {
            bench.notebook.extend(random.nextInt(3) - 1);
        }
        if (!before.equals(bench.notebook.current()) || !before.equals(bench.cell(first))) {
            plain.seal();
        }
        return bench.notebook.selected().stream()
                .map(cell -> bench.notebook.cells().indexOf(cell))
                .toList();
    }

    static List<Object> sources(List<List<Object>> readable) {
        return readable.stream().map(cell -> cell.get(1)).toList();
    }

    Document onDisk() throws IOException {
        return ((Opened.Notebook) NotebookFiles.open(file)).document();
    }

    /// Returns what a file can keep of `document`.
    List<List<Object>> readable(Document document) {
        return document.cells().stream()
                .map(cell ->
                        List.<Object>of(cell.kind(), withoutEnd(cell.source()), PlainNotebook.words(cell.outputs())))
                .toList();
    }

    List<List<Object>> readable() {
        return plain.cells.stream()
                .map(cell -> List.<Object>of(cell.kind(), withoutEnd(cell.source()), plain.kept(cell.id())))
                .toList();
    }

    /// Returns it with what the running cell has shown up to now.
    List<List<Object>> readableNow() {
        return plain.cells.stream()
                .map(cell -> List.<Object>of(cell.kind(), withoutEnd(cell.source()), plain.live(cell.id())))
                .toList();
    }

    /// A `.jsh` does not keep blank lines at the end of a cell.
    String withoutEnd(String source) {
        return file.toString().endsWith(".jsh") ? source.stripTrailing() : source;
    }

    /// The file holds what was just saved.
    void checkFile() throws IOException {
        work();
        if (!save.dirtyProperty().get() && !isOutside) {
            assertThat(readable(onDisk())).as("the file").isEqualTo(readable());
        }
    }

    /// Both are the same.
    void check() {
        var cells = document().cells();
        assertThat(cells.stream()
                        .map(cell -> new Plain(cell.id(), cell.kind(), cell.source(), cell.metadata()))
                        .toList())
                .as("cells")
                .isEqualTo(plain.cells);
        assertThat(bench.notebook.cells().stream()
                        .map(cell -> cell.cellProperty().get())
                        .toList())
                .as("cells shown")
                .isEqualTo(cells);
        assertThat(bench.notebook.cells()).as("current").contains(bench.notebook.current());
        for (var cell : bench.notebook.cells()) {
            assertThat(PlainNotebook.words(cell.outputs().outputs()))
                    .as("shown by %s", cell.id())
                    .isEqualTo(plain.live(cell.id()));
            assertThat(PlainNotebook.words(cell.cellProperty().get().outputs()))
                    .as("kept of %s", cell.id())
                    .isEqualTo(plain.kept(cell.id()));
        }
    }
}
