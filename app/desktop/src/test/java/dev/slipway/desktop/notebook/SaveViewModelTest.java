package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.Document;
import dev.slipway.api.document.Edit;
import dev.slipway.api.output.Output;
import dev.slipway.desktop.notebook.SaveViewModel.Trouble;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaveViewModelTest {
    @TempDir
    Path folder;

    private Path file = Path.of("");
    private Opened.Notebook opened = new Opened.Notebook(file, Opened.Format.IPYNB, Document.of(List.of()), "");

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("a.ipynb");
        opened = NotebookFiles.create(file, Opened.Format.IPYNB, Bench.document("int a;", "int b;"));
    }

    private SaveViewModel save(Bench bench) {
        return new SaveViewModel(
                bench.notebook,
                bench.services,
                new Journal(folder.resolve("home")),
                opened,
                bench.notebook.documentProperty().get());
    }

    private Document onDisk() throws IOException {
        return ((Opened.Notebook) NotebookFiles.open(file)).document();
    }

    @Test
    void isDirtyUntilSaved() throws IOException {
        var bench = new Bench(opened.document());
        var save = save(bench);

        bench.notebook.type(bench.cell(0), "int a = 1;");
        assertThat(save.dirtyProperty().get()).isTrue();
        save.save(() -> {});

        assertThat(save.dirtyProperty().get()).isFalse();
        assertThat(onDisk().cells().getFirst().source()).isEqualTo("int a = 1;");
    }

    @Test
    void undoingEverythingMakesItCleanAgain() {
        var bench = new Bench(opened.document());
        var save = save(bench);

        bench.notebook.type(bench.cell(0), "int a = 1;");
        bench.notebook.undo();

        assertThat(save.dirtyProperty().get()).isFalse();
    }

    @Test
    void anotherProgramsChangesAreNeverOverwritten() throws IOException {
        var bench = new Bench(opened.document());
        var save = save(bench);
        bench.notebook.type(bench.cell(0), "mine");
        NotebookFiles.write(Bench.document("theirs"), file);

        save.save(() -> {});

        assertThat(save.troubleProperty().get()).isInstanceOf(Trouble.ChangedOutside.class);
        assertThat(onDisk().cells().getFirst().source()).isEqualTo("theirs");
        save.overwrite();
        assertThat(onDisk().cells().getFirst().source()).isEqualTo("mine");
    }

    @Test
    void withoutEditsHereTheFilesNewContentIsShown() throws IOException {
        var bench = new Bench(opened.document());
        var save = save(bench);
        NotebookFiles.write(Bench.document("theirs"), file);

        save.checkOutside();

        assertThat(bench.sources()).containsExactly("theirs");
        assertThat(save.dirtyProperty().get()).isFalse();
    }

    @Test
    void withEditsHereThePersonIsAsked() throws IOException {
        var bench = new Bench(opened.document());
        var save = save(bench);
        bench.notebook.type(bench.cell(0), "mine");
        NotebookFiles.write(Bench.document("theirs"), file);

        save.checkOutside();
        assertThat(save.troubleProperty().get()).isInstanceOf(Trouble.ChangedOutside.class);
        save.reload();

        assertThat(bench.sources()).containsExactly("theirs");
        assertThat(save.troubleProperty().get()).isNull();
    }

    @Test
    void aFolderThatIsGoneIsSaidAndNothingIsLost() throws IOException {
        var bench = new Bench(opened.document());
        var save = save(bench);
        bench.notebook.type(bench.cell(0), "mine");

        save.saveAs(folder.resolve("none/b.ipynb"));

        assertThat(save.troubleProperty().get()).isInstanceOf(Trouble.NotSaved.class);
        assertThat(save.dirtyProperty().get()).isTrue();
    }

    @Test
    void onAFullDiskEditsStayAreKeptAndAreSavedOnceThereIsRoom() throws IOException {
        var full = new AtomicBoolean(true);
        var bench = new Bench(opened.document());
        var journal = new Journal(folder.resolve("home"));
        var save = new SaveViewModel(
                bench.notebook, bench.services, journal, opened, opened.document(), (before, document) -> {
                    if (full.get()) {
                        throw new IOException("No space left on device");
                    }
                    return NotebookFiles.save(before, document);
                });
        bench.notebook.type(bench.cell(0), "mine");
        bench.runLater();

        save.save(() -> {});

        assertThat(save.troubleProperty().get())
                .isEqualTo(new Trouble.NotSaved("Not saved: No space left on device.", "The file is as it was."));
        assertThat(bench.sources()).containsExactly("mine", "int b;");
        assertThat(journal.read(opened).orElseThrow().cells().getFirst().source())
                .isEqualTo("mine");

        full.set(false);
        save.save(() -> {});

        assertThat(save.troubleProperty().get()).isNull();
        assertThat(onDisk().cells().getFirst().source()).isEqualTo("mine");
    }

    @Test
    void editsThatCannotBeKeptAreToldOnceAndUntilTheyAre() throws IOException {
        var home = Files.writeString(folder.resolve("home"), "no folder");
        var bench = new Bench(opened.document());
        var save = save(bench);

        bench.notebook.type(bench.cell(0), "mine");
        bench.runLater();
        assertThat(save.troubleProperty().get()).isInstanceOf(Trouble.NotKept.class);
        save.dismiss();
        bench.notebook.type(bench.cell(0), "mine too");
        bench.runLater();
        assertThat(save.troubleProperty().get()).isNull();

        Files.delete(home);
        bench.notebook.type(bench.cell(0), "kept");
        bench.runLater();

        assertThat(new Journal(folder.resolve("home"))
                        .read(opened)
                        .orElseThrow()
                        .cells()
                        .getFirst()
                        .source())
                .isEqualTo("kept");
    }

    @Test
    void unsavedEditsSurviveInTheJournal() throws IOException {
        var journal = new Journal(folder.resolve("home"));
        var bench = new Bench(opened.document());
        var save = save(bench);
        bench.notebook.type(bench.cell(0), "mine");

        bench.runLater();
        assertThat(journal.read(opened).orElseThrow().cells().getFirst().source())
                .isEqualTo("mine");
        save.save(() -> {});

        assertThat(journal.read((Opened.Notebook) NotebookFiles.open(file))).isEmpty();
    }

    @Test
    void closingTheWindowKeepsWhatIsNotSaved() throws IOException {
        var bench = new Bench(opened.document());
        var save = save(bench);
        bench.notebook.type(bench.cell(1), "mine");

        save.keepNow();

        assertThat(new Journal(folder.resolve("home")).read(opened)).isPresent();
    }

    @Test
    void broughtBackEditsAreSaid() {
        var bench = new Bench(Bench.document("int a = 2;", "int b;"));

        var save = new SaveViewModel(
                bench.notebook, bench.services, new Journal(folder.resolve("home")), opened, opened.document());

        assertThat(save.dirtyProperty().get()).isTrue();
        assertThat(save.troubleProperty().get()).isInstanceOf(Trouble.Recovered.class);
    }

    @Test
    void editsAreKeptAlsoWhileOneGoesOnTyping() throws IOException {
        var bench = new Bench(opened.document());
        var save = save(bench);
        for (int i = 0; i < 5; i++) {
            bench.notebook.type(bench.cell(0), "int a = " + i + ";");
        }
        assertThat(bench.later).isNotEmpty();
        bench.runLater();
        bench.notebook.type(bench.cell(0), "int a = 77;");
        bench.runLater();

        var kept = new Journal(folder.resolve("home")).read(opened);
        assertThat(kept.map(document -> document.cells().getFirst().source())).contains("int a = 77;");
        assertThat(save.dirtyProperty().get()).isTrue();
    }

    @Test
    void whatWasUndoneIsNotBroughtBack() throws IOException {
        var bench = new Bench(opened.document());
        save(bench);
        bench.notebook.type(bench.cell(0), "int a = 1;");
        bench.runLater();
        bench.notebook.undo();
        bench.runLater();

        assertThat(new Journal(folder.resolve("home")).read(opened)).isEmpty();
    }

    @Test
    void savesWhileTypingIfThatIsWanted() throws IOException {
        var bench = new Bench(opened.document());
        bench.settings.change(before -> before.withAutoSave(true));
        var save = save(bench);
        bench.notebook.type(bench.cell(0), "int a = 1;");
        bench.runLater();

        assertThat(save.dirtyProperty().get()).isFalse();
        assertThat(onDisk().cells().getFirst().source()).isEqualTo("int a = 1;");
    }

    private static Document shown(Document document, int cell, String text) {
        var id = document.cells().get(cell).id();
        return new Edit.SetOutputs(id, List.of(new Output.Printed("stdout", text)), 1).apply(document);
    }

    private List<Path> journal() throws IOException {
        try (var files = Files.list(folder.resolve("home/journal"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"b.ipynb", "b.jsh"})
    void editsAndOutputsComeBackFromWhereverTheyAre(String name) throws IOException {
        var notebook = NotebookFiles.create(
                folder.resolve(name),
                NotebookFiles.format(Path.of(name)).orElseThrow(),
                shown(Bench.document("int a;", "int b;", "int c;"), 0, "in the file"));
        var edited = new Edit.SetSource(new CellId("c2"), "mine").apply(shown(notebook.document(), 1, "here"));
        var journal = new Journal(folder.resolve("home"));

        journal.keep(notebook, edited);

        assertThat(new Journal(folder.resolve("home"))
                        .read(notebook)
                        .orElseThrow()
                        .cells())
                .isEqualTo(edited.cells());
        journal.forget(notebook.path());
        assertThat(journal()).isEmpty();
    }

    @Test
    void outputsAreWrittenOnceHoweverLongOneTypes() throws IOException {
        var journal = new Journal(folder.resolve("home"));
        var first = shown(opened.document(), 0, "much");
        journal.keep(opened, new Edit.SetSource(new CellId("c1"), "m").apply(first));
        var outputs = journal().stream()
                .filter(each -> each.toString().endsWith(".ipynb"))
                .toList();
        assertThat(outputs).hasSize(1);
        var longAgo = java.nio.file.attribute.FileTime.fromMillis(1000);
        Files.setLastModifiedTime(outputs.getFirst(), longAgo);

        journal.keep(opened, new Edit.SetSource(new CellId("c1"), "mine").apply(first));

        assertThat(Files.getLastModifiedTime(outputs.getFirst())).isEqualTo(longAgo);
        var others = shown(opened.document(), 0, "other");
        journal.keep(opened, others);
        assertThat(journal()).hasSize(2).doesNotContain(outputs.getFirst());
        assertThat(journal.read(opened).orElseThrow().cells()).isEqualTo(others.cells());
    }

    @Test
    void whatAnotherProgramPutThereMeanwhileTakesNoOutputsOfOtherCells() throws IOException {
        var journal = new Journal(folder.resolve("home"));
        var before = NotebookFiles.create(
                folder.resolve("c.ipynb"), Opened.Format.IPYNB, shown(Bench.document("int a;", "int b;"), 0, "of a"));
        journal.keep(before, new Edit.SetSource(new CellId("c1"), "mine").apply(before.document()));
        var after = NotebookFiles.write(Bench.document("int a;"), before.path());

        var read = journal.read(after).orElseThrow();

        assertThat(read.cells()).extracting(cell -> cell.outputs().size()).containsExactly(0, 0);
        assertThat(read.cells().getLast().source()).isEqualTo("mine");
    }

    @Test
    void whatIsStillToComeOfAClosedNotebookIsNoEdit() throws IOException {
        var bench = new Bench(opened.document());
        var save = save(bench);
        bench.runs.run();
        bench.kernel().print("much");

        save.save(save::close);
        bench.notebook.close();
        bench.runLater();

        assertThat(new Journal(folder.resolve("home")).read((Opened.Notebook) NotebookFiles.open(file)))
                .isEmpty();
    }

    @Test
    void aFileThatChangedWhileItsEditsWaitedIsNotOverwrittenUnasked() throws IOException {
        var journal = new Journal(folder.resolve("home"));
        journal.keep(opened, Bench.document("mine", "int b;"));
        var theirs = NotebookFiles.write(Bench.document("theirs"), file);
        var bench = new Bench(journal.read(theirs).orElseThrow());
        var save = new SaveViewModel(bench.notebook, bench.services, journal, theirs, theirs.document());
        assertThat(journal.isOfAnother(theirs)).isTrue();

        save.changedWhileClosed();
        save.save(() -> {});

        assertThat(save.troubleProperty().get()).isInstanceOf(Trouble.ChangedOutside.class);
        assertThat(onDisk().cells().getFirst().source()).isEqualTo("theirs");
        save.overwrite();
        assertThat(onDisk().cells().getFirst().source()).isEqualTo("mine");
    }
}
