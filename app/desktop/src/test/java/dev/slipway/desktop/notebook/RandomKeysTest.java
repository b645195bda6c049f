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
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.robot.Robot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Random keys on the real window: no exception, what is shown is what the document holds, undo leads back to the
/// beginning and redo to the end, and what is saved is what was seen. A failure names its seed and the keys.
class RandomKeysTest extends NotebookOnStage {
    private static final boolean LONG = Boolean.getBoolean("slipway.long");
    private static final int EPISODES = LONG ? 50 : 1;
    private static final long FIRST = Long.getLong("slipway.seed", 0);
    private static final int KEYS = 200;
    private static final int AT_ONCE = 20;
    private static final List<String> PLAIN = strokes("""
            A B C D D V X Z Y M R O E DIGIT1 DIGIT2 ENTER ENTER ENTER ESCAPE UP DOWN LEFT RIGHT HOME END BACK_SPACE
            DELETE TAB SPACE OPEN_BRACKET CLOSE_BRACKET QUOTE SEMICOLON SLASH""");
    private static final List<String> HELD = strokes("""
            SHIFT+UP SHIFT+DOWN SHIFT+LEFT SHIFT+END SHIFT+J SHIFT+K SHIFT+M SHIFT+V SHIFT+Z SHIFT+TAB SHIFT+ENTER
            CONTROL+Z CONTROL+SHIFT+Z CONTROL+A CONTROL+C CONTROL+X CONTROL+V CONTROL+D CONTROL+SHIFT+K CONTROL+SLASH
            CONTROL+LEFT CONTROL+RIGHT CONTROL+BACK_SPACE CONTROL+DELETE ALT+UP ALT+DOWN ALT+SHIFT+RIGHT
            CONTROL+SHIFT+MINUS CONTROL+SHIFT+UP CONTROL+SHIFT+DOWN CONTROL+MINUS CONTROL+ENTER ALT+ENTER
            CONTROL+SHIFT+ENTER CONTROL+SPACE CONTROL+ALT+L CONTROL+F CONTROL+H""");

    /// A pause behind a key, which ends a step of typing.
    private static final String REST = "…";

    private record Content(CellKind kind, String source) {}

    private final AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();

    @Test
    void theWindowShowsWhatTheDocumentHoldsAndNothingIsLost() throws Exception {
        for (long seed = FIRST; seed < FIRST + EPISODES; seed++) {
            var strokes = random(new Random(seed));
            try {
                episode(strokes);
            } catch (Exception | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + String.join(" ", strokes), e);
            }
        }
    }

    private static List<String> random(Random random) {
        var strokes = new ArrayList<String>();
        for (int i = 0; i < KEYS; i++) {
            var some = random.nextInt(4) == 0 ? HELD : PLAIN;
            var stroke = some.get(random.nextInt(some.size()));
            strokes.add(random.nextInt(8) == 0 ? stroke + REST : stroke);
        }
        return strokes;
    }

    private void episode(List<String> strokes) throws Exception {
        var shown = show("# Title", "int a = 1;", "", "var b = a + 1;\nb");
        onUi(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> this.thrown.set(thrown));
            shown.stage().addEventFilter(KeyEvent.KEY_PRESSED, event -> command(shown, event));
            return true;
        });
        try {
            var begin = onUi(() -> content(shown));
            for (int i = 0; i < strokes.size(); i += AT_ONCE) {
                press(shown, strokes.subList(i, Math.min(i + AT_ONCE, strokes.size())));
                check(shown);
            }
            checkHistory(shown, begin);
            checkFile(shown);
        } finally {
            thrown.set(null);
            close(shown);
            Files.delete(folder.resolve("a.ipynb"));
        }
    }

    /// Does what the window does around the notebook's screen.
    private static void command(Shown shown, KeyEvent event) {
        shown.screen().commands().stream()
                .filter(command -> command.keys().stream().anyMatch(keys -> keys.match(event)))
                .filter(command -> command.possible().getAsBoolean())
                .findFirst()
                .ifPresent(command -> {
                    command.action().run();
                    event.consume();
                });
    }

    /// Presses keys before the window is drawn again.
    private static void press(Shown shown, List<String> strokes) throws Exception {
        onUi(() -> {
            var robot = new Robot();
            for (var stroke : strokes) {
                type(robot, stroke.replace(REST, ""));
                if (stroke.endsWith(REST)) {
                    shown.bench().pass(EditHistory.PAUSE);
                }
            }
            return true;
        });
    }

    private static void type(Robot robot, String stroke) {
        var keys = Stream.of(stroke.split("\\+")).map(KeyCode::valueOf).toList();
        keys.forEach(robot::keyPress);
        keys.reversed().forEach(robot::keyRelease);
    }

    private static List<String> strokes(String words) {
        return List.of(words.split("\\s+"));
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
            redoAll(notebook); // the last key may have been undo
            var end = content(shown);
            while (notebook.history().canUndo()) {
                notebook.undo();
            }
            assertThat(content(shown)).as("everything undone").isEqualTo(begin);
            redoAll(notebook);
            assertThat(content(shown)).as("everything done again").isEqualTo(end);
            return true;
        });
    }

    private static void redoAll(NotebookViewModel notebook) {
        while (notebook.history().canRedo()) {
            notebook.redo();
        }
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
