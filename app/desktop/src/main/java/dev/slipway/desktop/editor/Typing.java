package dev.slipway.desktop.editor;

import java.util.Optional;

/// What the keys of a code editor do to a text: pairs, indents, comments. Pure.
///
/// @param text the whole text
/// @param anchor where the selection begins, UTF-16 offset
/// @param caret where it ends
/// @param quiet whether the caret stands in a string or comment, where nothing is paired
public record Typing(String text, int anchor, int caret, boolean quiet) {
    static final String INDENT = "    ";
    private static final String OPEN = "([{\"'";
    private static final String CLOSE = ")]}\"'";

    /// Returns what typing `typed` does instead of putting it in; empty if nothing but that.
    public Optional<TextChange> character(char typed) {
        if (anchor != caret) {
            int kind = OPEN.indexOf(typed);
            return kind < 0 ? Optional.empty() : Optional.of(around(typed, CLOSE.charAt(kind)));
        }
        char next = caret < text.length() ? text.charAt(caret) : '\n';
        if (CLOSE.indexOf(typed) >= 0 && next == typed && closesPair(typed)) {
            return Optional.of(new TextChange(caret, caret, "", caret + 1, caret + 1));
        }
        if (typed == '}') {
            return outdented();
        }
        int kind = OPEN.indexOf(typed);
        if (kind < 0 || quiet || Character.isJavaIdentifierPart(next) || isQuoteAfterWord(typed)) {
            return Optional.empty();
        }
        return Optional.of(new TextChange(caret, caret, "" + typed + CLOSE.charAt(kind), caret + 1, caret + 1));
    }

    private boolean closesPair(char typed) {
        return (typed != '"' && typed != '\'') || caret == 0 || text.charAt(caret - 1) != '\\';
    }

    private boolean isQuoteAfterWord(char typed) {
        if ((typed != '"' && typed != '\'') || caret == 0) {
            return false;
        }
        char before = text.charAt(caret - 1);
        return Character.isJavaIdentifierPart(before) || before == typed;
    }

    private TextChange around(char open, char close) {
        int from = Math.min(anchor, caret);
        int to = Math.max(anchor, caret);
        return new TextChange(from, to, open + text.substring(from, to) + close, from + 1, to + 1);
    }

    private Optional<TextChange> outdented() {
        int start = lineStart(caret);
        var before = text.substring(start, caret);
        if (!before.isBlank() || before.isEmpty()) {
            return Optional.empty();
        }
        var indent = before.length() >= INDENT.length() ? before.substring(INDENT.length()) : "";
        int end = start + indent.length() + 1;
        return Optional.of(new TextChange(start, caret, indent + "}", end, end));
    }

    /// Returns what Enter does: a new line with the indent of this one, one more after an opening bracket.
    public TextChange enter() {
        int from = Math.min(anchor, caret);
        int to = Math.max(anchor, caret);
        var indent = indentOf(lineStart(from));
        if (from - lineStart(from) < indent.length()) {
            indent = indent.substring(0, from - lineStart(from));
        }
        var before = text.substring(lineStart(from), from).stripTrailing();
        char last = before.isEmpty() || quiet ? ' ' : before.charAt(before.length() - 1);
        boolean opens = last == '{' || last == '(' || last == '[';
        char next = to < text.length() ? text.charAt(to) : ' ';
        var line = "\n" + indent + (opens ? INDENT : "");
        boolean splits = opens && (next == '}' || next == ')' || next == ']');
        int end = from + line.length();
        return new TextChange(from, to, splits ? line + "\n" + indent : line, end, end);
    }

    /// Returns what Backspace does between the two halves of an empty pair, or in an indent; empty if nothing special.
    public Optional<TextChange> backspace() {
        if (anchor != caret || caret == 0) {
            return Optional.empty();
        }
        int kind = OPEN.indexOf(text.charAt(caret - 1));
        if (kind >= 0 && caret < text.length() && text.charAt(caret) == CLOSE.charAt(kind)) {
            return Optional.of(new TextChange(caret - 1, caret + 1, "", caret - 1, caret - 1));
        }
        int column = caret - lineStart(caret);
        var before = text.substring(lineStart(caret), caret);
        if (column >= INDENT.length()
                && column % INDENT.length() == 0
                && before.isBlank()
                && before.indexOf('\t') < 0) {
            int from = caret - INDENT.length();
            return Optional.of(new TextChange(from, caret, "", from, from));
        }
        return Optional.empty();
    }

    /// Returns what Tab does: the selected lines one indent deeper, or spaces up to the next stop.
    public TextChange indent() {
        if (anchor == caret
                || text.substring(Math.min(anchor, caret), Math.max(anchor, caret))
                                .indexOf('\n')
                        < 0) {
            int from = Math.min(anchor, caret);
            int column = from - lineStart(from);
            var spaces = INDENT.substring(column % INDENT.length());
            int end = from + spaces.length();
            return new TextChange(from, Math.max(anchor, caret), spaces, end, end);
        }
        return lines(line -> line.isBlank() ? line : INDENT + line);
    }

    /// Returns what Shift+Tab does: the selected lines one indent less.
    public TextChange outdent() {
        return lines(line -> {
            int spaces = 0;
            while (spaces < INDENT.length() && spaces < line.length() && line.charAt(spaces) == ' ') {
                spaces++;
            }
            return line.startsWith("\t") ? line.substring(1) : line.substring(spaces);
        });
    }

    /// Returns what Ctrl+/ does: the selected lines become comments, or code again if all are comments.
    public TextChange toggleComment() {
        int from = lineStart(Math.min(anchor, caret));
        int to = lastLineEnd();
        var block = text.substring(from, to);
        boolean commented = block.lines()
                .filter(line -> !line.isBlank())
                .allMatch(line -> line.stripLeading().startsWith("//"));
        if (commented && !block.isBlank()) {
            return lines(line -> line.replaceFirst("^(\\s*)// ?", "$1"));
        }
        int least = block.lines()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return lines(line ->
                line.isBlank() && !block.isBlank() ? line : line.substring(0, least) + "// " + line.substring(least));
    }

    private TextChange lines(java.util.function.UnaryOperator<String> each) {
        int from = lineStart(Math.min(anchor, caret));
        int to = lastLineEnd();
        var before = text.substring(from, to).split("\n", -1);
        var after = new StringBuilder();
        int first = 0;
        for (int i = 0; i < before.length; i++) {
            var line = each.apply(before[i]);
            first = i == 0 ? line.length() - before[i].length() : first;
            after.append(i == 0 ? "" : "\n").append(line);
        }
        int grown = after.length() - (to - from);
        if (anchor == caret) {
            int at = Math.max(from, caret + grown);
            return new TextChange(from, to, after.toString(), at, at);
        }
        int start = Math.max(from, Math.min(anchor, caret) + (Math.min(anchor, caret) == from ? 0 : first));
        int end = Math.max(start, Math.max(anchor, caret) + grown);
        return anchor < caret
                ? new TextChange(from, to, after.toString(), start, end)
                : new TextChange(from, to, after.toString(), end, start);
    }

    private int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /// Returns the end of the last line that is selected; a line of which nothing is selected does not count.
    private int lastLineEnd() {
        int to = Math.max(anchor, caret);
        if (anchor != caret && to > 0 && text.charAt(to - 1) == '\n') {
            to--;
        }
        int end = text.indexOf('\n', to);
        return end < 0 ? text.length() : end;
    }

    private String indentOf(int start) {
        int end = start;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }
}
