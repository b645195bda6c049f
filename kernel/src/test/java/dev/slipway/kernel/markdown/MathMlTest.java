package dev.slipway.kernel.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.kernel.export.HtmlPage;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class MathMlTest {
    private static final String WRITTEN = """
            e^{i\\pi} + 1 = 0
            \\frac{1}{2\\pi}\\int_{-\\infty}^\\infty e^{-x^2}\\,dx
            \\begin{align} a &= b + c \\\\ &= d \\qquad\\text{(1)} \\end{align}
            \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix} \\begin{bmatrix} 1 & \\cdots \\\\ \\vdots & \\ddots \\end{bmatrix}
            \\left[\\begin{matrix}1 & 0\\\\0 & 1\\end{matrix}\\right] \\begin{vmatrix}1\\end{vmatrix}
            f(x) = \\begin{cases} x & \\text{if } x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}
            \\begin{array}{l|cr} a & b & c \\\\ \\hline d & e & f \\end{array}
            \\begin{alignat}{2} a &= b & c &= d \\end{alignat} \\begin{multline} a \\\\ b \\end{multline}
            \\mathbb{R} \\mathcal{L} \\mathfrak{g} \\mathbf{x} \\boldsymbol{\\beta} \\bm{x} \\mathrm{d} \\mathsf{A} \\mathtt{B}
            \\hat{y} \\bar{x} \\tilde{z} \\vec{v} \\dot{x} \\ddot{x} \\widehat{abc} \\overline{ab} \\underline{a}
            \\sum_{i=1}^n \\prod \\bigcup \\oint \\lim_{x \\to 0} \\operatorname{softmax}(x) \\argmax_x
            \\underbrace{a+b}_{n} \\overbrace{c}^{m} \\stackrel{a}{=} \\overset{a}{b} \\underset{a}{b} \\xrightarrow{f}
            \\binom{n}{k} \\tfrac12 \\dfrac12 \\cfrac{1}{2} \\sqrt[3]{x} \\sqrt2 {n \\choose k} {a \\over b}
            \\color{red}{a} \\textcolor{blue}{b} \\text{where $x$ is} \\textbf{bold}
            \\le \\ge \\neq \\approx \\sim \\propto \\in \\notin \\subseteq \\forall \\exists \\nabla \\partial \\infty
            \\lvert x \\rvert \\|x\\| \\langle a, b \\rangle \\lfloor x \\rfloor \\big( \\Big) \\bigl[ \\Bigr]
            \\log_2 n \\sin^2 x \\underset{w}{\\operatorname{arg\\,min}} \\frac\\sin\\cos
            \\arg\\max_x \\min \\Pr \\bmod \\pmod{p} \\quad \\; \\! \\: ~ \\ldots \\phantom{x} \\hspace{1em} \\substack{a\\\\b}
            f' f''^2 \\dagger \\ast \\circ \\otimes \\rightarrow \\iff \\mapsto \\to \\implies \\longrightarrow
            αβγ ≤ ∑ ∞ é 𝑥 100\\% \\# \\$ \\& \\_ \\{ \\} \\backslash \\not= \\boxed{x}
            \\mathbb{E}\\left[X \\mid Y\\right] \\left. x \\right|_{0} \\left( a \\middle| b \\right)
            """;

    /// How many children an element has. Source: MathML Core, section 3.
    private static final Map<String, Integer> PARTS = Map.of(
            "msub", 2, "msup", 2, "msubsup", 3, "munder", 2, "mover", 2, "munderover", 3, "mfrac", 2, "mroot", 2);

    static List<String> whatNotebooksWriteIsWellFormed() {
        return WRITTEN.lines().toList();
    }

    @ParameterizedTest
    @MethodSource
    void whatNotebooksWriteIsWellFormed(String latex) throws Exception {
        var set = mathml(latex, Definitions.NONE);

        assertThat(set).startsWith("<math display=\"block\">");
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        assertThat(builder.parse(new InputSource(new StringReader(set)))
                        .getDocumentElement()
                        .getNodeName())
                .isEqualTo("math");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x_1^2 | <msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>",
                "\\frac12 | <mfrac><mn>1</mn><mn>2</mn></mfrac>",
                "\\sum_i | <munder><mo movablelimits=\"true\">∑</mo><mi>i</mi></munder>",
                "a < b | <mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>",
                "\\mathbb{R} | <mi>ℝ</mi>",
                "\\mathrm{abc} | <mi>abc</mi>",
                "x' | <msup><mi>x</mi><mo>′</mo></msup>",
                "\\log_2 n | <mrow><msub><mi>log</mi><mn>2</mn></msub><mspace width=\"0.167em\"/><mi>n</mi></mrow>",
                "\\operatorname*{arg\\,min}_w | <munder><mi>arg\u2009min</mi><mi>w</mi></munder>",
                "1{,}0 | <mrow><mn>1</mn><mo lspace=\"0\" rspace=\"0\">,</mo><mn>0</mn></mrow>",
                "a=-b | <mrow><mi>a</mi><mo>=</mo><mo form=\"prefix\">−</mo><mi>b</mi></mrow>",
                "a-b | <mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow>",
                "\\lfloor x | <mrow><mo stretchy=\"false\" form=\"prefix\">⌊</mo><mi>x</mi></mrow>",
                "x/y | <mrow><mi>x</mi><mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">/</mo><mi>y</mi></mrow>",
                "\\overline{ab} | <mrow class=\"over\"><mrow><mi>a</mi><mi>b</mi></mrow></mrow>"
            })
    void aFormulaIsItsParts(String latex, String inside) {
        assertThat(mathml(latex, Definitions.NONE)).isEqualTo("<math display=\"block\">" + inside + "</math>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\foo", "\\frac{1}", "{x", "x}", "x^2^3", "\\left(", "\\begin{align}", "\\", "a & b", "$"})
    void whatIsNotKnownIsNone(String latex) {
        assertThat(MathMl.of(new Maths(latex, latex, Maths.Style.INLINE), Definitions.NONE))
                .isEmpty();
    }

    /// A script is given exactly what it stands at, what is at it, and no more.
    @ParameterizedTest
    @MethodSource("whatNotebooksWriteIsWellFormed")
    void everyScriptAndFractionHasAsManyPartsAsMathMlAsks(String latex) throws Exception {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        var all = builder.parse(new InputSource(new StringReader(mathml(latex, Definitions.NONE))))
                .getElementsByTagName("*");

        for (int i = 0; i < all.getLength(); i++) {
            var parts = PARTS.get(all.item(i).getNodeName());
            if (parts != null) {
                assertThat(all.item(i).getChildNodes().getLength())
                        .as(all.item(i).getNodeName())
                        .isEqualTo(parts);
            }
        }
    }

    @Test
    void tablesTellSidesAndLinesByClasses() {
        assertThat(mathml("\\begin{array}{l|c} a & b \\\\ \\hline c & d \\end{array}", Definitions.NONE))
                .contains(
                        "<mtr><mtd class=\"left\"><mi>a</mi></mtd><mtd class=\"ruled\"><mi>b</mi></mtd></mtr>",
                        "<mtr class=\"ruled\"><mtd class=\"left\"><mi>c</mi></mtd>");
        assertThat(mathml("\\begin{align} a &= b \\end{align}", Definitions.NONE))
                .contains("<mtd class=\"right\"><mi>a</mi></mtd><mtd class=\"left\">");
    }

    @Test
    void anOperatorOfTheNotebookHasItsLimitsBelow() {
        var own = Definitions.in(List.of("$\\DeclareMathOperator*{\\best}{best}$"));

        assertThat(mathml("\\best_w f", own))
                .contains("<munder><mi>best</mi><mi>w</mi></munder><mspace width=\"0.167em\"/>");
    }

    @Test
    void commandsOfTheNotebookAreExpandedButNotWithoutEnd() {
        var own = Definitions.in(List.of("$\\newcommand{\\R}[1][n]{\\mathbb{R}^{#1}} \\newcommand{\\loop}{\\loop x}$"));

        assertThat(mathml("\\R[2]", own)).contains("<msup><mi>ℝ</mi><mn>2</mn></msup>");
        assertThat(mathml("\\R", own)).contains("<msup><mi>ℝ</mi><mi>n</mi></msup>");
        assertThat(MathMl.of(new Maths("", "\\loop", Maths.Style.INLINE), own)).isEmpty();
        assertThat(MathMl.of(new Maths("", "{".repeat(9_000), Maths.Style.INLINE), own))
                .isEmpty();
    }

    @Test
    void aPageHasFormulasWithNumbersAndTheSourceOfWhatIsNotKnown() {
        var page = HtmlPage.of(
                "t",
                Document.of(List.of(Cell.of(
                        new CellId("a"),
                        CellKind.MARKDOWN,
                        "By \\eqref{p} is $x^2$, not $\\foo{<}$.\n\n\\begin{equation}y \\label{p}\\end{equation}"))));

        assertThat(page)
                .contains(
                        "By (1) is",
                        "<math><msup><mi>x</mi><mn>2</mn></msup></math>",
                        "$\\foo{&lt;}$",
                        "<math display=\"block\"><mi>y</mi></math><span class=\"number\">(1)</span>")
                .doesNotContain("<script", "<link", "src=");
    }

    private static String mathml(String latex, Definitions definitions) {
        return MathMl.of(new Maths(latex, latex, Maths.Style.DISPLAY), definitions)
                .orElseThrow(() -> new AssertionError("not known: " + latex));
    }
}
