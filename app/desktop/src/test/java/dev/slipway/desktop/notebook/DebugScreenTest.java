package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.debug.Breakpoint;
import dev.slipway.desktop.fakes.Mouse;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.notebook.NotebookViewModel.Mode;
import dev.slipway.kernel.protocol.Variable;
import java.util.Comparator;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/// The debugger in a notebook's screen: real nodes and keys, without a display.
class DebugScreenTest extends NotebookOnStage {
    private static final String CELL = "int sum = 0;\nfor (int i = 0; i < 3; i++) {\n    sum += i;\n}\nsum";

    private static List<Integer> lines(Shown shown) {
        return shown.bench().notebook.kernel().debug().breakpoints().of(new CellId("c0")).stream()
                .map(Breakpoint::line)
                .toList();
    }

    private static FakeDebugger debugger(Shown shown) {
        return shown.bench().kernel().debugger;
    }

    private static boolean stop(Shown shown) {
        var debugger = debugger(shown);
        debugger.bodies.put("scopes", "{\"scopes\":[{\"name\":\"Locals\",\"variablesReference\":7}]}");
        debugger.bodies.put(
                "variables",
                "{\"variables\":[{\"name\":\"sum\",\"value\":\"1\",\"type\":\"int\",\"variablesReference\":0},"
                        + "{\"name\":\"names\",\"value\":\"ArrayList of 2\",\"type\":\"List<String>\","
                        + "\"variablesReference\":8,\"indexedVariables\":2}]}");
        debugger.bodies.put("evaluate", "{\"result\":\"42\",\"type\":\"int\",\"variablesReference\":0}");
        debugger.stop("c0", 3, "breakpoint");
        return true;
    }

    private static List<String> styles(Shown shown, String selector) throws Exception {
        return onUi(() -> {
            shown.stage().getScene().getRoot().applyCss();
            shown.stage().getScene().getRoot().layout();
            return shown.stage().getScene().getRoot().lookupAll(selector).stream()
                    .filter(Node::isVisible)
                    .flatMap(node -> node.getStyleClass().stream())
                    .filter(style -> !style.equals("line-mark"))
                    .distinct()
                    .sorted()
                    .toList();
        });
    }

    /// Sets a breakpoint by its key, runs the cell, and lets it stop while another one is edited.
    private static void pause(Shown shown) throws Exception {
        onUi(() -> {
            shown.bench().notebook.kernel().start();
            debugger(shown).bodies.put("setBreakpoints", "{\"breakpoints\":[{\"verified\":true,\"line\":3}]}");
            shown.screen().view().go(new CellId("c0"), 3);
            return command(shown, "breakpoint");
        });
        assertThat(lines(shown)).containsExactly(3);
        assertThat(styles(shown, ".line-mark")).contains("breakpoint-full");
        onUi(() -> {
            shown.bench().runs.run();
            command(shown, "pane-debug");
            shown.screen().view().edit(shown.bench().cell(1), 3);
            return stop(shown);
        });
    }

    @Test
    void aCellThatPausesTakesNoKeysAndIsSteppedThroughByTheBar() throws Exception {
        var shown = show(CELL, "int other = 1;");
        try (var stage = OnStage.of(shown.stage())) {
            pause(shown);

            assertThat(onUi(() -> shown.bench().notebook.modeProperty().get())).isEqualTo(Mode.EDIT);
            press(KeyCode.X);
            assertThat(onUi(() -> shown.bench().cell(1).source())).isEqualTo("intx other = 1;");
            assertThat(styles(shown, ".paused-line")).contains("paused-line");
            assertThat(styles(shown, ".line-mark")).contains("standing-at");
            assertThat(stage.says())
                    .contains(
                            "Paused at a breakpoint, cell 1, line 3",
                            "paused",
                            "at line 3",
                            "scale  Cell 1, line 3",
                            "forEach  Iterable.java:75",
                            "Locals",
                            "sum",
                            "names");
            assertThat(stage.faults()).isEmpty();

            stage.named("Step over");
            assertThat(debugger(shown).of("next")).hasSize(1);
            onUi(() -> stop(shown));
            stage.named("Continue");
            assertThat(debugger(shown).of("continue")).hasSize(1);
            assertThat(stage.says()).doesNotContain("paused").contains("running");
        }
    }

