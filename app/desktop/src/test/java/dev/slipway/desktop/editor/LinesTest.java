package dev.slipway.desktop.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.editor.Expansion.Part;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
    /// Returns the text after `change`, the selection in brackets.
    private static String after(String text, TextChange change) {
        var changed = text.substring(0, change.from()) + change.replacement() + text.substring(change.to());
        int from = Math.min(change.anchor(), change.caret());
        int to = Math.max(change.anchor(), change.caret());
        return changed.substring(0, from) + "[" + changed.substring(from, to) + "]" + changed.substring(to);
    }

    @Test
    void theLineWithTheCaretMoves() {
        var lines = new Lines("a\nbc\nd", 3, 3);

        assertThat(lines.up()).map(change -> after("a\nbc\nd", change)).contains("b[]c\na\nd");
        assertThat(lines.down()).map(change -> after("a\nbc\nd", change)).contains("a\nd\nb[]c");
    }

    @Test
    void allSelectedLinesMoveTogether() {
        var lines = new Lines("a\nb\nc\nd", 2, 6);

        assertThat(lines.up()).map(change -> after("a\nb\nc\nd", change)).contains("[b\nc\n]a\nd");
        assertThat(lines.down()).map(change -> after("a\nb\nc\nd", change)).contains("a\nd\n[b\nc]");
    }

    @Test
    void theEndsStayWhereTheyAre() {
        assertThat(new Lines("a\nb", 0, 0).up()).isEmpty();
        assertThat(new Lines("a\nb", 3, 3).down()).isEmpty();
        assertThat(new Lines("", 0, 0).up()).isEmpty();
    }

    @Test
    void aLineIsDoubledBelowItself() {
        assertThat(after("a\nb", new Lines("a\nb", 1, 1).duplicated())).isEqualTo("a\na[]\nb");
    }

    @Test
    void aLineIsDeletedWithItsEnd() {
        assertThat(after("a\nb\nc", new Lines("a\nb\nc", 2, 2).deleted())).isEqualTo("a\n[]c");
        assertThat(after("a\nb", new Lines("a\nb", 2, 2).deleted())).isEqualTo("[]a");
        assertThat(after("a", new Lines("a", 1, 1).deleted())).isEqualTo("[]");
    }

    @Test
    void aSelectionGrowsFromTheWordToTheWhole() {
        var text = "x;\n  f(a, \"b c\");";
        var expansion = new Expansion(text, Language.JAVA.tokens(text));
        var grown = new ArrayList<String>();
        var part = new Part(12, 12);
        for (int i = 0; i < 8; i++) {
            part = expansion.around(part);
            grown.add(text.substring(part.from(), part.to()));
        }

        assertThat(grown)
                .containsExactlyElementsOf(List.of(
                        "b",
                        "b c",
                        "\"b c\"",
                        "a, \"b c\"",
                        "(a, \"b c\")",
                        "f(a, \"b c\");",
                        "  f(a, \"b c\");",
                        text));
    }
}
