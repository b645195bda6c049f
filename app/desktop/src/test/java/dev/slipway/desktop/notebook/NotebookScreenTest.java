package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.notebook.NotebookViewModel.Mode;
import dev.slipway.kernel.protocol.Formatted;
import dev.slipway.kernel.protocol.QuickFix;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;

/// The notebook's views are wired: real nodes and keys, without a display.
class NotebookScreenTest extends NotebookOnStage {
    @Test
    void onlyTheRowsNearTheViewportAreInTheScene() throws Exception {
        var shown = show(cells(500));

        int live = onUi(() -> shown.screen().view().rows());

        assertThat(live).isBetween(5, 40);
        close(shown);
    }

    @Test
    void selectedCellsAreLaidOutAsOneStepOfUndo() throws Exception {
        var shown = show("int  a;", "int  b;", "int c = ;");
        var sources = onUi(() -> {
            var notebook = shown.bench().notebook;
            shown.bench().kernel().format = source -> source.contains("= ;")
                    ? new Formatted(source, "Line 1 does not parse.")
                    : new Formatted(source.replace("  ", " "), "");
            notebook.select(notebook.cells().getFirst());
            notebook.extend(2);
            shown.screen().commands().stream()
                    .filter(command -> command.id().equals("format"))
                    .forEach(command -> command.action().run());
            var after = notebook.cells().stream().map(CellViewModel::source).toList();
            notebook.undo();
            return List.of(
                    after, notebook.cells().stream().map(CellViewModel::source).toList());
        });

        assertThat(sources)
                .containsExactly(List.of("int a;", "int b;", "int c = ;"), List.of("int  a;", "int  b;", "int c = ;"));
        assertThat(onUi(() -> button(shown, "All right"))).isNotNull();
        close(shown);
    }

    @Test
    void aNotebookFromElsewhereThatNamesLibrariesAsksForTrustOnce() throws Exception {
        var shown = show("//DEPS a:b:1", "int b;");

        var button = onUi(() -> button(shown, "Trust"));
        onUi(() -> {
            java.util.Objects.requireNonNull(button).fire();
            return true;
        });

        assertThat(onUi(() -> button(shown, "Trust") == null)).isTrue();
        assertThat(new TrustFile(folder.resolve("home")).isTrusted(folder.resolve("a.ipynb")))
                .isTrue();
        close(shown);
    }

    private static javafx.scene.control.@org.jspecify.annotations.Nullable Button button(Shown shown, String text) {
        return shown.screen().main().lookupAll(".button").stream()
                .map(javafx.scene.control.Button.class::cast)
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElse(null);
    }

    @Test
    void keysActOnCellsAndEnterLetsOneType() throws Exception {
        var shown = show("int a;", "int b;");

        press(KeyCode.B);
        press(KeyCode.ENTER, KeyCode.X, KeyCode.SHIFT);
        assertThat(onUi(() -> shown.bench().sources())).containsExactly("int a;", "x", "int b;");
        press(KeyCode.ESCAPE, KeyCode.D, KeyCode.D);
        assertThat(onUi(() -> shown.bench().sources())).containsExactly("int a;", "int b;");
        press(KeyCode.Z);
        assertThat(onUi(() -> shown.bench().sources())).containsExactly("int a;", "x", "int b;");
        close(shown);
    }

    @Test
    void arrowsLeaveACellAtItsEnds() throws Exception {
        var shown = show("int a;", "int b;");
        press(KeyCode.ENTER, KeyCode.DOWN);

        assertThat(onUi(() -> shown.bench().notebook.place())).isEqualTo(1);
        assertThat(onUi(() -> shown.bench().notebook.modeProperty().get())).isEqualTo(Mode.EDIT);
        close(shown);
    }

    @Test
    void aKeyPressInANotebookOf200CellsIsCheap() throws Exception {
        var shown = show(cells(200));
        onUi(() -> {
            shown.screen().view().edit(shown.bench().cell(100), 5);
            return true;
        });
        var times = new long[40];
        for (int i = 0; i < times.length; i++) {
            times[i] = onUi(() -> {
                long before = ManagementFactory.getThreadMXBean()
                        .getThreadCpuTime(Thread.currentThread().threadId());
                new Robot().keyType(KeyCode.A);
                shown.stage().getScene().getRoot().applyCss();
                shown.stage().getScene().getRoot().layout();
                return ManagementFactory.getThreadMXBean()
                                .getThreadCpuTime(Thread.currentThread().threadId())
                        - before;
            });
        }
        Arrays.sort(times);
        System.out.println("a key press, median and 95 %: " + times[20] / 1000 + " us, " + times[38] / 1000 + " us");

        assertThat(onUi(() -> shown.bench().cell(100).source())).startsWith("int vaaaa");
        close(shown);
    }

    @Test
    void whatIsTypedIntoFindIsShownCellByCell() throws Exception {
        var shown = show("int a;", "int bb;", "int c; bb;");
        onUi(() -> {
            shown.screen().view().find(false);
            return true;
        });
        press(KeyCode.B, KeyCode.B);
        assertThat(onUi(() -> shown.bench().notebook.place())).isEqualTo(1);
        press(KeyCode.ENTER);
        assertThat(onUi(() -> shown.bench().notebook.place())).isEqualTo(2);
        press(KeyCode.ESCAPE);

        assertThat(onUi(() -> shown.bench().sources())).containsExactly("int a;", "int bb;", "int c; bb;");
        close(shown);
    }

