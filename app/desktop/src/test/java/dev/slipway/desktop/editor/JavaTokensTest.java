package dev.slipway.desktop.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.editor.Token.Kind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JavaTokensTest {
    private static List<String> cut(String text) {
        return JavaTokens.of(text).stream()
                .map(token -> token.kind() + " " + text.substring(token.start(), token.end()))
                .toList();
    }

    @Test
    void namesKeywordsTypesMethodsStringsAndNumbers() {
        assertThat(cut("var s = new Setting(6, 0.05e-3); show(\"d\\\"\" + s.depth());"))
                .containsExactly(
                        "KEYWORD var",
                        "KEYWORD new",
                        "TYPE Setting",
                        "NUMBER 6",
                        "NUMBER 0.05e-3",
                        "METHOD show",
                        "STRING \"d\\\"\"",
                        "METHOD depth");
    }

    @Test
    void directivesStandOutFromComments() {
        assertThat(cut("//| step: train\n// words\nx //| no\n/* a\nb */"))
                .containsExactly(
                        "DIRECTIVE //| step: train", "COMMENT // words", "COMMENT //| no", "COMMENT /* a\nb */");
    }

    @Test
    void whatIsNotFinishedEndsWithItsLineOrTheText() {
        assertThat(cut("\"open\nint")).containsExactly("STRING \"open", "KEYWORD int");
        assertThat(cut("/* open\nint")).containsExactly("COMMENT /* open\nint");
        assertThat(cut("\"\"\"\n open \" here")).containsExactly("STRING \"\"\"\n open \" here");
    }

    @Test
    void wordsOfSomeLanguagesMayBeNames() {
        assertThat(cut("when.getHour(); record Point() {}"))
                .containsExactly("METHOD getHour", "KEYWORD record", "TYPE Point");
    }

    @Test
    void anyTextIsCutInOrderWithoutOverlap() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var letters = "\"'/*\\\n abA1.(){}@%_é\uD83D\uDE00";
        for (int i = 0; i < 500; i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(60); j > 0; j--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            int end = 0;
            for (var token : JavaTokens.of(text.toString())) {
                assertThat(token.start()).as("seed %d, text %s", seed, text).isGreaterThanOrEqualTo(end);
                assertThat(token.end()).isGreaterThan(token.start()).isLessThanOrEqualTo(text.length());
                end = token.end();
            }
        }
    }

    @Test
    void headingsAndCodeOfMarkdownStandOut() {
        assertThat(MarkdownTokens.of("# T\na `b` c\n```\nx\n```").stream().map(Token::kind))
                .containsExactly(Kind.HEADING, Kind.CODE, Kind.CODE, Kind.CODE, Kind.CODE);
    }
}
