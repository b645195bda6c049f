package dev.slipway.desktop.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Text of one stream as it comes, line by line; nothing of it is dropped, and adding costs the same however much there
/// is. Thread-safe: the thread that hears a kernel adds while the UI thread reads, which is never held up for longer
/// than a few instructions. A line that has ended stays as it is.
public final class TextLog {
    private static final int PART = 64 * 1024;

    private final String stream;
    private final Object writing = new Object();
    private final List<TextPart> parts = new ArrayList<>();
    private final StringBuilder tail = new StringBuilder();
    private int[] ends = new int[64];
    private int tailLines;
    private long partsLength;
    private int longest;
    private volatile boolean sealed;

    /// All of the text as it was once. Immutable.
    static final class Copy {
        private final List<TextPart> parts;
        private final String tail;

        private Copy(List<TextPart> parts, String tail) {
            this.parts = List.copyOf(parts);
            this.tail = tail;
        }

        /// Returns all of it. Cost: a copy; for a worker if there is much of it.
        String text() {
            if (parts.isEmpty()) {
                return tail;
            }
            var text = new StringBuilder(
                    Math.toIntExact(parts.stream().mapToLong(TextPart::length).sum() + tail.length()));
            parts.forEach(part -> text.append(part.text()));
            return text.append(tail).toString();
        }
    }

    /// @param stream `stdout` or `stderr`
    public TextLog(String stream) {
        this.stream = stream;
    }

    public String stream() {
        return stream;
    }

    /// Adds `more` at the end.
    public void append(String more) {
        synchronized (writing) {
            for (int from = 0; from < more.length(); from += PART) {
                if (add(more.substring(from, Math.min(more.length(), from + PART)))) {
                    putAside();
                }
            }
        }
    }

    /// Adds `more` at the end unless this is sealed, and tells whether it did.
    public boolean extend(String more) {
        if (!sealed) {
            append(more);
            return true;
        }
        return false;
    }

    /// Lets nothing more be added by `extend`: something else has been shown since, or the text is no longer shown.
    public void seal() {
        sealed = true;
    }

    /// Adds `more` to the tail, and tells whether some of that is to be put aside.
    private synchronized boolean add(String more) {
        int before = tail.length();
        tail.append(more);
        for (int at = more.indexOf('\n'); at >= 0; at = more.indexOf('\n', at + 1)) {
            if (tailLines == ends.length) {
                ends = Arrays.copyOf(ends, 2 * tailLines);
            }
            longest = Math.max(longest, before + at - tailStart(tailLines));
            ends[tailLines++] = before + at;
        }
        return tail.length() >= PART && tailLines > 0;
    }

    /// Moves the whole lines of the tail to where they stay. Readers are not held up while they are copied: nothing
    /// else writes meanwhile.
    private void putAside() {
        String text;
        int[] lineEnds;
        int first;
        synchronized (this) {
            text = tail.substring(0, ends[tailLines - 1] + 1);
            lineEnds = Arrays.copyOf(ends, tailLines);
            first = firstOfTail();
        }
        keep(new TextPart(text, lineEnds, first));
    }

    private synchronized void keep(TextPart part) {
        parts.add(part);
        partsLength += part.length();
        tail.delete(0, part.length());
        tailLines = 0;
    }

    private synchronized int firstOfTail() {
        return parts.isEmpty() ? 0 : parts.getLast().nextLine();
    }

    /// Returns how many lines there are; one that has not ended counts.
    public synchronized int lines() {
        return firstOfTail() + tailLines + (tail.length() > tailStart(tailLines) ? 1 : 0);
    }

    /// Returns all of it. Cost: a copy.
    public String text() {
        return copy().text();
    }

    /// Returns all of it for another thread to read. Cost: little.
    synchronized Copy copy() {
        return new Copy(parts, tail.toString());
    }

    /// Tells whether `text` is all of it.
    synchronized boolean is(String text) {
        if (text.length() != length()) {
            return false;
        }
        int from = 0;
        for (var part : parts) {
            if (!text.startsWith(part.text(), from)) {
                return false;
            }
            from += part.length();
        }
        return tail.compareTo(new StringBuilder(text.substring(from))) == 0;
    }

    /// Returns how much there is. Unit: UTF-16 units.
    public synchronized long length() {
        return partsLength + tail.length();
    }

    /// Returns the first `count` lines, without a line end after the last.
    public synchronized String head(int count) {
        return count > lines() ? text() : lines(0, count);
    }

    /// Returns the last `count` lines, without a line end after the last.
    public synchronized String tail(int count) {
        return lines(Math.max(0, lines() - count), lines());
    }

    private synchronized String lines(int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : "\n").append(line(i));
        }
        return text.toString();
    }

    private int tailStart(int line) {
        return line == 0 ? 0 : ends[line - 1] + 1;
    }

    /// Returns the line at 0-based `index`, without its end.
    public synchronized String line(int index) {
        int first = firstOfTail();
        if (index < first) {
            return part(index).line(index);
        }
        int at = index - first;
        return tail.substring(tailStart(at), at < tailLines ? ends[at] : tail.length());
    }

    private TextPart part(int line) {
        int from = 0;
        int to = parts.size() - 1;
        while (from < to) {
            int middle = (from + to) / 2;
            if (parts.get(middle).nextLine() > line) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return parts.get(from);
    }

    /// Returns the length of the longest line, colour codes included. Unit: UTF-16 units.
    public synchronized int longest() {
        return Math.max(longest, tail.length() - tailStart(tailLines));
    }
}
