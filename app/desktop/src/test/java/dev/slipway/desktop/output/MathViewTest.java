package dev.slipway.desktop.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.fakes.QuietLinks;
import dev.slipway.desktop.math.FormulaView;
import dev.slipway.desktop.task.Toolkit;
import dev.slipway.kernel.markdown.Equations;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Formulas in Markdown and in outputs, on a stage.
class MathViewTest {
    private final QuietLinks links = new QuietLinks().holdBack();

    @BeforeAll
    static void start() throws InterruptedException {
        Toolkit.start();
    }

    @Test
    void aFormulaShowsItsSourceUntilAWorkerHasDrawnItAndStandsOnTheBaseLine() throws Exception {
        var root = OnStage.onUi(() -> new MarkdownView("let $q_{17}$ be", links));
        try (var stage = OnStage.node(() -> root)) {
            assertThat(stage.says()).contains("$q_{17}$");

            var formula = OnStage.onUi(() -> {
                links.catchUp();
                var view = only(root);
                root.applyCss();
                root.layout();
                return view;
            });

            assertThat(stage.says()).doesNotContain("$q_{17}$");
            assertThat(formula.getChildrenUnmodifiable()).hasOnlyElementsOfType(SVGPath.class);
            assertThat(formula.getAccessibleText()).isEqualTo("formula q_17");
            assertThat(formula.getBaselineOffset()).isBetween(4.0, formula.getHeight() - 1);
            assertThat(stage.faults()).isEmpty();
        }
    }

    @Test
    void whatIsSelectedIsCopiedWithTheSourceOfItsFormulas() throws Exception {
        var root = OnStage.onUi(() -> new MarkdownView("let $q$ and \\(r^2\\) be", links));
        try (var _ = OnStage.node(() -> root)) {
            var copied = OnStage.onUi(() -> {
                links.catchUp();
                var selecting = Selecting.byDragging((TextFlow) only(root).getParent());
                selecting.select(2, selecting.text().length() - 1);
                return selecting.selected();
            });

            assertThat(copied).isEqualTo("t $q$ and \\(r^2\\) b");
        }
    }

    @Test
    void anOutputOfLatexIsDrawnWithItsWords() throws Exception {
        var bundle = MimeBundle.of(MimeBundle.LATEX, "Area: $\\pi r^2$ and $$x$$", "plain");

        var root = OnStage.onUi(() -> new StackPane(BundleView.of(bundle, links)));
        try (var stage = OnStage.node(() -> root)) {
            OnStage.onUi(() -> {
                links.catchUp();
                return true;
            });

            assertThat(formulas(root)).hasSize(2);
            assertThat(stage.says()).contains("Area:").doesNotContain("plain");
        }
    }

    @Test
    void anOutputOfLatexWithoutDelimitersIsAFormula() throws Exception {
        var bundle = MimeBundle.of(MimeBundle.LATEX, "\\frac{1}{2}", "1/2");

        var root = OnStage.onUi(() -> new StackPane(BundleView.of(bundle, links)));
        try (var _ = OnStage.node(() -> root)) {
            assertThat(formulas(root)).extracting(FormulaView::source).containsExactly("\\frac{1}{2}");
        }
    }

    @Test
    void aWrongFormulaShowsItsSourceAndWhatIsWrong() throws Exception {
        var root = OnStage.onUi(() -> new MarkdownView("a $\\foo$ b\n\n$$\\frac{1$$", links));
        try (var stage = OnStage.node(() -> root)) {
            OnStage.onUi(() -> {
                links.catchUp();
                return true;
            });

            assertThat(stage.says()).contains("$\\foo$", "\\foo is not known.", "$$\\frac{1$$", "A { is not closed.");
            assertThat(stage.faults()).isEmpty();
        }
    }

    @Test
    void cellsOfATableMayHoldFormulasAndLinks() throws Exception {
        var markdown = "| a | b |\n|---|--:|\n| $x^2$ | [two](http://example.org) |";

        var root = OnStage.onUi(() -> new MarkdownView(markdown, links));
        try (var stage = OnStage.node(() -> root)) {
            assertThat(formulas(root)).hasSize(1);
            assertThat(stage.says()).contains("two", "b");
        }
    }

    @Test
    void anEquationHasItsNumberAtTheRightEdgeAndAReferenceSaysIt() throws Exception {
        var text = "By \\eqref{e}:\n\n\\begin{equation}x\\label{e}\\end{equation}";
        links.equations = Equations.of(List.of("\\begin{equation}y\\end{equation}", text));

        var root = OnStage.onUi(() -> new MarkdownView(text, links, 1));
        try (var stage = OnStage.node(() -> root)) {
            OnStage.onUi(() -> {
                links.catchUp();
                root.applyCss();
                root.layout();
                return true;
            });

            assertThat(stage.says()).contains("By (2):");
            assertThat(formulas(root)).extracting(Node::getAccessibleText).containsExactly("formula x", "number (2)");
            var places = OnStage.onUi(() -> formulas(root).stream()
                    .map(formula -> formula.localToScene(formula.getLayoutBounds()))
                    .toList());
            assertThat(places.getLast().getMinX())
                    .isGreaterThan(places.getFirst().getMaxX() + 100);
        }
    }

    @Test
    void headingsAreNamedWithoutMarks() {
        assertThat(MarkdownView.heading("# On $\\sigma^2$")).contains(new MarkdownView.Title("On σ²", 1));
    }

    private static FormulaView only(Node root) {
        return formulas(root).getFirst();
    }

    private static List<FormulaView> formulas(Node root) {
        var found = new java.util.ArrayList<FormulaView>();
        collect(Objects.requireNonNull(root), found);
        return found;
    }

    private static void collect(Node node, List<FormulaView> into) {
        switch (node) {
            case FormulaView formula -> into.add(formula);
            case Parent parent -> parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
            default -> {
                // holds nothing
            }
        }
    }
}
