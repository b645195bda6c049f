package dev.slipway.kernel.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongTextsTest {
    private static final String LONG = "x".repeat(70_000);

    @Test
    void leavesWhatAClassFileCanHold() {
        var snippet =
                "var s = \"" + "x".repeat(65_535) + "\"; // \"" + LONG + "\"\n/* \"" + LONG + "\" */ char c = '\"';";

        assertThat(LongTexts.of(snippet).text()).isEqualTo(snippet);
    }

    @Test
    void joinsATextThatIsLonger() {
        var java = LongTexts.of("f(\"" + LONG + "\", x);");

        assertThat(java.text())
                .startsWith("f(java.lang.String.join(\"\", \"xxx")
                .endsWith("xxx\"), x);");
        assertThat(java.original(java.text().indexOf(", x);"))).isEqualTo(LONG.length() + 4);
        assertThat(java.original(2)).isEqualTo(2);
        assertThat(java.original(500)).isEqualTo(2);
    }

    @Test
    void keepsEscapesAndTheLinesOfBlocks() {
        var java = LongTexts.of("var s = \"\"\"\n  a\\tb\"\\u0041\\\\u\n  " + LONG + "\n  \"\"\"; s");

        assertThat(java.text()).contains("\"a\\011b\\\"A\\\\u\\012xxx").endsWith("xxx\\012\"\n\n\n); s");
    }

    @Test
    void countsBytesAndNotCharacters() {
        assertThat(LongTexts.of("var s = \"" + "é".repeat(33_000) + "\";").text())
                .contains("String.join");
    }
}
