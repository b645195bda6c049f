package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.desktop.notebook.SaveViewModel.Trouble;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;

/// One session of random actions on both notebooks. One thread at a time.
final class RandomActions extends RandomRuns {

    RandomActions(long seed, Opened.Format format, Path folder) throws IOException {
        super(seed, format, folder);
    }

    void begin() {
        check();
    }

    /// Does one thing to both.
    void act() throws IOException {
        bench.pass(Duration.ofMillis(random.nextInt(900)));
        switch (random.nextInt(24)) {
            case 0, 1, 2 -> type();
            case 3 -> insert();
            case 4 -> split();
            case 5 -> merge();
            case 6 -> delete();
            case 7 -> move();
            case 8 -> paste();
            case 9 -> changeKind();
            case 10, 11 -> undo();
            case 12 -> redo();
            case 13, 14 -> run();
            case 15, 16, 17 -> hear();
            case 18 -> end();
            case 19 -> stop();
            case 20 -> fold();
            case 21 -> saveFile();
            case 22 -> later();
            default -> {
                switch (random.nextInt(4)) {
                    case 0 -> crash();
                    case 1 -> outside();
                    case 2 -> clear();
                    default -> checkOutside();
                }
            }
        }
    }

    void saveFile() throws IOException {
        note("save");
        save.save(() -> {});
        isSaving = true;
        if (random.nextBoolean()) {
            return;
        }
        work();
        if (save.troubleProperty().get() == null) {
            isOutside = false;
            checkFile();
        } else {
            assertThat(isOutside || save.troubleProperty().get() instanceof Trouble.ChangedOutside)
                    .as("refused: %s", save.troubleProperty().get())
                    .isTrue();
        }
    }

    void later() {
        note("later");
        boolean dirty = save.dirtyProperty().get();
        bench.runLater();
        if (dirty) {
            isSaving = false;
        }
        journalled = dirty ? readable() : null;
    }

    void outside() throws IOException {
        work();
        note("another program writes");
        var theirs = onDisk();
        var id = new CellId("theirs" + ++count);
        var cells = new ArrayList<>(theirs.cells());
        cells.add(random.nextInt(cells.size() + 1), Cell.of(id, CellKind.CODE, "theirs " + count));
        cells.remove(random.nextInt(cells.size()));
        NotebookFiles.write(theirs.withCells(cells), file);
        isOutside = true;
    }

    void checkOutside() throws IOException {
        work();
        note("look outside");
        boolean dirty = save.dirtyProperty().get();
        save.checkOutside();
        work();
        if (save.troubleProperty().get() instanceof Trouble.ChangedOutside) {
            if (random.nextBoolean()) {
                note("take theirs");
                save.reload();
                work();
                plain.replace(document());
                isOutside = false;
                assertThat(readable(document())).isEqualTo(readable(onDisk()));
                journalled = null;
                displays.clear();
            } else if (random.nextBoolean()) {
                note("overwrite");
                save.overwrite();
                work();
                isOutside = false;
                journalled = null;
                checkFile();
            }
        } else if (isOutside && !dirty) {
            isOutside = false;
            plain.replace(document());
            assertThat(readable(document())).isEqualTo(readable(onDisk()));
            journalled = null;
            displays.clear();
        }
    }

    void crash() throws IOException {
        work();
        switch (random.nextInt(4)) {
            case 0 -> {
                note("close the window");
                if (save.dirtyProperty().get()) {
                    save.keepNow();
                    journalled = readableNow();
                }
                bench.notebook.close();
            }
            case 1 -> {
                note("close without saving");
                save.discard(this::closed);
                closed();
                journalled = null;
            }
            case 2 -> {
                note("save and close");
                save.save(this::closed);
                work();
                if (save.troubleProperty().get() != null) {
                    return;
                }
                journalled = null;
            }
            default -> note("crash");
        }
        bringBack();
    }

    /// The tab is closed; what was to be done later still is.
    void closed() {
        save.close();
        bench.notebook.close();
        bench.runLater();
        work();
    }

    void bringBack() throws IOException {
        workers.clear();
        var before = journalled;
        var opened = (Opened.Notebook) NotebookFiles.open(file);
        var unsaved = journal.read(opened);
        save = open(opened, unsaved);
        if (unsaved.isPresent() && journal.isOfAnother(opened)) {
            save.changedWhileClosed();
            work();
            assertThat(isOutside).isTrue();
        }
        isOutside &= unsaved.isPresent();
        var expected = before == null ? readable(opened.document()) : before;
        assertThat(isOutside ? sources(readable()) : readable())
                .as("brought back")
                .isEqualTo(isOutside ? sources(expected) : expected);
    }
}
