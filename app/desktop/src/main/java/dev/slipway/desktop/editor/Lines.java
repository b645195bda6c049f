package dev.slipway.desktop.editor;

import java.util.Optional;

/// What keys do to whole lines of a text: the selected ones, or the one with the caret. UTF-16 offsets. Pure.
///
/// @param text the whole text
/// @param first where the first of the lines begins
/// @param last where the last of them ends, its line end not included
/// @param anchor where the selection begins
/// @param caret where it ends
record Lines(String text, int first, int last, int anchor, int caret) {
    Lines(String text, int anchor, int caret) {
        this(text, first(text, anchor, caret), last(text, anchor, caret), anchor, caret);
    }

    private static int first(String text, int anchor, int caret) {
        return text.lastIndexOf('\n', Math.min(anchor, caret) - 1) + 1;
    }

    /// Returns where the last line ends; a line of which nothing is selected does not count.
    private static int last(String text, int anchor, int caret) {
        int to = Math.max(anchor, caret);
        if (anchor != caret && to > 0 && text.charAt(to - 1) == '\n') {
            to--;
        }
        int end = text.indexOf('\n', to);
        return end < 0 ? text.length() : end;
    }

    /// Returns these lines and those up to the last of `others`, which begin in them or below.
    Lines to(Lines others) {
        return new Lines(text, first, Math.max(last, others.last()), anchor, caret);
    }

    /// Returns these lines with another selection in them.
    Lines with(int otherAnchor, int otherCaret) {
        return new Lines(text, first, last, otherAnchor, otherCaret);
    }

    /// Returns the lines moved one up; empty at the top.
    Optional<TextChange> up() {
        int from = first;
        int to = last;
        if (from == 0) {
            return Optional.empty();
        }
        int above = text.lastIndexOf('\n', from - 2) + 1;
        var moved = text.substring(from, to) + "\n" + text.substring(above, from - 1);
        int by = from - above;
        return Optional.of(new TextChange(above, to, moved, anchor - by, caret - by));
    }

    /// Returns the lines moved one down; empty at the bottom.
    Optional<TextChange> down() {
        int from = first;
        int to = last;
        if (to == text.length()) {
            return Optional.empty();
        }
        int next = text.indexOf('\n', to + 1);
        int below = next < 0 ? text.length() : next;
        var moved = text.substring(to + 1, below) + "\n" + text.substring(from, to);
        int by = below - to;
        int length = text.length();
        return Optional.of(
                new TextChange(from, below, moved, Math.min(length, anchor + by), Math.min(length, caret + by)));
    }

    /// Returns the lines twice, the caret in the second.
    TextChange duplicated() {
        int from = first;
        int to = last;
        int by = to - from + 1;
        return new TextChange(to, to, "\n" + text.substring(from, to), anchor + by, caret + by);
    }

    /// Returns the lines gone.
    TextChange deleted() {
        int from = first;
        int to = last;
        if (to < text.length()) {
            return new TextChange(from, to + 1, "", from, from);
        }
        int start = Math.max(0, from - 1);
        int at = text.lastIndexOf('\n', start - 1) + 1;
        return new TextChange(start, to, "", at, at);
    }
}
