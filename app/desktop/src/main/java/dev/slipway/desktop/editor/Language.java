package dev.slipway.desktop.editor;

import dev.slipway.kernel.dialect.SqlCell;
import java.util.List;

/// What a cell's text is written in.
///
/// A code cell that begins with `%%sql` is coloured as SQL.
public enum Language {
    JAVA {
        @Override
        public List<Token> tokens(String text) {
            var query = SqlCell.query(text);
            return query.isEmpty() ? JavaTokens.of(text) : SqlTokens.of(text, text.length() - query.length());
        }
    },
    MARKDOWN {
        @Override
        public List<Token> tokens(String text) {
            return MarkdownTokens.of(text);
        }
    },
    PLAIN {
        @Override
        public List<Token> tokens(String text) {
            return List.of();
        }
    };

    /// Returns what of `text` has a colour, in order and not overlapping.
    public abstract List<Token> tokens(String text);
}
