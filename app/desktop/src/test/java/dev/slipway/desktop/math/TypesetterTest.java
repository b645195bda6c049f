package dev.slipway.desktop.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.markdown.Definitions;
import dev.slipway.kernel.markdown.Maths;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypesetterTest {
    private static final String WRITTEN = """
            e^{i\\pi} + 1 = 0
            \\frac{1}{2\\pi}\\int_{-\\infty}^\\infty e^{-x^2}\\,dx
            \\begin{align*} a &= b + c \\\\ &= d \\end{align*}
            \\begin{align} a &= b \\label{eq:1} \\\\ &= d \\tag{2} \\nonumber \\end{align}
            \\begin{equation} x = 1 \\end{equation}
            \\begin{equation*} x = 1 \\end{equation*}
            \\begin{gather} a \\\\ b \\end{gather}
            \\begin{gather*} a \\\\ b \\end{gather*}
            \\begin{eqnarray} a &=& b \\\\ c &=& d \\end{eqnarray}
            \\begin{eqnarray*} a &=& b \\end{eqnarray*}
            \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}
            \\begin{bmatrix} 1 & \\cdots \\\\ \\vdots & \\ddots \\end{bmatrix}
            \\left[\\begin{matrix}1 & 0\\\\0 & 1\\end{matrix}\\right]
            \\begin{Vmatrix}1\\end{Vmatrix} \\begin{vmatrix}1\\end{vmatrix} \\begin{Bmatrix}1\\end{Bmatrix}
            \\left(\\begin{smallmatrix}1\\end{smallmatrix}\\right)
            f(x) = \\begin{cases} x & \\text{if } x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}
            \\begin{dcases} x & y \\end{dcases}
            \\begin{array}{l|cr} a & b & c \\\\ \\hline d & e & f \\end{array}
            \\begin{split} a &= b \\\\ &= c \\end{split}
            \\begin{aligned} a &= b \\end{aligned} \\begin{gathered} a \\end{gathered}
            \\begin{alignat}{2} a &= b & c &= d \\end{alignat} \\begin{flalign} a &= b \\end{flalign}
            \\begin{multline} a \\\\ b \\end{multline}
            \\mathbb{R} \\mathcal{L} \\mathfrak{g} \\mathbf{x} \\boldsymbol{\\beta} \\bm{x} \\mathrm{d} \\mathsf{A} \\mathtt{B}
            \\hat{y} \\bar{x} \\tilde{z} \\vec{v} \\dot{x} \\ddot{x} \\widehat{abc} \\overline{ab} \\underline{a}
            \\sum_{i=1}^n \\prod \\bigcup \\bigcap \\oint \\iint \\lim_{x \\to 0} \\operatorname{softmax}(x)
            \\underbrace{a+b}_{n} \\overbrace{c}^{m} \\stackrel{a}{=} \\overset{a}{b} \\underset{a}{b} \\xrightarrow{f}
            \\binom{n}{k} \\tfrac12 \\dfrac12 \\cfrac{1}{2} \\sqrt[3]{x} {n \\choose k} a \\over b
            \\alpha\\beta\\gamma\\Gamma\\epsilon\\varepsilon\\theta\\vartheta\\phi\\varphi\\Omega
            \\color{red}{a} \\textcolor{blue}{b} {\\color{#00ff00} c}
            \\text{words} \\mbox{words} \\textbf{bold} \\textit{it} \\mathit{it} \\textrm{a}
            \\le \\ge \\neq \\approx \\sim \\propto \\in \\notin \\subseteq \\forall \\exists \\nabla \\partial \\infty
            \\lvert x \\rvert \\lVert x \\rVert \\|x\\| \\langle a, b \\rangle \\lfloor x \\rfloor \\lceil x \\rceil
            \\big( \\Big( \\bigg( \\Bigg( \\bigl[ \\Bigr] \\middle
            \\argmax_x \\arg\\max_x \\min \\Pr \\bmod \\pmod{p} \\mod n
            \\quad \\qquad \\, \\; \\! \\: ~ \\ldots \\cdots \\dots \\phantom{x} \\hspace{1em} \\substack{a\\\\b}
            \\hbar \\ell \\Re \\Im \\aleph \\prime f' f'' \\dagger \\ast \\star \\circ \\bullet \\otimes \\oplus
            \\rightarrow \\Rightarrow \\iff \\mapsto \\to \\leftarrow \\implies \\impliedby \\uparrow \\longrightarrow
            αβγ ≤ ∑ ∞ é 𝑥
            \\mathbb{E}\\left[X \\mid Y\\right] \\left. x \\right|_{0} \\middle|
            \\textstyle\\sum 100\\% \\# \\$ \\& \\_ \\{ \\} \\backslash
            \\mathbbm{1} \\mathscr{L} \\degree \\perp \\mid \\parallel \\therefore \\because \\lt \\gt
            \\bm{x} \\sideset{}{'}\\sum \\smash{x} \\rule{1em}{1em} \\Large x
            \\boxed{x} \\not= \\mathop{x} \\displaystyle \\scriptstyle
            """;

    static List<String> whatNotebooksWrite() {
        return WRITTEN.lines().toList();
    }

    @ParameterizedTest
    @MethodSource
    void whatNotebooksWrite(String latex) {
        assertThat(draw(latex)).isInstanceOfSatisfying(Drawing.Ink.class, ink -> {
            assertThat(ink.outlines()).isNotEmpty();
            assertThat(ink.width()).isPositive();
            assertThat(ink.ascent()).isPositive();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\foo{x} | \\foo is not known.",
                "\\frac{1}{ | A { is not closed.",
                "x} | A } closes nothing.",
                "\\includegraphics{/etc/passwd} | \\includegraphics leads out of the formula and is not followed.",
                "\\newcommand{\\a}{\\a}\\a | \\a needs itself again and again."
            })
    void aWrongFormulaSaysWhatIsWrong(String latex, String why) {
        assertThat(draw(latex)).isEqualTo(new Drawing.Wrong(why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\frac",
                "\\begin{align}",
                "\\end{align}",
                "^",
                "a & b",
                "\\left(",
                "\\sqrt[",
                "\\",
                "x^2^3",
                "$"
            })
    void anyTextIsDrawnOrRefusedInASentence(String latex) {
        assertThat(draw(latex))
                .satisfiesAnyOf(
                        drawing -> assertThat(drawing).isInstanceOf(Drawing.Ink.class),
                        drawing -> assertThat(((Drawing.Wrong) drawing).why()).endsWith("."));
    }

    @Test
    void deepNestingEndsInASentence() {
        assertThat(draw("{".repeat(9_000) + "x" + "}".repeat(9_000)))
                .satisfiesAnyOf(
                        drawing -> assertThat(drawing).isInstanceOf(Drawing.Ink.class),
                        drawing -> assertThat(drawing).isInstanceOf(Drawing.Wrong.class));
        assertThat(draw("x".repeat(30_000))).isInstanceOf(Drawing.Wrong.class);
    }

    @Test
    void commandsOfTheNotebookAreKnownWithinItOnly() {
        var definitions = Definitions.in(List.of(
                "$\\newcommand{\\R}{\\mathbb{R}}$ and $\\def\\norm#1{\\|#1\\|}$",
                "$$\\newcommand{\\half}[2][1]{\\frac{#1}{#2}} \\DeclareMathOperator*{\\soft}{softmax}$$"));

        assertThat(definitions.commands()).containsOnlyKeys("R", "norm", "half", "soft");
        for (var latex : List.of("\\R", "\\norm{x}", "\\half{2} \\half[3]{2}", "\\soft_x")) {
            assertThat(draw(latex, definitions)).isInstanceOf(Drawing.Ink.class);
            assertThat(draw(latex)).isInstanceOf(Drawing.Wrong.class);
        }
    }

    @Test
    void aRedefinedCommandIsTheOldOneAgainElsewhere() {
        var before = draw("\\vec{q}");

        var redefined = draw("\\vec{q}", Definitions.in(List.of("\\renewcommand{\\vec}[1]{\\mathbf{#1}}")));

        assertThat(redefined).isNotEqualTo(before);
        assertThat(draw("\\vec{q} ")).isEqualTo(before);
    }

    @Test
    void aFormulaThatGrowsWithoutEndIsRefused() {
        var latex = "\\newcommand{\\d}[1]{#1#1#1#1}" + "\\d{".repeat(30) + "x" + "}".repeat(30);

        assertThat(draw(latex)).isInstanceOf(Drawing.Wrong.class);
    }

    @Test
    void aLineOfTextStandsOnItsBaseLine() {
        assertThat(draw("x"))
                .isInstanceOfSatisfying(
                        Drawing.Ink.class, ink -> assertThat(ink.depth()).isZero());
        assertThat(draw("y_i"))
                .isInstanceOfSatisfying(
                        Drawing.Ink.class, ink -> assertThat(ink.depth()).isGreaterThan(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\Omega", "\\otimes", "\\mathit{\\Omega}", "\\rightleftharpoons", "\\nleqslant"})
    void aSignIsDrawnWhereUnicodeHasNone(String latex) {
        assertThat(draw(latex))
                .isInstanceOfSatisfying(
                        Drawing.Ink.class, ink -> assertThat(ink.outlines()).hasSize(1));
    }

    @Test
    void theLimitsOfANamedOperatorStandBelowIt() {
        var below = (Drawing.Ink) draw("\\operatorname*{argmin}_w");
        var beside = (Drawing.Ink) draw("\\operatorname{argmin}_w");

        assertThat(below.width()).isLessThan(beside.width());
        assertThat(below.depth()).isGreaterThan(beside.depth());
    }

    @Test
    void casesHaveASpaceBetweenWhatAndWhen() {
        var cases = (Drawing.Ink) draw("\\begin{cases} a & b \\end{cases}");
        var alone = (Drawing.Ink) draw("\\begin{cases} ab \\end{cases}");

        assertThat(cases.width() - alone.width()).isGreaterThan(Drawing.EM * 0.4);
    }

    @Test
    void colouredPartsKeepTheirColour() {
        assertThat(draw("a \\textcolor{red}{b}"))
                .isInstanceOfSatisfying(
                        Drawing.Ink.class,
                        ink -> assertThat(ink.outlines())
                                .extracting(Drawing.Outline::colour)
                                .containsExactly("", "#ff0000"));
    }

    @Test
    void manyThreadsMayAskAtOnce() throws Exception {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, 40)
                    .mapToObj(i -> (Callable<Drawing>) () -> draw("x_{" + i % 10 + "}^2"))
                    .toList();

            for (var drawn : workers.invokeAll(asked)) {
                assertThat(drawn.get()).isInstanceOf(Drawing.Ink.class);
            }
        }
    }

    private static Drawing draw(String latex) {
        return draw(latex, Definitions.NONE);
    }

    private static Drawing draw(String latex, Definitions definitions) {
        return Typesetter.draw(new Formula(new Maths("$" + latex + "$", latex, Maths.Style.DISPLAY), definitions));
    }
}
