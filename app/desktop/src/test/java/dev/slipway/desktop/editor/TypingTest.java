package dev.slipway.desktop.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TypingTest {
    /// Returns typing in a text whose caret is `|` and whose selection begins at `^`.
    private static Typing at(String marked) {
        int caret = marked.replace("^", "").indexOf('|');
        int anchor = marked.contains("^") ? marked.replace("|", "").indexOf('^') : caret;
        return new Typing(marked.replace("|", "").replace("^", ""), anchor, caret, false);
    }

    private static String after(Typing typing, TextChange change) {
        var text = change.apply(typing.text());
        var shown = new StringBuilder(text).insert(change.caret(), '|');
        if (change.anchor() != change.caret()) {
            shown.insert(change.anchor() + (change.anchor() > change.caret() ? 1 : 0), '^');
        }
        return shown.toString();
    }

    private static Optional<String> typed(String marked, char character) {
        var typing = at(marked);
        return typing.character(character).map(change -> after(typing, change));
    }

    private static String entered(String marked) {
        var typing = at(marked);
        return after(typing, typing.enter());
    }

    @Test
    void bracketsAndQuotesComeInPairs() {
        assertThat(typed("call|", '(')).contains("call(|)");
        assertThat(typed("a = |;", '"')).contains("a = \"|\";");
        assertThat(typed("x(|)", ')')).contains("x()|");
        assertThat(typed("\"|\"", '"')).contains("\"\"|");
    }

    @Test
    void nothingIsPairedBeforeAWordOrAfterALetter() {
        assertThat(typed("|word", '(')).isEmpty();
        assertThat(typed("don|", '\'')).isEmpty();
    }

    @Test
    void aSelectionIsPutIntoThePair() {
        assertThat(typed("a ^b c|", '(')).contains("a (^b c|)");
    }

    @Test
    void aClosingBraceOnABlankLineGoesBackOneIndent() {
        assertThat(typed("if (a) {\n        |", '}')).contains("if (a) {\n    }|");
    }

    @Test
    void enterKeepsTheIndentAndDeepensItAfterABracket() {
        assertThat(entered("    int a;|")).isEqualTo("    int a;\n    |");
        assertThat(entered("for (;;) {|}")).isEqualTo("for (;;) {\n    |\n}");
        assertThat(entered("  call(|")).isEqualTo("  call(\n      |");
        assertThat(entered("|    a")).isEqualTo("\n|    a");
    }

    @Test
    void backspaceTakesAnEmptyPairOrAnIndent() {
        var pair = at("f(|)");
        assertThat(pair.backspace().map(change -> after(pair, change))).contains("f|");
        var indent = at("        |x");
        assertThat(indent.backspace().map(change -> after(indent, change))).contains("    |x");
        assertThat(at("ab|").backspace()).isEmpty();
    }

    @Test
    void tabGoesToTheNextStopOrMovesTheSelectedLines() {
        var one = at("ab|");
        assertThat(after(one, one.indent())).isEqualTo("ab  |");
        var lines = at("^a\n\nb|");
        assertThat(after(lines, lines.indent())).isEqualTo("^    a\n\n    b|");
        var back = at("^    a\n  b|");
        assertThat(after(back, back.outdent())).isEqualTo("^a\nb|");
    }

    @Test
    void linesBecomeCommentsAndCodeAgain() {
        var code = at("^int a;\n  int b;|");
        var comments = after(code, code.toggleComment());
        assertThat(comments.replaceAll("[|^]", "")).isEqualTo("// int a;\n//   int b;");
        var back = at("^// int a;\n//   int b;|");
        assertThat(after(back, back.toggleComment()).replaceAll("[|^]", "")).isEqualTo("int a;\n  int b;");
        var single = at("  a|");
        assertThat(after(single, single.toggleComment())).isEqualTo("  // a|");
    }

    @Test
    void theSmallestChangeIsFoundBetweenTwoTexts() {
        var change = TextChange.between("int a = 1;", "int ab = 1;");

        assertThat(change.apply("int a = 1;")).isEqualTo("int ab = 1;");
        assertThat(change.replacement()).isEqualTo("b");
        assertThat(TextChange.between("same", "same").replacement()).isEmpty();
    }
}
