package dev.slipway.kernel.format;

import java.util.List;

/// A piece of a cell that is laid out by itself. Immutable.
sealed interface CellPart {
    /// UTF-16 offset in the cell where it begins.
    int start();

    /// UTF-16 offset behind it.
    int end();

    /// Returns its text, laid out for column 0 of `source`'s place.
    ///
    /// @throws LayoutException if it cannot be laid out
    String laid(String source, SnippetLayout layout) throws LayoutException;

    /// Returns what stands before it, where `before` did: an empty line stays one.
    default String gap(String before) {
        long ends = before.chars().filter(c -> c == '\n').count();
        return ends > 1 ? "\n\n" : "\n";
    }

    /// A line that is no Java, or all that follows `%%name`.
    record Raw(int start, int end) implements CellPart {
        @Override
        public String laid(String source, SnippetLayout layout) {
            return source.substring(start, end);
        }
    }

    /// A comment between snippets, or a semicolon that is a snippet of its own.
    record Loose(JavaToken token) implements CellPart {
        @Override
        public int start() {
            return token.start();
        }

        @Override
        public int end() {
            return token.end();
        }

        @Override
        public String gap(String before) {
            return before.indexOf('\n') >= 0 ? CellPart.super.gap(before) : token.isComment() ? " " : "";
        }

        @Override
        public String laid(String source, SnippetLayout layout) {
            int line = source.lastIndexOf('\n', token.start()) + 1;
            boolean isFirst = source.substring(line, token.start()).isBlank();
            return isFirst ? token.movedTo(0, token.start() - line) : token.text();
        }
    }

    /// A snippet.
    ///
    /// @param tokens the first and the last are no comments; copied
    record Code(List<JavaToken> tokens, boolean isWhole) implements CellPart {
        public Code {
            tokens = List.copyOf(tokens);
        }

        @Override
        public int start() {
            return tokens.getFirst().start();
        }

        @Override
        public int end() {
            return tokens.getLast().end();
        }

        @Override
        public String laid(String source, SnippetLayout layout) throws LayoutException {
            if (!isWhole) {
                throw new LayoutException("does not parse");
            }
            return layout.of(source, tokens);
        }
    }
}
