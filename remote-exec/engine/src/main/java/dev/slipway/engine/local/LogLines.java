package dev.slipway.engine.local;

import dev.slipway.engine.store.AttemptRecords.Line;
import dev.slipway.worker.protocol.Report.Stream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Cuts what an attempt prints into the lines of its log. One thread at a time.
final class LogLines {
    /// Longest line; a longer one is cut. Unit: UTF-16 units.
    static final int LONGEST = 1 << 16;

    private final Map<Stream, Open> open = new EnumMap<>(Stream.class);
    private int next;

    /// A line that may still grow.
    private static final class Open {
        private final int number;
        private final Instant time;
        private final StringBuilder text = new StringBuilder();

        Open(int number, Instant time) {
            this.number = number;
            this.time = time;
        }

        Line line(Stream stream) {
            return new Line(number, time, word(stream), text.toString());
        }
    }

    /// Returns the lines that `text` ends.
    List<Line> print(Stream stream, String text, Instant time) {
        var ended = new ArrayList<Line>();
        int from = 0;
        while (from < text.length()) {
            var line = open.computeIfAbsent(stream, _ -> new Open(next++, time));
            int end = text.indexOf('\n', from);
            int upTo = Math.min(end < 0 ? text.length() : end, from + LONGEST - line.text.length());
            line.text.append(text, from, upTo);
            boolean ends = end == upTo;
            from = ends ? upTo + 1 : upTo;
            if (ends || line.text.length() >= LONGEST) {
                if (ends && !line.text.isEmpty() && line.text.charAt(line.text.length() - 1) == '\r') {
                    line.text.setLength(line.text.length() - 1);
                }
                ended.add(line.line(stream));
                open.remove(stream);
            }
        }
        return ended;
    }

    /// Returns a card as a line; the lines begun before it end.
    List<Line> card(String text, Instant time) {
        var lines = new ArrayList<>(end());
        lines.add(new Line(next++, time, "card", text));
        return lines;
    }

    /// Returns the lines begun and not ended, as they are so far.
    List<Line> growing() {
        return open.entrySet().stream()
                .map(entry -> entry.getValue().line(entry.getKey()))
                .toList();
    }

    /// Ends all lines and returns those that were not.
    List<Line> end() {
        var last = growing();
        open.clear();
        return last;
    }

    static String word(Stream stream) {
        return switch (stream) {
            case OUT -> "stdout";
            case ERR -> "stderr";
        };
    }
}
