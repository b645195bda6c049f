package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellKind;
import dev.slipway.desktop.notebook.NotebookViewModel.Mode;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;

/// Random keys on the real window: no exception, what is shown is what the document holds, undo leads back to the
/// beginning and redo to the end, and what is saved is what was seen. A failure names its seed and the keys.
class RandomKeysTest extends NotebookOnStage {
    private static final boolean LONG = Boolean.getBoolean("slipway.long");
    private static final int EPISODES = LONG ? 50 : 1;
    private static final int KEYS = 200;
    private static final int AT_ONCE = 20;
    private static final List<KeyCode> PLAIN = List.of(
            KeyCode.A,
            KeyCode.B,
            KeyCode.C,
            KeyCode.D,
            KeyCode.D,
            KeyCode.V,
            KeyCode.X,
            KeyCode.Z,
            KeyCode.Y,
            KeyCode.M,
            KeyCode.R,
            KeyCode.O,
            KeyCode.E,
            KeyCode.DIGIT1,
            KeyCode.ENTER,
            KeyCode.ENTER,
            KeyCode.ENTER,
            KeyCode.ESCAPE,
            KeyCode.UP,
            KeyCode.DOWN,
            KeyCode.LEFT,
            KeyCode.RIGHT,
            KeyCode.HOME,
            KeyCode.END,
            KeyCode.BACK_SPACE,
            KeyCode.DELETE,
            KeyCode.TAB,
            KeyCode.SPACE);
    private static final List<KeyCode> SHIFTED = List.of(
            KeyCode.UP,
            KeyCode.DOWN,
            KeyCode.J,
            KeyCode.K,
            KeyCode.M,
            KeyCode.V,
            KeyCode.Z,
            KeyCode.TAB,
            KeyCode.ENTER);

    private record Content(CellKind kind, String source) {}

    private final AtomicReference<Throwable> thrown = new AtomicReference<>();
    private final List<String> pressed = new ArrayList<>();

    @Test
    void theWindowShowsWhatTheDocumentHoldsAndNothingIsLost() throws Exception {
        for (long seed = 0; seed < EPISODES; seed++) {
            pressed.clear();
            try {
                episode(seed);
            } catch (Exception | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + pressed, e);
            }
        }
    }

    private void episode(long seed) throws Exception {
        var random = new Random(seed);
        var shown = show("# Title", "int a = 1;", "", "var b = a + 1;\nb");
        onUi(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> this.thrown.set(thrown));
            return true;
        });
        var begin = onUi(() -> content(shown));
        for (int i = 0; i < KEYS; i += AT_ONCE) {
            press(random);
            check(shown);
        }
        checkHistory(shown, begin);
        checkFile(shown);
        close(shown);
        Files.delete(folder.resolve("a.ipynb"));
    }

    /// Presses some keys before the window is drawn again.
    private void press(Random random) throws Exception {
        onUi(() -> {
            var robot = new Robot();
            for (int i = 0; i < AT_ONCE; i++) {
                boolean shift = random.nextInt(6) == 0;
                var keys = shift ? SHIFTED : PLAIN;
                var key = keys.get(random.nextInt(keys.size()));
                pressed.add((shift ? "Shift+" : "") + key);
                type(robot, key, shift);
            }
            return true;
        });
    }

    private static void type(Robot robot, KeyCode key, boolean shift) {
        if (shift) {
            robot.keyPress(KeyCode.SHIFT);
        }
        robot.keyType(key);
        if (shift) {
            robot.keyRelease(KeyCode.SHIFT);
        }
    }

    private void check(Shown shown) throws Exception {
        onUi(() -> {
            shown.stage().getScene().getRoot().applyCss();
            shown.stage().getScene().getRoot().layout();
            var notebook = shown.bench().notebook;
            var document = notebook.documentProperty().get();
            assertThat(thrown.get()).isNull();
            assertThat(document.cells()).isNotEmpty();
            assertThat(document.cells()).extracting(Cell::id).doesNotHaveDuplicates();
            assertThat(notebook.cells())
                    .extracting(CellViewModel::source)
                    .isEqualTo(content(shown).stream().map(Content::source).toList());
            assertThat(notebook.cells()).contains(notebook.current());
            if (notebook.modeProperty().get() == Mode.EDIT) {
                assertThat(shown.screen().view().editor(notebook.current()).text())
                        .isEqualTo(notebook.current().source());
            }
            return true;
        });
    }

    private void checkHistory(Shown shown, List<Content> begin) throws Exception {
        onUi(() -> {
            var notebook = shown.bench().notebook;
            notebook.command();
            var end = content(shown);
            while (notebook.history().canUndo()) {
                notebook.undo();
            }
            assertThat(content(shown)).as("everything undone").isEqualTo(begin);
            while (notebook.history().canRedo()) {
                notebook.redo();
            }
            assertThat(content(shown)).as("everything done again").isEqualTo(end);
            return true;
        });
    }

    private void checkFile(Shown shown) throws Exception {
        var seen = onUi(() -> {
            command(shown, "save");
            return content(shown);
        });
        var saved = (Opened.Notebook) NotebookFiles.open(folder.resolve("a.ipynb"));

        assertThat(saved.document().cells())
                .extracting(cell -> new Content(cell.kind(), cell.source()))
                .isEqualTo(seen);
    }

    private static List<Content> content(Shown shown) {
        return shown.bench().notebook.documentProperty().get().cells().stream()
                .map(cell -> new Content(cell.kind(), cell.source()))
                .toList();
    }
}
