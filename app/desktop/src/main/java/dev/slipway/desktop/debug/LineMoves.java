package dev.slipway.desktop.debug;

import java.util.List;

/// Where lines go when a text is edited.
final class LineMoves {
    private LineMoves() {}

    /// Returns where line `line` of `before`, 1-based, stands in `after`; 0 if it is gone.
    static int moved(String before, String after, int line) {
        if (before.equals(after)) {
            return line;
        }
        var old = lines(before);
        var now = lines(after);
        int shorter = Math.min(old.size(), now.size());
        int head = 0;
        while (head < shorter && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        if (line <= head) {
            return line;
        }
        if (line > old.size() - tail) {
            return line + now.size() - old.size();
        }
        int last = now.size() - tail;
        return last == head ? 0 : Math.min(line, last);
    }

    /// Returns the first line from `line` on that holds more than a comment, 1-based; 0 if there is none.
    static int withCode(String text, int line) {
        var lines = lines(text);
        for (int i = Math.max(1, line); i <= lines.size(); i++) {
            var words = lines.get(i - 1).strip();
            if (!words.isEmpty() && !words.startsWith("//")) {
                return i;
            }
        }
        return 0;
    }

    /// Returns line `line` of `text`, 1-based, without the space around it; empty if there is none.
    static String line(String text, int line) {
        var lines = lines(text);
        return line < 1 || line > lines.size() ? "" : lines.get(line - 1).strip();
    }

    /// Returns how many lines `text` has.
    static int count(String text) {
        return lines(text).size();
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\n", -1));
    }
}
