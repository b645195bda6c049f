package dev.slipway.desktop.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTokensTest {
    private static List<String> tokens(String text) {
        return Language.JAVA.tokens(text).stream()
                .map(token -> token.kind() + " " + text.substring(token.start(), token.end()))
                .toList();
    }

    @Test
    void aCellOfSqlIsColouredAsSql() {
        assertThat(
                        tokens(
                                "//| step: a\n%%sql -> t\nSELECT count(*), x::INT, 'it''s' -- no\nFROM \"from\" WHERE y = :least"))
                .containsExactly(
                        "DIRECTIVE //| step: a",
                        "DIRECTIVE %%sql -> t",
                        "KEYWORD SELECT",
                        "METHOD count",
                        "TYPE INT",
                        "STRING 'it''s'",
                        "COMMENT -- no",
                        "KEYWORD FROM",
                        "KEYWORD WHERE",
                        "DIRECTIVE :least");
    }

    @Test
    void unfinishedTextsEndWithTheCell() {
        assertThat(tokens("%%sql\nSELECT 'x")).containsExactly("DIRECTIVE %%sql", "KEYWORD SELECT", "STRING 'x");
        assertThat(tokens("%%sql\n/* x")).containsExactly("DIRECTIVE %%sql", "COMMENT /* x");
        assertThat(tokens("%%sql")).containsExactly("DIRECTIVE %%sql");
    }
}