    @Test
    void theFieldToEvaluateInStaysWholeWhereThePaneIsLow() throws Exception {
        var shown = show(CELL, "int other = 1;");
        try (var stage = OnStage.of(shown.stage())) {
            pause(shown);
            stage.resize(1000, 440);
            assertThat(stage.says()).contains("Frames");

            assertThat(onUi(() -> {
                        Node field = shown.stage().getScene().getRoot().lookup(".evaluate");
                        var place = field.localToScene(field.getLayoutBounds());
                        for (var around = field.getParent(); around != null; around = around.getParent()) {
                            if (!around.localToScene(around.getLayoutBounds()).contains(place)) {
                                return around + " cuts " + place;
                            }
                        }
                        return "";
                    }))
                    .isEmpty();
        }
    }

    /// Clicks with the robot's mouse at a place of the `n`th node of a style class.
    private static void click(Shown shown, String selector, int n, double x, double y, MouseButton button)
            throws Exception {
        onUi(() -> {
            var root = shown.stage().getScene().getRoot();
            for (int pass = 0; pass < 3; pass++) {
                root.applyCss();
                root.layout();
            }
            var node = root.lookupAll(selector).stream()
                    .filter(one -> one.getScene() != null && one.isVisible())
                    .sorted(Comparator.comparingDouble(
                            one -> one.localToScene(0, 0).getY()))
                    .toList()
                    .get(n);
            var robot = new Robot();
            robot.mouseMove(node.localToScreen(x, y));
            robot.mouseClick(button);
            return true;
        });
    }

    @Test
    void theMouseSetsAndRemovesBreakpointsBesideLinesWhetherTheCellIsEditedOrOnlyShown() throws Exception {
        var shown = show(CELL, "int other = 1;\nint more = 2;", "# Words");
        onUi(() -> {
            shown.screen().view().edit(shown.bench().cell(1), 3);
            return true;
        });
        var breakpoints = shown.bench().notebook.kernel().debug().breakpoints();

        click(shown, ".line-marks", 0, 6, 50, MouseButton.PRIMARY);
        assertThat(lines(shown)).containsExactly(3);
        click(shown, ".line-number", 1, 10, 8, MouseButton.PRIMARY);
        assertThat(breakpoints.of(new CellId("c1")))
                .extracting(Breakpoint::line)
                .containsExactly(2);

        assertThat(onUi(() -> shown.bench().notebook.modeProperty().get())).isEqualTo(Mode.EDIT);
        assertThat(onUi(() -> shown.bench().notebook.place())).isEqualTo(1);
        press(KeyCode.X);
        assertThat(onUi(() -> shown.bench().cell(1).source())).startsWith("intx other");
        assertThat(onUi(() -> shown.bench().cell(0).source())).isEqualTo(CELL);

        click(shown, ".line-marks", 0, 6, 50, MouseButton.SECONDARY);
        assertThat(onUi(DebugScreenTest::menu)).contains("Pause only if…", "Switch it off", "Remove it");
        onUi(() -> {
            Window.getWindows().stream()
                    .filter(ContextMenu.class::isInstance)
                    .toList()
                    .forEach(Window::hide);
            return true;
        });
        click(shown, ".line-marks", 0, 6, 50, MouseButton.PRIMARY);
        assertThat(lines(shown)).isEmpty();
        click(shown, ".line-number", 1, 10, 8, MouseButton.PRIMARY);
        assertThat(breakpoints.shownProperty().get()).isEmpty();
        close(shown);
    }

