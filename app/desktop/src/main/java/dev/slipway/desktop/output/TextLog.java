package dev.slipway.desktop.output;

import java.util.Arrays;

/// Text of one stream as it comes, line by line; nothing of it is dropped. One thread at a time.
public final class TextLog {
    private final String stream;
    private final StringBuilder text = new StringBuilder();
    private int[] ends = new int[64];
    private int lines;
    private int longest;

    /// @param stream `stdout` or `stderr`
    public TextLog(String stream) {
        this.stream = stream;
    }

    public String stream() {
        return stream;
    }

    /// Adds `more` at the end.
    public void append(String more) {
        int before = text.length();
        text.append(more);
        for (int at = more.indexOf('\n'); at >= 0; at = more.indexOf('\n', at + 1)) {
            if (lines == ends.length) {
                ends = Arrays.copyOf(ends, 2 * lines);
            }
            longest = Math.max(longest, before + at - start(lines));
            ends[lines++] = before + at;
        }
    }

    /// Returns how many lines there are; one that has not ended counts.
    public int lines() {
        return lines + (text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? 0 : 1);
    }

    /// Returns all of it. Cost: a copy.
    public String text() {
        return text.toString();
    }

    /// Returns how much there is. Unit: UTF-16 units.
    public int length() {
        return text.length();
    }

    /// Returns the first `count` lines, without a line end after the last.
    public String head(int count) {
        int end = 0;
        for (int i = 0; i < count; i++) {
            int at = text.indexOf("\n", end);
            if (at < 0) {
                return text.toString();
            }
            end = at + 1;
        }
        return text.substring(0, Math.max(0, end - 1));
    }

    /// Returns the last `count` lines, without a line end after the last.
    public String tail(int count) {
        int last = text.length() - (!text.isEmpty() && text.charAt(text.length() - 1) == '\n' ? 1 : 0);
        int start = last;
        for (int i = 0; i < count; i++) {
            int at = text.lastIndexOf("\n", start - 1);
            if (at < 0 || start == 0) {
                return text.substring(0, last);
            }
            start = at;
        }
        return text.substring(start + 1, last);
    }

    private int start(int line) {
        return line == 0 ? 0 : ends[line - 1] + 1;
    }

    /// Returns the line at 0-based `index`, without its end.
    public String line(int index) {
        return text.substring(start(index), index < lines ? ends[index] : text.length());
    }

    /// Returns the length of the longest line, colour codes included. Unit: UTF-16 units.
    public int longest() {
        return Math.max(longest, text.length() - start(lines));
    }
}
