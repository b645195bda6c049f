package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Document;
import dev.slipway.desktop.notebook.SaveViewModel.Trouble;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaveViewModelTest {
    @TempDir
    Path folder;

    private Path file = Path.of("");
    private Opened.Notebook opened =
            new Opened.Notebook(file, Opened.Format.IPYNB, Document.of(java.util.List.of()), "");

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
}
