package dev.slipway.kernel.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquationsTest {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(new MathExtension())).build();

    @Test
    void equationsCountThroughTheNotebookAndReferencesFindThem() {
        var texts = List.of(
                "\\begin{equation}a\\label{eq:a}\\end{equation}",
                "",
                "See \\eqref{eq:b} and \\ref{eq:a}, not \\ref{none}.\n\n\\begin{equation}b \\label{eq:b}\\end{equation}");

        var equations = Equations.of(texts);

        assertThat(read(equations, texts, 0)).containsExactly("a (1)");
        assertThat(read(equations, texts, 2)).containsExactly("See (2) and 1, not ???.", "b (2)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$$x$$ | x ",
                "$$x \\tag{A}$$ | x (A)",
                "$$x \\tag*{B}$$ | x B",
                "\\begin{equation*}x\\end{equation*} | x ",
                "\\begin{equation}x \\nonumber\\end{equation} | x ",
                "\\begin{align}a &= b\\\\c &= d\\end{align} "
                        + "| \\begin{align}a &= b &\\qquad\\text{(1)}\\\\c &= d &\\qquad\\text{(2)}\\end{align} ",
                "\\begin{align}a &= b\\nonumber\\\\c &= d\\\\ \\end{align} "
                        + "| \\begin{align}a &= b\\\\c &= d &\\qquad\\text{(1)}\\end{align} ",
                "\\begin{align}a &= \\begin{matrix}1\\\\2\\end{matrix}\\end{align} "
                        + "| \\begin{align}a &= \\begin{matrix}1\\\\2\\end{matrix}\\end{align} (1)",
                "\\begin{gather}a\\\\b \\tag{x}\\end{gather} "
                        + "| \\begin{gather}a\\qquad\\text{(1)}\\\\b \\qquad\\text{(x)}\\end{gather} ",
                "\\begin{eqnarray}a &=& b\\end{eqnarray} | \\begin{align}a &{}= b\\end{align} (1)",
                "\\begin{multline}a\\\\b\\end{multline} | \\begin{multline}a\\\\b\\end{multline} (1)"
            })
    void eachLineHasTheNumberThatMathJaxGivesIt(String text, String set) {
        var texts = List.of(text);

        assertThat(read(Equations.of(texts), texts, 0).getFirst().strip().replaceAll(" +", " "))
                .isEqualTo(set.strip().replaceAll(" +", " "));
    }

    @Test
    void anOutputIsNotCounted() {
        var equations = Equations.of(List.of("\\begin{equation}a\\label{l}\\end{equation}"));
        var latex = "\\begin{equation}x = \\ref{l}\\end{equation}";

        var tagged = equations.tagged(new Maths(latex, latex, Maths.Style.DISPLAY));

        assertThat(tagged.latex()).isEqualTo("x = \\text{1}");
        assertThat(tagged.tag()).isEmpty();
    }

    private static List<String> read(Equations equations, List<String> texts, int cell) {
        var tree = PARSER.parse(texts.get(cell));
        equations.number(tree, cell);
        var found = new ArrayList<String>();
        tree.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomBlock block) {
                if (block instanceof MathBlock maths) {
                    for (var part : maths.parts()) {
                        if (part instanceof Maths.Part.Formula(var formula)) {
                            found.add(formula.latex().strip() + " " + formula.tag());
                        }
                    }
                }
            }

            @Override
            public void visit(Text text) {
                found.add(text.getLiteral());
            }
        });
        return found;
    }
}
