package dev.slipway.kernel.engine;

import java.util.ArrayList;
import java.util.List;

/// Long traces made short: what repeats is shown once.
final class Folding {
    private static final int LONGEST_PERIOD = 8;
    private static final int FEWEST_REPEATS = 3;

    private Folding() {}

    /// Returns `lines` with what repeats at least three times in a row shown once, and a line that says how often.
    static List<String> fold(List<String> lines) {
        var folded = new ArrayList<String>();
        for (int at = 0; at < lines.size(); ) {
            int period = period(lines, at);
            if (period == 0) {
                folded.add(lines.get(at++));
            } else {
                int repeats = repeats(lines, at, period);
                folded.addAll(lines.subList(at, at + period));
                folded.add("    … " + (repeats - 1) + " times more");
                at += period * repeats;
            }
        }
        return folded;
    }

    /// Returns `items` without those that equal the one before.
    static <T> List<T> distinct(List<T> items) {
        var distinct = new ArrayList<T>();
        for (var item : items) {
            if (distinct.isEmpty() || !distinct.getLast().equals(item)) {
                distinct.add(item);
            }
        }
        return distinct;
    }

    /// Returns the shortest number of lines that repeats at `at`; 0 if none does.
    private static int period(List<String> lines, int at) {
        for (int period = 1; period <= LONGEST_PERIOD; period++) {
            if (repeats(lines, at, period) >= FEWEST_REPEATS) {
                return period;
            }
        }
        return 0;
    }

    private static int repeats(List<String> lines, int at, int period) {
        int repeats = 0;
        for (int next = at; next + period <= lines.size(); next += period) {
            if (!lines.subList(at, at + period).equals(lines.subList(next, next + period))) {
                break;
            }
            repeats++;
        }
        return repeats;
    }
}
