package dev.slipway.engine.values;

import dev.slipway.engine.compare.LineDiffs;
import dev.slipway.engine.store.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Compares texts and logs of any length and content, as far as a person reads them. Stateless.
final class LogDiffs {
    /// Most lines of a text that are compared: the work grows with the square of it.
    static final int MOST_LINES = 3_000;

    private static final int LONGEST_LINE = 2_000;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t]]");

    private LogDiffs() {}

    /// Returns how what two tasks printed and noted differs; pictures and tables they displayed are left out.
    static ValueDifference of(View view, String step, long before, int old, long after, int young) throws IOException {
        if (old < 0 || young < 0) {
            boolean isBefore = young < 0;
            var lines = isBefore ? lines(view, before, step, old) : lines(view, after, step, young);
            return new ValueDifference.OneSided(
                    isBefore, String.join("\n", lines.subList(0, Math.min(lines.size(), 100))));
        }
        return of(lines(view, before, step, old), lines(view, after, step, young));
    }

    /// Returns how two texts differ, each at most its first lines.
    static ValueDifference of(List<String> before, List<String> after) {
        int most = Math.max(before.size(), after.size());
        return new ValueDifference.Texts(LineDiffs.of(plain(before), plain(after)), Math.max(0, most - MOST_LINES));
    }

    private static List<String> plain(List<String> lines) {
        return lines.stream().limit(MOST_LINES).map(LogDiffs::plain).toList();
    }

    /// Returns a line as it can be shown: what is not text as a dot, and not longer than one can read.
    private static String plain(String line) {
        var text = CONTROL.matcher(line).replaceAll("·");
        return text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "…" : text;
    }

    private static List<String> lines(View view, long run, String step, int index) throws IOException {
        var lines = new ArrayList<String>();
        view.query(
                        "SELECT l.stream, l.text FROM step s JOIN task t ON t.run = s.run AND t.step = s.position"
                                + " JOIN log l ON l.attempt = t.attempt"
                                + " WHERE s.run = ? AND s.name = ? AND t.idx = ? ORDER BY l.line LIMIT ?",
                        row -> row.text("stream").equals("card")
                                        && row.text("text").stripLeading().startsWith("<")
                                ? ""
                                : row.text("text"),
                        run,
                        step,
                        index,
                        100_000)
                .forEach(text -> lines.addAll(text.isEmpty() ? List.of() : List.of(text.split("\\R", -1))));
        return lines;
    }
}
