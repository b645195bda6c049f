package dev.slipway.desktop.editor;

import org.jspecify.annotations.Nullable;

/// A stretch of a text with a colour of its own.
///
/// @param start UTF-16 offset
/// @param end UTF-16 offset, exclusive
public record Token(int start, int end, Kind kind) {
    /// What it is, by the name of its style class.
    public enum Kind {
        KEYWORD("k"),
        TYPE("y"),
        METHOD("f"),
        STRING("s"),
        NUMBER("n"),
        COMMENT("c"),
        DIRECTIVE("d"),
        HEADING("h"),
        CODE("s");

        private final String style;

        Kind(String style) {
            this.style = style;
        }

        /// Returns the style class of such text: `syntax-k` and so on.
        public String style() {
            return "syntax-" + style;
        }
    }

    /// Returns the kind of the token that holds `offset`; null if there is none.
    ///
    /// @param tokens in order, not overlapping
    public static @Nullable Kind at(Iterable<Token> tokens, int offset) {
        for (var token : tokens) {
            if (token.start() <= offset && offset < token.end()) {
                return token.kind();
            }
        }
        return null;
    }
}
