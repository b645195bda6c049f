package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Cell;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.desktop.fakes.Mouse;
import dev.slipway.desktop.notebook.NotebookViewModel.Mode;
import dev.slipway.desktop.shell.Command;
import dev.slipway.desktop.theme.Theme;
import dev.slipway.kernel.protocol.Outcome;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A person who tries everything: commands, keys and clicks in any order, while cells run, the window shrinks and the
/// theme changes. No exception, no lost text, keys that always lead somewhere, and cells that are seen. A failure
/// names its seed and what was done.
class RandomWalkTest extends NotebookOnStage {
    private static final boolean LONG = Boolean.getBoolean("slipway.long");
    private static final int EPISODES = LONG ? 40 : 1;
    private static final long FIRST = Long.getLong("slipway.seed", 0);
    private static final int STEPS = Integer.getInteger("slipway.steps", 50);
    private static final Set<String> ELSEWHERE = Set.of("save-as", "export-html", "export-pdf", "export-markdown");
    private static final List<Dimension2D> SIZES = List.of(
            new Dimension2D(1280, 800),
            new Dimension2D(1000, 700),
            new Dimension2D(640, 420),
            new Dimension2D(1600, 300));
    private static final List<Theme> THEMES = List.of(Theme.values());
    private static final List<KeyCode> KEYS = List.of(
            KeyCode.A,
            KeyCode.B,
            KeyCode.X,
            KeyCode.DOWN,
            KeyCode.UP,
            KeyCode.ENTER,
            KeyCode.ESCAPE,
            KeyCode.TAB,
            KeyCode.SPACE,
            KeyCode.BACK_SPACE,
            KeyCode.HOME,
            KeyCode.PAGE_DOWN,
            KeyCode.QUOTE,
            KeyCode.F8);

    private final AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    private final List<String> done = new ArrayList<>();

