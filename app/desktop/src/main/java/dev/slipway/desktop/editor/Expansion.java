package dev.slipway.desktop.editor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a growing selection takes in next: word, string, what stands in brackets, with the brackets, lines, all. Pure.
///
/// @param text the whole text
/// @param tokens of it, in order; copied
record Expansion(String text, List<Token> tokens) {
    private static final String OPEN = "([{";
    private static final String CLOSE = ")]}";

    /// A part of the text. UTF-16 offsets, the end exclusive.
    record Part(int from, int to) {
        private boolean holds(Part other) {
            return from <= other.from && to >= other.to && !equals(other);
        }
    }

    Expansion {
        tokens = List.copyOf(tokens);
    }

    /// Returns the smallest part that is larger than `now`; `now` itself if that is all.
    Part around(Part now) {
        return parts(now).stream()
                .filter(part -> part.holds(now))
                .min(Comparator.comparingInt(part -> part.to() - part.from()))
                .orElse(now);
    }

    private List<Part> parts(Part now) {
        var parts = new ArrayList<Part>();
        parts.add(word(now.from()));
        for (var token : tokens) {
            if (token.kind() == Token.Kind.STRING && token.end() - token.start() > 1) {
                parts.add(new Part(token.start() + 1, token.end() - 1));
                parts.add(new Part(token.start(), token.end()));
            } else if (token.kind() == Token.Kind.COMMENT) {
                parts.add(new Part(token.start(), token.end()));
            }
        }
        brackets(parts);
        int lineStart = text.lastIndexOf('\n', now.from() - 1) + 1;
        int lineEnd = text.indexOf('\n', now.to());
        lineEnd = lineEnd < 0 ? text.length() : lineEnd;
        int indent = lineStart;
        while (indent < lineEnd && text.charAt(indent) == ' ') {
            indent++;
        }
        parts.add(new Part(indent, lineEnd));
        parts.add(new Part(lineStart, lineEnd));
        parts.add(new Part(0, text.length()));
        return parts;
    }

    private Part word(int at) {
        int from = at;
        int to = at;
        while (from > 0 && Character.isJavaIdentifierPart(text.charAt(from - 1))) {
            from--;
        }
        while (to < text.length() && Character.isJavaIdentifierPart(text.charAt(to))) {
            to++;
        }
        return new Part(from, to);
    }

    private void brackets(List<Part> parts) {
        var open = new java.util.ArrayDeque<Integer>();
        for (int i = 0; i < text.length(); i++) {
            var kind = Token.at(tokens, i);
            if (kind == Token.Kind.STRING || kind == Token.Kind.COMMENT) {
                continue;
            }
            if (OPEN.indexOf(text.charAt(i)) >= 0) {
                open.push(i);
            } else if (CLOSE.indexOf(text.charAt(i)) >= 0 && !open.isEmpty()) {
                int from = open.pop();
                parts.add(new Part(from + 1, i));
                parts.add(new Part(from, i + 1));
            }
        }
    }
}
