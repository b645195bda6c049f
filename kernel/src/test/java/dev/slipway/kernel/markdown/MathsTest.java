package dev.slipway.kernel.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.markdown.Maths.Style;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MathsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "costs $5 and $10",
                "from $5-$10 a day",
                "a $ b $ c",
                "US$20,000 or US$30,000",
                "one $ alone",
                "two $$ alone",
                "$ x$",
                "\\$5 and 6$",
                "see \\[1\\] and \\[12, 13\\]",
                "\\[a link that is none\\]",
                "\\(an aside\\)",
                "\\begin{itemize} \\item a \\end{itemize}",
                "\\begin{align} never closed",
                "C:\\temp\\(x"
            })
    void whatIsNoMathsStaysText(String text) {
        assertThat(Maths.parts(text)).isEqualTo(List.of(new Maths.Part.Words(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$x$",
                "$x^2$",
                "$5x$",
                "$\\$5$",
                "$\\text{if $a$}$",
                "\\(x\\)",
                "\\(n, m\\)",
                "\\\\(x^2\\\\)",
                "$f(x)$"
            })
    void aFormulaInALine(String text) {
        assertThat(Maths.parts("let " + text + ", so"))
                .containsExactly(
                        new Maths.Part.Words("let "),
                        new Maths.Part.Formula(
                                new Maths(text, Maths.at(text, 0).orElseThrow().latex(), Style.INLINE)),
                        new Maths.Part.Words(", so"));
    }

    @Test
    void delimitersAreTakenOffAndEnvironmentsKept() {
        assertThat(latex("$$ a $$ \\[b=1\\] \\\\[c_1\\\\] \\begin{align*}d &= e\\end{align*}"))
                .isEqualTo("a|b=1|c_1|\\begin{align*}d &= e\\end{align*}");
    }

    @Test
    void anEnvironmentEndsWithItsOwnEnd() {
        assertThat(latex("\\begin{array}{c}\\begin{array}{c}1\\end{array}\\end{array} after"))
                .isEqualTo("\\begin{array}{c}\\begin{array}{c}1\\end{array}\\end{array}");
    }

    @Test
    void nothingOfATextIsLost() {
        for (var text : List.of("", "\\", "a\\", "$", "$$", "$$$", "$$$$", "x $a$ y $$b$$ z", "\\begin{", "\\[\\]")) {
            var again = Maths.parts(text).stream()
                    .map(part -> switch (part) {
                        case Maths.Part.Words(var words) -> words;
                        case Maths.Part.Formula(var maths) -> maths.source();
                    })
                    .collect(Collectors.joining());
            assertThat(again).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\mathcal{N}(\\mu, \\sigma^2) | N(μ, σ²)",
                "x_i \\le \\frac{1}{2} | x_i ≤ (1)/(2)",
                "\\left( a \\right) \\, \\text{for } n \\to \\infty | ( a ) for n → ∞",
                "a^2+b^2 = x^n-1 | a²+b² = xⁿ-1",
                "10^{-3} \\unknown{x} | 10⁻³ unknownx"
            })
    void inPlainTextAFormulaHasTheSignsUnicodeKnows(String latex, String words) {
        assertThat(new Maths("$" + latex + "$", latex, Style.INLINE).words()).isEqualTo(words);
    }

    @Test
    void markdownLeavesTheSourceOfAFormulaAlone() {
        assertThat(html("a $x_{1} * y_{2} * z \\\\ \\{a\\}$ *b* `$c$`"))
                .isEqualTo("<p>a <span class=\"math\">$x_{1} * y_{2} * z \\\\ \\{a\\}$</span> <em>b</em>"
                        + " <code>$c$</code></p>\n");
    }

    @Test
    void linesThatAreAFormulaInterruptAParagraphAndHoldNoMarkdown() {
        assertThat(html("so\n$$\na\n- b\n= c\n$$\nand *so* on"))
                .isEqualTo("<p>so</p>\n<div class=\"math\">[a−b=c]</div>\n<p>and <em>so</em> on</p>\n");
    }

    @Test
    void wordsBehindAFormulaAreKept() {
        assertThat(html("$$\na\n$$, where")).isEqualTo("<div class=\"math\">[a]</div><p>, where</p>\n");
    }

    @Test
    void aFormulaThatNothingClosesEndsWithItsParagraph() {
        assertThat(html("$$\na\n\n# Head")).isEqualTo("<p>$$\na</p>\n<h1>Head</h1>\n");
    }

    @Test
    void anEnvironmentStandsByItself() {
        assertThat(html("\\begin{align}\na &= b \\\\\n&= c\n\\end{align}"))
                .isEqualTo("<div class=\"math\">[a=b=c]</div>\n");
    }

    @Test
    void aFormulaCanStandInAListAndInAHeading() {
        assertThat(html("- $$x$$\n- b\n\n## On $y$"))
                .contains("<div class=\"math\">[x]</div>")
                .contains("<h2>On <span class=\"math\">[y]</span></h2>");
    }

    @Test
    void manyDollarsAreReadQuickly() {
        assertThat(html("$a $ ".repeat(5_000))).doesNotContain("math");
    }

    private static String latex(String text) {
        return Maths.parts(text).stream()
                .filter(Maths.Part.Formula.class::isInstance)
                .map(part -> ((Maths.Part.Formula) part).maths().latex())
                .collect(Collectors.joining("|"));
    }

    /// Returns HTML, each formula as its letters in brackets.
    private static String html(String markdown) {
        var extensions = List.of(new MathExtension());
        var parsed = Parser.builder().extensions(extensions).build().parse(markdown);
        return HtmlRenderer.builder()
                .extensions(extensions)
                .build()
                .render(parsed)
                .replaceAll("<math[^>]*>", "[")
                .replace("</math>", "]")
                .replaceAll("</?m[a-z]+[^>]*>", "");
    }
}
