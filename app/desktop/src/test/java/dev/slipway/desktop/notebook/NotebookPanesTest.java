package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.protocol.Inspection;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/// The panes beside a notebook are wired: real nodes and buttons, without a display.
class NotebookPanesTest extends NotebookOnStage {
    private static final String CHART = """
            {"width": 400, "height": 300, "summary": "A rising line", "marks": [
              {"mark": "path", "role": "chart-1", "xs": [10, 390], "ys": [290, 10]},
              {"mark": "text", "role": "text", "text": "up", "at": [20, 20]}]}""";

    private static Output.Displayed chart() {
        return Output.Displayed.of(MimeBundle.of(MimeBundle.CHART, CHART, "A rising line"));
    }

    @Test
    void everyPaneCanBeShownAndIsWholeAndReadableEmptyAndFull() throws Exception {
        var shown = show("# Heading", "int a = 1;", "int b = a;", "int c;");
        try (var stage = OnStage.of(shown.stage())) {
            onUi(() -> command(shown, "pane-problems")
                    && command(shown, "pane-documentation")
                    && command(shown, "pane-queue"));
            assertThat(stage.faults()).isEmpty();
            onUi(() -> {
                shown.bench().select(1);
                shown.bench().runs.below();
                shown.bench().kernel().show(chart());
                shown.bench().kernel().succeed();
                return command(shown, "pane-plots");
            });
            assertThat(stage.says()).contains("cell 2, 10:00:00");
            assertThat(stage.faults()).isEmpty();
            onUi(() -> command(shown, "pane-queue"));
            assertThat(stage.says()).contains("Cell 3  int b = a;", "Cell 4  int c;", "Stop");
            assertThat(stage.faults()).isEmpty();
            stage.named("Take cell 4 out of the queue");
            assertThat(shown.bench().notebook.execution().queued()).isEmpty();
            stage.click("Stop");
            assertThat(shown.bench().kernel().interrupts).isEqualTo(1);
        }
    }

    @Test
    void whatCanGoIsSaidWhileItCan() throws Exception {
        var said = onUi(() -> {
            var bench = new Bench("int lone = 2;").node("c0", List.of("lone"), List.of(), List.of());
            var view = new VariablesView(bench.notebook, _ -> {}, _ -> {}, _ -> {}, _ -> {});
            bench.notebook.kernel().start();
            bench.notebook.refreshStates();
            boolean before = says(view, "nothing: it can go");
            bench.runs.all();
            bench.kernel().succeed();
            boolean ran = says(view, "nothing: it can go");
            bench.notebook.type(bench.cell(0), "int lone = 3;");
            return List.of(before, ran, says(view, "nothing: it can go"));
        });

        assertThat(said).containsExactly(false, true, false);
    }

    private static boolean says(Node view, String words) {
        return view.lookupAll(".label").stream()
                .anyMatch(node -> node instanceof Label label && label.getText().equals(words));
    }

    @Test
    void whatTheFileHoldsIsReadWheneverItIsShown() throws Exception {
        var shown = show("one");
        var file = shown.screen().file();
        onUi(() -> {
            shown.screen().earlier().fromFile();
            opened.getFirst().shown();
            return true;
        });
        NotebookFiles.save(file, Bench.document("two"));

        onUi(() -> {
            opened.getFirst().shown();
            opened.getFirst().main().lookupAll(".button").stream()
                    .map(Button.class::cast)
                    .filter(button -> button.getText().equals("Restore the notebook"))
                    .forEach(Button::fire);
            return true;
        });

        assertThat(onUi(() -> shown.bench().sources())).containsExactly("two");
        close(shown);
    }

    @Test
    void theBarOfToolsFoldsItsWordsAndPushesNothingAside() throws Exception {
        var shown = show("int a;");
        try (var _ = OnStage.of(shown.stage())) {
            double width = onUi(() -> {
                shown.bench().runs.all();
                shown.bench().kernel().succeed();
                shown.bench().notebook.type(shown.bench().cell(0), "int b;");
                var root = shown.stage().getScene().getRoot();
                root.resize(900, 700);
                root.applyCss();
                root.layout();
                return ((Region) root.lookup(".tool-bar-40")).getWidth();
            });

            assertThat(width).isLessThanOrEqualTo(900 - 216 - 264);
        }
    }

    @Test
    void aCommandThatShowsAPanePutsTheKeysIntoIt() throws Exception {
        var shown = show("int a;");
        try (var _ = OnStage.of(shown.stage())) {
            for (var pane : List.of("problems", "outline", "variables", "queue", "scratch")) {
                onUi(() -> command(shown, "pane-" + pane));
                assertThat(onUi(() -> isWithinPane(shown.stage().getScene().getFocusOwner())))
                        .as(pane)
                        .isTrue();
            }
        }
    }

    private static boolean isWithinPane(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("pane-slot")) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aPaneThatIsClosedIsGoneUntilItIsShownAgain() throws Exception {
        var shown = show("int a;");
        try (var stage = OnStage.of(shown.stage())) {
            assertThat(stage.says()).contains("Outline", "Graph");
            onUi(() -> command(shown, "close-pane-graph") && command(shown, "close-pane-outline"));
            assertThat(stage.says()).doesNotContain("Outline", "Graph");
            onUi(() -> command(shown, "pane-graph"));
            assertThat(stage.says()).contains("Graph").doesNotContain("Outline");
        }
    }