    private static Shown withProblem(Shown shown) throws Exception {
        onUi(() -> {
            var cell = shown.bench().cell(0);
            var place = dev.slipway.kernel.problem.Place.onLine(cell.id(), 0, 1, 6, 1);
            cell.problemsProperty()
                    .set(List.of(
                            dev.slipway.kernel.problem.Problem.error("compile-error", "';' expected.", "", place)));
            shown.bench().kernel().fixes = List.of(
                    new QuickFix("Add ';'", List.of(new QuickFix.Change(5, 5, ";"))),
                    new QuickFix("Import x.Y", List.of(new QuickFix.Change(0, 0, "import x.Y;\n"))));
            shown.screen().view().edit(cell, 3);
            return true;
        });
        return shown;
    }

    private static void altEnter(Shown shown) throws Exception {
        onUi(() -> {
            shown.screen().commands().stream()
                    .filter(command -> command.id().equals("run-insert"))
                    .forEach(command -> command.action().run());
            return true;
        });
    }

    @Test
    void altEnterOffersFixesWhereTheLineHasOneAndUndoTakesOneBackWhole() throws Exception {
        var shown = withProblem(show("int a", "int b;"));

        altEnter(shown);
        press(KeyCode.DOWN, KeyCode.ENTER);
        assertThat(onUi(() -> shown.bench().sources())).containsExactly("import x.Y;\nint a", "int b;");
        assertThat(onUi(() -> shown.screen().view().caretOffset())).isEqualTo(3 + "import x.Y;\n".length());
        onUi(() -> {
            shown.bench().notebook.undo();
            return true;
        });
        assertThat(onUi(() -> shown.bench().sources())).containsExactly("int a", "int b;");
        assertThat(shown.bench().kernel().executed).isEmpty();
        close(shown);
    }

    @Test
    void altEnterRunsWhereTheLineIsGoodOrNothingIsKnown() throws Exception {
        var shown = withProblem(show("int a", "int b;"));
        shown.bench().kernel().fixes = List.of();

        altEnter(shown);

        assertThat(shown.bench().kernel().executed).hasSize(1);
        assertThat(onUi(() -> shown.bench().sources())).hasSize(3);
        close(shown);
    }

    @Test
    void everyTextIsWholeAndReadableAndEveryControlHasAName() throws Exception {
        var shown = withProblem(
                show("# Heading\n\nSome *words* and `code`.", "int a = 1;\n// more", "//| step: s\nint b;"));
        try (var stage = OnStage.of(shown.stage())) {
            assertThat(stage.faults()).isEmpty();
            onUi(() -> {
                shown.bench().select(1);
                shown.bench().runs.run();
                shown.bench().kernel().print("out\n");
                shown.bench().kernel().succeed();
                shown.bench().notebook.type(shown.bench().cell(1), "int a = 2;");
                return true;
            });
            assertThat(stage.faults()).isEmpty();
        }
    }

    @Test
    void lettersThePersonHasChosenActOnCells() throws Exception {
        var shown = show("int a;", "int b;");
        onUi(() -> {
            shown.bench().settings.change(before -> before.withKeys("cell-below", List.of(":N")));
            return true;
        });
        press(KeyCode.B);
        assertThat(onUi(() -> shown.bench().sources())).hasSize(2);
        press(KeyCode.N);

        assertThat(onUi(() -> shown.bench().sources())).hasSize(3);
        close(shown);
    }

    @Test
    void anExportIsWrittenWholeOrSaysWhyNot() throws Exception {
        var shown = show("answer");
        chosen = folder.resolve("a.html");

        onUi(() -> command(shown, "export-html"));
        assertThat(OnStage.of(shown.stage()).says()).contains("Wrote a.html.");
        assertThat(chosen).content().contains("answer").contains("<html");

        chosen = folder.resolve("nowhere").resolve("a.md");
        onUi(() -> command(shown, "export-markdown"));
        assertThat(OnStage.of(shown.stage()).says()).contains("The file was not written.");
        close(shown);
    }

    @Test
    void aLinkThatLeadsNowhereSaysSo() throws Exception {
        var shown = show("# Prose\n\n[there](#nothing) and [here](missing.csv)");
        for (var words : List.of("there", "here")) {
            onUi(() -> {
                shown.screen().main().lookupAll(".link").stream()
                        .filter(node -> node instanceof javafx.scene.text.Text text
                                && text.getText().equals(words))
                        .forEach(node -> node.getOnMouseClicked().handle(null));
                return true;
            });
            assertThat(onUi(() ->
                            shown.screen().main().lookupAll(".message .label").toString()))
                    .contains("The link leads nowhere: " + (words.equals("there") ? "#nothing" : "missing.csv"));
        }
        close(shown);
    }

    @Test
    void tabShowsWhatItReachesBelowTheCellsInTheirOrder() throws Exception {
        var shown = show(cells(40));
        onUi(() -> {
            shown.screen().view().focus();
            return true;
        });

        press(KeyCode.TAB);
        var reached = onUi(() -> {
            shown.stage().getScene().getRoot().layout();
            var owner = shown.stage().getScene().getFocusOwner();
            return owner.localToScene(owner.getLayoutBounds()).getMaxY();
        });

        assertThat(reached).isLessThan(800);
        press(KeyCode.ESCAPE);
        assertThat(onUi(() -> shown.stage().getScene().getFocusOwner().getStyleClass()))
                .contains("cell-column");
        close(shown);
    }
}
