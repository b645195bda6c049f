package dev.slipway.desktop.notebook;

/// Offsets of lines.
final class Squiggles {
    private Squiggles() {}

    /// Returns the line, 1-based, of a UTF-16 offset.
    static int line(String text, int offset) {
        return 1
                + (int) text.substring(0, Math.clamp(offset, 0, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /// Returns the UTF-16 offset of the first character that is no space of line `line`, 1-based; the end if there is
    /// no such line.
    static int lineStart(String text, int line) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                return text.length();
            }
            start = end + 1;
        }
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        return start;
    }
}