    @Test
    void aPaneIsPulledByItsHeadToAnotherPlaceWhichIsRememberedAndEscEndsIt() throws Exception {
        var shown = show("int a;");
        try (var stage = OnStage.of(shown.stage())) {
            var kept = shown.bench().settings.preferences();
            var pulled = stage.pull("Pane Graph", "Pane Outline", 10);
            assertThat(drops(shown)).containsExactly("Graph");
            press(KeyCode.ESCAPE);
            assertThat(drops(shown)).isEmpty();
            pulled.release();
            assertThat(shown.bench().settings.preferences()).isEqualTo(kept);

            stage.pull("Pane Graph", "Pane Outline", 10).release();

            assertThat(shown.bench().settings.preferences().panesOf().values())
                    .containsExactly(
                            "files* 42|graph* 50|outline*,problems,connections 58;variables*,documentation,plots,debug 50|queue*,scratch 50");
            assertThat(drops(shown)).isEmpty();
        }
    }

    private static List<String> drops(Shown shown) throws Exception {
        return onUi(() -> shown.stage().getScene().getRoot().lookupAll(".pane-drop").stream()
                .filter(Node::isVisible)
                .map(node -> ((Label) node).getText())
                .toList());
    }

    @Test
    void documentationFollowsTheCaretAndStaysWhenItIsPinned() throws Exception {
        var shown = show("length", "other");
        shown.bench().kernel().known = new Inspection("int length()", "Returns the **length**.");
        try (var stage = OnStage.of(shown.stage())) {
            onUi(() -> {
                command(shown, "pane-documentation");
                shown.screen().view().edit(shown.bench().cell(0), 3);
                shown.bench().runLater();
                return true;
            });
            assertThat(stage.says()).contains("length");
            stage.named("Keep this, whatever the caret is on");
            shown.bench().kernel().known = new Inspection("int other()", "Another.");
            onUi(() -> {
                shown.screen().view().edit(shown.bench().cell(1), 3);
                shown.bench().runLater();
                return true;
            });
            assertThat(stage.says()).contains("pinned").doesNotContain("Another.");
        }
    }

    @Test
    void aPictureOpensInATabWhereItCanBeMadeLargerAndSaved() throws Exception {
        var shown = show("plot");
        onUi(() -> {
            shown.bench().runs.run();
            shown.bench().kernel().show(chart());
            shown.bench().kernel().succeed();
            return command(shown, "pane-plots");
        });
        try (var stage = OnStage.of(shown.stage())) {
            stage.named("Open large, in a tab");
            chosen = folder.resolve("plot.png");
            stage.named("Save as PNG…");
            assertThat(chosen).isNotEmptyFile();
        }
        try (var tab = OnStage.screen(() -> opened.getFirst())) {
            assertThat(tab.faults()).isEmpty();
            tab.named("Larger (Plus)");
            assertThat(tab.says()).contains("A rising line").noneMatch(words -> words.endsWith("fits"));
        }
    }

    @Test
    void aNotebookOfAnotherLanguageIsReadOnlyAndSaysWhy() throws Exception {
        var python = Bench.document("x = 1", "# Prose")
                .withMetadata("{\"kernelspec\": {\"display_name\": \"Python 3\", \"language\": \"python\"}}");
        var shown = show(python);
        try (var stage = OnStage.of(shown.stage())) {
            assertThat(stage.says())
                    .contains("This notebook is written for Python 3. Slipway runs Java, so it is to be read only.");
            assertThat(stage.faults()).isEmpty();
            onUi(() -> {
                shown.screen().view().edit(shown.bench().cell(0), 0);
                shown.bench().runs.all();
                shown.bench().edits.delete();
                return true;
            });
            press(KeyCode.A);
            assertThat(onUi(() -> shown.bench().sources())).containsExactly("x = 1", "# Prose");
            assertThat(shown.bench().kernels).isEmpty();

            stage.click("Make it a Java notebook");

            onUi(() -> {
                shown.bench().runs.all();
                return true;
            });
            assertThat(shown.bench().kernel().executed).hasSize(1);
            assertThat(stage.says()).noneMatch(words -> words.contains("read only"));
        }
    }

    @Test
    void aFileThatIsDroppedIsReadByACellOfItsOwnAndShown() throws Exception {
        var shown = show("int a;");
        shown.bench().node("c0", List.of("delays"), List.of(), List.of());
        onUi(() -> {
            shown.bench().notebook.kernel().analyse();
            shown.screen()
                    .tables()
                    .take(List.of(
                            shown.screen().folder().resolve("data/delays.csv"), Path.of("/else/flight-delays.csv.gz")));
            return true;
        });

        assertThat(onUi(() -> shown.bench().sources()))
                .containsExactly(
                        "int a;",
                        "Table delays2 = Tables.read(dataset(\"data/delays.csv\"));\ndelays2",
                        "Table flightDelays = Tables.read(dataset(\"/else/flight-delays.csv.gz\"));\nflightDelays");
        assertThat(shown.bench().kernel().executed).hasSize(1);
        assertThat(shown.bench().notebook.execution().queued()).hasSize(1);
        close(shown);
    }

    @Test
    void beforeItRunsACellSaysWhatItReadsAndWhatReadsIt() {
        var bench = new Bench("a", "b", "c", "d");
        bench.node("c0", List.of("a"), List.of(), List.of());
        bench.depends("c1", "c0");
        bench.depends("c2", "c1");
        bench.notebook.kernel().start();

        var preview = RunPreview.of(bench.notebook.cells(), List.of(bench.cell(1)));

        assertThat(preview.runs()).containsExactly(new CellId("c1"));
        assertThat(preview.words(bench.notebook.cells())).isEqualTo("Reads from cell 1. Read by cell 3.");
    }
}