    private static List<String> menu() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .flatMap(one -> ((ContextMenu) one).getItems().stream())
                .map(MenuItem::getText)
                .toList();
    }

    @Test
    void thePlaceBesideALineSaysWhatAClickWouldDo() throws Exception {
        var shown = show("//| step: a\nint a = 1;\nint b = 2;", "# Words");
        var mark = onUi(() -> shown.stage().getScene().getRoot().lookup(".breakpoint-offer"));

        new Mouse(shown.stage().getScene()).move(onUi(() -> mark.getParent().localToScene(4, 30)));
        assertThat(mark.isVisible()).isTrue();
        new Mouse(shown.stage().getScene()).click(onUi(() -> mark.getParent().localToScene(4, 30)));

        assertThat(lines(shown)).containsExactly(3);
        assertThat(mark.isVisible()).isFalse();
        new Mouse(shown.stage().getScene()).move(onUi(() -> mark.getParent().localToScene(40, 30)));
        assertThat(onUi(() -> shown.bench().notebook.modeProperty().get())).isEqualTo(Mode.COMMAND);
        close(shown);
    }

    @Test
    void aConditionIsTypedIntoAFieldAtItsLine() throws Exception {
        var shown = show(CELL);
        onUi(() -> {
            shown.bench().notebook.kernel().start();
            shown.screen().view().go(new CellId("c0"), 3);
            return command(shown, "breakpoint") && command(shown, "breakpoint-condition");
        });

        var fields = onUi(() -> List.copyOf(Window.getWindows()).stream()
                .filter(ContextMenu.class::isInstance)
                .map(popup -> popup.getScene().getRoot().lookup(".text-field"))
                .filter(TextField.class::isInstance)
                .map(TextField.class::cast)
                .toList());
        assertThat(fields).hasSize(1);
        onUi(() -> {
            fields.getFirst().setText(" i == 2 ");
            fields.getFirst().fireEvent(new ActionEvent());
            return true;
        });

        assertThat(shown.bench().notebook.kernel().debug().breakpoints().of(new CellId("c0")))
                .extracting(Breakpoint::condition)
                .containsExactly("i == 2");
        assertThat(onUi(() -> Window.getWindows().stream().noneMatch(ContextMenu.class::isInstance)))
                .isTrue();
        close(shown);
    }

    @Test
    void aKernelWithoutItsDebuggerIsRestartedInTheBarWithItsVariables() throws Exception {
        var shown = show("int a = 1;", "int b = 2;");
        var bench = shown.bench();
        try (var stage = OnStage.of(shown.stage())) {
            onUi(() -> {
                bench.runs.all();
                bench.kernel().variables = List.of(new Variable("a", "int", "1", null, new CellId("c0")));
                bench.kernel().succeed();
                bench.kernel().succeed();
                debugger(shown).refusals.put("initialize", "This kernel cannot be debugged.");
                return command(shown, "breakpoint");
            });
            assertThat(stage.says()).contains("Restart and keep 1 variable", "Restart without them");
            assertThat(stage.faults()).isEmpty();

            stage.click("Restart and keep 1 variable");

            assertThat(bench.kernels).hasSize(2);
            assertThat(bench.kernel().restored).hasSize(1);
            assertThat(bench.notebook.kernel().debug().isAble()).isTrue();
            assertThat(stage.says())
                    .contains("1 variable is back; the cells that made them were not run again.")
                    .doesNotContain("Restart without them");
            stage.named("Take this sentence away");
            assertThat(stage.says()).noneMatch(said -> said.contains("is back"));
        }
    }

    @Test
    void theBarBelowTheCellsMovesNothingAboveIt() throws Exception {
        var shown = show(CELL, "int other = 1;");
        try (var stage = OnStage.of(shown.stage())) {
            onUi(() -> {
                shown.bench().notebook.kernel().start();
                shown.bench().runs.run();
                return true;
            });
            var before = stage.places("code");
            onUi(() -> stop(shown));

            assertThat(stage.places("code")).isEqualTo(before);
            assertThat(onUi(() -> ((Region) shown.screen().main().lookup(".debug-bar")).isVisible()))
                    .isTrue();
        }
    }
}
