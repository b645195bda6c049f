package dev.slipway.engine.local;

import dev.slipway.engine.store.AttemptRecords.Line;
import dev.slipway.worker.protocol.Report.Stream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Cuts what an attempt prints into the lines of its log. A log has its limits: of one that would grow without end the
/// beginning and the last lines are kept, and a line between them says how many are not. One thread at a time.
final class LogLines {
    /// How much of the beginning of a log is kept. Unit: UTF-16 units.
    static final long MOST = 64L << 20;

    /// How many lines are kept of the end of a log that is longer.
    static final int LAST = 1000;

    /// How much of the end is kept, however few lines that is. Unit: UTF-16 units.
    private static final long LAST_LENGTH = 1 << 20;

    /// Longest line; a longer one is cut. Unit: UTF-16 units.
    static final int LONGEST = 1 << 16;

    private static final String CARD = "card";

    private final long most;
    private final Map<Stream, Open> open = new EnumMap<>(Stream.class);
    private final Map<Integer, Integer> cards = new HashMap<>();
    private final ArrayDeque<Line> last = new ArrayDeque<>();
    private long kept;
    private long left;
    private long lastLength;
    private int next;
    private int firstHeld = Integer.MAX_VALUE;

    LogLines() {
        this(MOST);
    }

    /// @param most as `MOST`
    LogLines(long most) {
        this.most = most;
    }

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
                keep(line.line(stream), ended);
                open.remove(stream);
            }
        }
        return ended;
    }

    /// Adds a line to `ended`, or, once the log is full, to the last ones.
    private void keep(Line line, List<Line> ended) {
        kept += line.text().length() + 1L;
        if (kept <= most) {
            ended.add(line);
            return;
        }
        firstHeld = Math.min(firstHeld, line.number());
        last.add(line);
        lastLength += line.text().length();
        while (last.size() > LAST || (lastLength > LAST_LENGTH && last.size() > 1)) {
            lastLength -= last.remove().text().length();
            left++;
        }
    }

    /// Returns the card `number` as a line. The lines begun before it end; one that was there is replaced.
    List<Line> card(int number, String text, Instant time) {
        var before = cards.get(number);
        if (before != null) {
            var now = new Line(before, time, CARD, text);
            if (before < firstHeld) {
                return List.of(now);
            }
            var held = last.stream()
                    .map(line -> line.number() == before ? now : line)
                    .toList();
            last.clear();
            last.addAll(held);
            return List.of();
        }
        var lines = new ArrayList<Line>();
        cards.put(number, next);
        begun().forEach(line -> keep(line, lines));
        open.clear();
        keep(new Line(next++, time, CARD, text), lines);
        return lines;
    }

    /// Returns the lines begun and not ended, as they are so far; none once the log is full.
    List<Line> growing() {
        return kept > most ? List.of() : begun();
    }

    private List<Line> begun() {
        return open.entrySet().stream()
                .map(entry -> entry.getValue().line(entry.getKey()))
                .toList();
    }

    /// Ends all lines and returns those that were not; of a log that was too long the last lines too.
    List<Line> end() {
        var ended = new ArrayList<Line>();
        if (left > 0 && !last.isEmpty()) {
            var gap = String.format(Locale.ROOT, "… %,d lines are not kept: the log was full", left);
            ended.add(new Line(last.getFirst().number() - 1, last.getFirst().time(), word(Stream.ERR), gap));
            left = 0;
        }
        ended.addAll(last);
        last.clear();
        lastLength = 0;
        ended.addAll(begun());
        open.clear();
        return ended;
    }

    static String word(Stream stream) {
        return switch (stream) {
            case OUT -> "stdout";
            case ERR -> "stderr";
        };
    }
}
