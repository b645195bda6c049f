package dev.slipway.desktop.editor;

import java.util.List;

/// What a cell's text is written in.
public enum Language {
    JAVA {
        @Override
        public List<Token> tokens(String text) {
            return JavaTokens.of(text);
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
