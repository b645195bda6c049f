package dev.slipway.desktop.editor;

import dev.slipway.desktop.editor.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// Cuts Markdown into headings, code and the rest. Pure; line by line.
final class MarkdownTokens {
    private MarkdownTokens() {}

    static List<Token> of(String text) {
        var tokens = new ArrayList<Token>();
        boolean fenced = false;
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                end = text.length();
            }
            var line = text.substring(start, end);
            if (line.startsWith("```") || line.startsWith("~~~")) {
                fenced = !fenced;
                add(tokens, start, end, Kind.CODE);
            } else if (fenced) {
                add(tokens, start, end, Kind.CODE);
            } else if (line.matches("#{1,6}\\s.*")) {
                add(tokens, start, end, Kind.HEADING);
            } else {
                codeSpans(tokens, line, start);
            }
            start = end + 1;
        }
        return List.copyOf(tokens);
    }

    private static void codeSpans(List<Token> tokens, String line, int start) {
        for (int open = line.indexOf('`'); open >= 0; ) {
            int close = line.indexOf('`', open + 1);
            if (close < 0) {
                return;
            }
            add(tokens, start + open, start + close + 1, Kind.CODE);
            open = line.indexOf('`', close + 1);
        }
    }

    private static void add(List<Token> tokens, int start, int end, Kind kind) {
        if (end > start) {
            tokens.add(new Token(start, end, kind));
        }
    }
}