    @Test
    void nothingIsThrownLostOrOutOfReach() throws Exception {
        for (long seed = FIRST; seed < FIRST + EPISODES; seed++) {
            done.clear();
            try {
                episode(new Random(seed));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + String.join(", ", done), e);
            }
        }
    }

    private void episode(Random random) throws Exception {
        var shown = show("# Title", "int a = 1;", "## Part\nof it", "var b = a + 1;\nb", "for (;;) {\n}", "b");
        onUi(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> thrown.set(failure));
            return true;
        });
        try {
            var begin = onUi(() -> sources(shown));
            for (int i = 0; i < STEPS; i++) {
                act(shown, random);
                check(shown);
            }
            checkKeys(shown);
            checkHistory(shown, begin);
        } finally {
            thrown.set(null);
            close(shown);
            onUi(() -> {
                List.copyOf(Window.getWindows()).forEach(Window::hide);
                return true;
            });
            Files.delete(folder.resolve("a.ipynb"));
        }
    }

    private void act(Shown shown, Random random) throws Exception {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> command(shown, random);
            case 4, 5 -> hear(shown, random);
            case 6 -> resize(shown, SIZES.get(random.nextInt(SIZES.size())));
            case 7 -> dress(shown, THEMES.get(random.nextInt(THEMES.size())));
            case 8, 9 -> click(shown, random);
            default -> {
                var key = KEYS.get(random.nextInt(KEYS.size()));
                done.add(key.name());
                onUi(() -> {
                    new Robot().keyType(key);
                    shown.bench().pass(java.time.Duration.ofMillis(random.nextInt(2000)));
                    return true;
                });
            }
        }
    }

    private void command(Shown shown, Random random) throws Exception {
        onUi(() -> {
            var possible = shown.screen().commands().stream()
                    .filter(command -> command.possible().getAsBoolean() && !ELSEWHERE.contains(command.id()))
                    .toList();
            Command chosen = possible.get(random.nextInt(possible.size()));
            done.add(chosen.id());
            chosen.action().run();
            return true;
        });
    }

    private void hear(Shown shown, Random random) throws Exception {
        onUi(() -> {
            if (shown.bench().kernels.isEmpty()
                    || !shown.bench().notebook.execution().isBusy()) {
                done.add("run");
                shown.bench().runs.run();
                return true;
            }
            var kernel = shown.bench().kernel();
            int what = random.nextInt(7);
            done.add("kernel " + what);
            switch (what) {
                case 0 -> kernel.print("word ".repeat(40) + "\n");
                case 1 -> kernel.print("line\n".repeat(500));
                case 2 -> kernel.show(new Output.Displayed(MimeBundle.text("some text"), "{}", null));
                case 3 -> kernel.ask("name?");
                case 4 -> kernel.end(new Outcome.Threw("java.lang.Error", "no", List.of(), List.of("Error: no")));
                case 5 -> kernel.end(new Outcome.Succeeded(MimeBundle.text("42"), null));
                default -> shown.bench().runLater();
            }
            return true;
        });
    }

    private void resize(Shown shown, Dimension2D size) throws Exception {
        done.add((int) size.getWidth() + "x" + (int) size.getHeight());
        onUi(() -> {
            shown.stage().setWidth(size.getWidth());
            shown.stage().setHeight(size.getHeight());
            shown.stage().getScene().getRoot().resize(size.getWidth(), size.getHeight());
            return true;
        });
    }

    private void dress(Shown shown, Theme theme) throws Exception {
        done.add(theme.name());
        onUi(() -> {
            theme.applyTo(shown.stage().getScene());
            return true;
        });
    }

    private void click(Shown shown, Random random) throws Exception {
        var at = onUi(() -> new Point2D(
                random.nextDouble() * shown.stage().getScene().getWidth(),
                random.nextDouble() * shown.stage().getScene().getHeight()));
        done.add("click " + (int) at.getX() + "," + (int) at.getY());
        new Mouse(shown.stage().getScene()).click(at);
    }

    private void check(Shown shown) throws Exception {
        onUi(() -> {
            var scene = shown.stage().getScene();
            for (int pass = 0; pass < 2; pass++) {
                scene.getRoot().applyCss();
                scene.getRoot().layout();
            }
            assertThat(thrown.get()).isNull();
            var notebook = shown.bench().notebook;
            assertThat(notebook.cells()).extracting(CellViewModel::source).isEqualTo(sources(shown));
            assertThat(notebook.cells()).contains(notebook.current());
            if (notebook.modeProperty().get() == Mode.EDIT) {
                assertThat(shown.screen().view().editor(notebook.current()).text())
                        .isEqualTo(notebook.current().source());
            }
            assertThat(shown.screen().view().rows())
                    .as("rows that are seen in " + places(shown.screen().view()))
                    .isPositive();
            var owner = scene.getFocusOwner();
            assertThat(owner).as("what has the keys").isNotNull();
            assertThat(isSeen(owner)).as("it is seen: " + owner).isTrue();
            return true;
        });
    }

    private static String places(javafx.scene.Parent view) {
        return view.getLayoutBounds() + " "
                + view.getChildrenUnmodifiable().stream()
                        .map(child -> child.getStyleClass() + " " + child.isVisible() + " " + child.getBoundsInParent())
                        .toList();
    }

    private static boolean isSeen(@Nullable Node node) {
        return node == null || (node.isVisible() && isSeen(node.getParent()));
    }

    private static List<String> sources(Shown shown) {
        return shown.bench().notebook.documentProperty().get().cells().stream()
                .map(Cell::source)
                .toList();
    }

    /// From wherever one is, the cells can be reached again and the keys move among them.
    private void checkKeys(Shown shown) throws Exception {
        onUi(() -> {
            List.copyOf(Window.getWindows()).stream()
                    .filter(window -> !window.equals(shown.stage()))
                    .forEach(Window::hide);
            shown.screen().view().focus();
            shown.bench().notebook.command();
            var robot = new Robot();
            robot.keyType(KeyCode.HOME);
            assertThat(shown.bench().notebook.place())
                    .as("Home leads to the first cell")
                    .isZero();
            return true;
        });
    }

    private static void checkHistory(Shown shown, List<String> begin) throws Exception {
        onUi(() -> {
            var notebook = shown.bench().notebook;
            while (notebook.history().canRedo()) {
                notebook.redo();
            }
            var end = sources(shown);
            while (notebook.history().canUndo()) {
                notebook.undo();
            }
            assertThat(sources(shown)).as("everything undone").isEqualTo(begin);
            while (notebook.history().canRedo()) {
                notebook.redo();
            }
            assertThat(sources(shown)).as("everything done again").isEqualTo(end);
            return true;
        });
    }
}
