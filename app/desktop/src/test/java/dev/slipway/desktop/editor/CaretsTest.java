package dev.slipway.desktop.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.editor.Carets.One;
import dev.slipway.desktop.editor.Carets.Step;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaretsTest {
    /// Returns carets in a text that has a `|` for each, and `^` before it where its selection begins; the last is the
    /// main one.
    private static Carets at(String marked) {
        var text = new StringBuilder();
        var carets = new ArrayList<One>();
        int anchor = -1;
        for (int i = 0; i < marked.length(); i++) {
            char c = marked.charAt(i);
            if (c == '^') {
                anchor = text.length();
            } else if (c == '|') {
                carets.add(new One(anchor < 0 ? text.length() : anchor, text.length()));
                anchor = -1;
            } else {
                text.append(c);
            }
        }
        return Carets.of(text.toString(), carets, carets.getLast());
    }

    private static String shown(Carets carets) {
        var text = new StringBuilder(carets.text());
        for (var one : carets.all().reversed()) {
            text.insert(one.to(), one.at() == one.to() ? '|' : '^');
            if (one.selects()) {
                text.insert(one.from(), one.at() == one.to() ? '^' : '|');
            }
        }
        return text.toString();
    }

    @Test
    void typingHappensAtEachOfThem() {
        assertThat(shown(at("a|\nb|\nc|").type("x", true))).isEqualTo("ax|\nbx|\ncx|");
        assertThat(shown(at("^a|\n^b|").type("xy", true))).isEqualTo("xy|\nxy|");
        assertThat(shown(at("f|;\ng|;").type("(", true))).isEqualTo("f(|);\ng(|);");
    }

    @Test
    void backspaceAndDeleteTakeOneAtEach() {
        assertThat(shown(at("ab|\ncd|").delete(-1, Step.CHARACTER))).isEqualTo("a|\nc|");
        assertThat(shown(at("|ab\n|cd").delete(1, Step.CHARACTER))).isEqualTo("|b\n|d");
        assertThat(shown(at("a one|\nb two|").delete(-1, Step.WORD))).isEqualTo("a |\nb |");
        assertThat(shown(at("|ab").delete(-1, Step.CHARACTER))).isEqualTo("|ab");
    }

    @Test
    void thoseThatMeetBecomeOne() {
        assertThat(shown(at("ab|c|").move(Step.LINE_END, 1, false))).isEqualTo("abc|");
        assertThat(shown(at("ab|c|").move(Step.LINE_END, -1, true))).isEqualTo("|abc^");
    }

    @Test
    void oneIsAddedInTheColumnAboveOrBelow() {
        assertThat(shown(at("abc\nde|f\ng").beside(-1))).isEqualTo("ab|c\nde|f\ng");
        assertThat(shown(at("abc\nde|f\ng").beside(1))).isEqualTo("abc\nde|f\ng|");
        assertThat(shown(at("a|").beside(1))).isEqualTo("a|");
    }

    @Test
    void theWordIsSelectedFirstThenItsNextPlaceRoundAndRound() {
        var once = at("sum + n; su|m + summary + sum").next();
        assertThat(shown(once)).isEqualTo("sum + n; ^sum| + summary + sum");
        assertThat(shown(once.next())).isEqualTo("sum + n; ^sum| + summary + ^sum|");
        assertThat(shown(once.next().next())).isEqualTo("^sum| + n; ^sum| + summary + ^sum|");
        assertThat(shown(at("s|um + sum").everywhere())).isEqualTo("^sum| + ^sum|");
    }

    @Test
    void arrowsMoveAllAndLeaveASelectionAtItsEnd() {
        assertThat(shown(at("^ab|c\n^de|f").move(Step.CHARACTER, -1, false))).isEqualTo("|abc\n|def");
        assertThat(shown(at("|abc d\n|def g").move(Step.WORD, 1, true))).isEqualTo("^abc| d\n^def| g");
        assertThat(shown(at("abc|\nd|\n").move(Step.LINE, 1, false))).isEqualTo("abc\nd|\n|");
    }

    @Test
    void asManyLinesAsCaretsArePastedOneAtEach() {
        assertThat(shown(at("a|\nb|").paste("1\n2"))).isEqualTo("a1|\nb2|");
        assertThat(shown(at("a|\nb|").paste("x"))).isEqualTo("ax|\nbx|");
        assertThat(at("^a|\n^b|").selected()).isEqualTo("a\nb");
    }

    @Test
    void aLineIsMadeACommentOnceHoweverManyCaretsAreInIt() {
        var carets = at("a| = b|;\nc|").edit(typing -> Optional.of(typing.toggleComment()));

        assertThat(shown(carets)).isEqualTo("// a| = b|;\n// c|");
    }

    @Test
    void twoCaretsInOneWordDeleteItOnce() {
        assertThat(shown(at("ab|cd| ef").delete(-1, Step.WORD))).isEqualTo("| ef");
        assertThat(shown(at("ab|cd|").delete(-1, Step.WORD))).isEqualTo("|");
        assertThat(shown(at("a|b|c d").delete(1, Step.WORD))).isEqualTo("a| d");
    }

    @Test
    void aCaretDeletesWhatItSeesNotWhatAnotherOneLetMoveThere() {
        assertThat(shown(at("ab| |cd ef").delete(1, Step.WORD))).isEqualTo("ab| ef");
        assertThat(shown(at("((|)|)").delete(-1, Step.CHARACTER))).isEqualTo("(|)");
    }

    @Test
    void linesBelowEachOtherMoveTogetherWithTheirCarets() {
        assertThat(shown(at("a\n|b\n|c").edit(1, Lines::up))).isEqualTo("|b\n|c\na");
        assertThat(shown(at("a|\n|b\nc").edit(1, Lines::down))).isEqualTo("c\na|\n|b");
        assertThat(shown(at("|a\nb|\nc").edit(1, Lines::up))).isEqualTo("|a\nb|\nc");
        assertThat(shown(at("a\nb|\nc\nd|").edit(1, Lines::up))).isEqualTo("b|\na\nd|\nc");
    }

    @Test
    void linesAreDoubledAndDeletedOnce() {
        assertThat(shown(at("a|b|\nc|").edit(0, CaretsTest::doubled))).isEqualTo("ab\na|b|\nc\nc|");
        assertThat(shown(at("x\na|b|\n|c").edit(1, CaretsTest::deleted))).isEqualTo("|x");
    }

    private static Optional<TextChange> doubled(Lines lines) {
        return Optional.of(lines.duplicated());
    }

    private static Optional<TextChange> deleted(Lines lines) {
        return Optional.of(lines.deleted());
    }
}
