package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Document;
import dev.slipway.desktop.notebook.SaveViewModel.Trouble;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What others do to the file of an open notebook: rewritten, deleted, replaced by what is no notebook.
class OutsideChangesTest {
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
    void whatIsTypedWhileAChangedFileIsReadIsNotLost() throws IOException {
        var held = new ArrayDeque<Runnable>();
        var bench = new Bench(opened.document(), held::add);
        var save = save(bench);
        NotebookFiles.write(Bench.document("theirs"), file);

        save.checkOutside();
        held.remove().run(); // it has changed: nothing is edited here, so it is read
        bench.notebook.type(bench.cell(0), "mine");
        held.remove().run();

        assertThat(bench.sources()).containsExactly("mine", "int b;");
        assertThat(save.troubleProperty().get()).isInstanceOf(Trouble.ChangedOutside.class);
    }

    @Test
    void aFileThatVanishedIsSaidAndWhatItHeldIsKept() throws IOException {
        var bench = new Bench(opened.document());
        bench.settings.change(before -> before.withAutoSave(true));
        var save = save(bench);
        var journal = new Journal(folder.resolve("home"));
        Files.delete(file);

        save.checkOutside();
        bench.runLater();

        assertThat(save.troubleProperty().get()).isEqualTo(new Trouble.Gone());
        assertThat(save.dirtyProperty().get()).isTrue();
        assertThat(file).doesNotExist();
        assertThat(journal.isKept(file)).isTrue();
        assertThat(journal.read(NotebookFiles.absent(file)).orElseThrow().cells())
                .extracting(cell -> cell.source())
                .containsExactly("int a;", "int b;");

        save.save(() -> {});
        assertThat(onDisk().cells()).hasSize(2);
        assertThat(save.dirtyProperty().get()).isFalse();
        assertThat(save.troubleProperty().get()).isNull();
    }

    @Test
    void aFileThatComesBackIsNotMissedAnyMore() throws IOException {
        var bench = new Bench(opened.document());
        var save = save(bench);
        var aside = Files.move(file, folder.resolve("aside"));
        save.checkOutside();
        Files.move(aside, file);

        save.checkOutside();

        assertThat(save.troubleProperty().get()).isNull();
        assertThat(save.dirtyProperty().get()).isFalse();
    }

    @Test
    void whatIsNoNotebookAnyMoreIsSaidInWords() throws IOException {
        var bench = new Bench(opened.document());
        var save = save(bench);
        Files.write(file, new byte[] {(byte) 0xff, 0, 1});

        save.checkOutside();

        assertThat(save.troubleProperty().get()).asString().contains("not text in UTF-8");
        Files.delete(file);
        Files.createDirectory(file);
        save.checkOutside();
        assertThat(save.troubleProperty().get()).asString().contains("is a folder");
        bench.notebook.type(bench.cell(0), "mine");
        save.save(() -> {});
        assertThat(save.troubleProperty().get()).asString().contains("is a folder now");
        assertThat(bench.sources()).containsExactly("mine", "int b;");
    }

    @Test
    void thatNothingCanBeKeptIsSaidAlsoWhenSavingHasFailed() throws IOException {
        Files.writeString(folder.resolve("home"), "no folder");
        var bench = new Bench(opened.document());
        var save = save(bench);
        Files.delete(file);
        Files.createDirectory(file);
        bench.notebook.type(bench.cell(0), "mine");
        save.save(() -> {});
        assertThat(save.troubleProperty().get()).isInstanceOf(Trouble.NotSaved.class);

        bench.runLater();

        assertThat(save.troubleProperty().get()).isInstanceOf(Trouble.NotKept.class);
        assertThat(save.keepNow()).isFalse();
    }

    @Test
    void aFileThatIsEmptiedIsSaidAndNotTakenOver() throws IOException {
        file = folder.resolve("a.jsh");
        opened = NotebookFiles.create(file, Opened.Format.JSH, Bench.document("int a;", "int b;"));
        var bench = new Bench(opened.document());
        bench.settings.change(before -> before.withAutoSave(true));
        var save = save(bench);
        Files.writeString(file, "\n");

        save.checkOutside();
        bench.runLater();

        assertThat(bench.sources()).containsExactly("int a;", "int b;");
        assertThat(save.troubleProperty().get()).isEqualTo(new Trouble.Emptied());
        assertThat(save.dirtyProperty().get()).isTrue();
        assertThat(file).as("not saved by itself").hasContent("\n");
        save.save(() -> {});
        assertThat(onDisk().cells()).hasSize(2);
        assertThat(save.troubleProperty().get()).isNull();
        assertThat(save.dirtyProperty().get()).isFalse();
    }

    @Test
    void anEmptiedFileThatIsWrittenAgainIsTakenOver() throws IOException {
        var bench = new Bench(opened.document());
        var save = save(bench);
        Files.writeString(file, "");
        save.checkOutside();
        assertThat(save.troubleProperty().get()).isEqualTo(new Trouble.Emptied());
        NotebookFiles.write(Bench.document("theirs"), file);

        save.checkOutside();

        assertThat(bench.sources()).containsExactly("theirs");
        assertThat(save.troubleProperty().get()).isNull();
    }
}
