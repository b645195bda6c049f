package dev.slipway.features;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.columns.Column;

/// Times and values that are in both parts and should not be. Stateless.
final class Overlaps {
    private static final int SHOWN = 5;

    private Overlaps() {}

    static List<Leak> find(Sample sample) {
        var leaks = new ArrayList<Leak>();
        if (!sample.asked().time().isEmpty()) {
            times(sample, Cells.column(sample.all(), sample.asked().time()), leaks);
        }
        for (var group : sample.asked().groups()) {
            values(
                    sample,
                    Leak.Kind.GROUP_OVERLAP,
                    group,
                    "Split by group: split(table).byGroup(\"" + group + "\").",
                    leaks);
        }
        for (var id : sample.asked().ids()) {
            values(sample, Leak.Kind.DUPLICATED_ROWS, id, "A row is to be in one part only.", leaks);
        }
        return leaks;
    }

    private static void times(Sample sample, Column<?> column, List<Leak> leaks) {
        var times = Cells.numbers(column);
        if (times == null) {
            throw new IllegalArgumentException("the column " + column.name() + " holds no times: it is "
                    + column.type().name() + ". Name a column of dates, times or numbers.");
        }
        int first = -1;
        for (int row = sample.train(); row < times.length; row++) {
            if (!Double.isNaN(times[row]) && (first < 0 || times[row] < times[first])) {
                first = row;
            }
        }
        int late = 0;
        int last = -1;
        for (int row = 0; row < sample.train() && first >= 0; row++) {
            if (times[row] >= times[first]) {
                late++;
                last = last < 0 || times[row] > times[last] ? row : last;
            }
        }
        if (late > 0) {
            leaks.add(new Leak(
                    Leak.Kind.TIME_OVERLAP,
                    column.name(),
                    Words.counted(late, "training row") + " of " + sample.train() + " are not before the first "
                            + sample.other() + " row: training goes on to " + column.getString(last) + ", the "
                            + sample.other() + " rows begin at " + column.getString(first)
                            + ". Split by time: split(table).byTime(\"" + column.name() + "\")."));
        }
    }

    private static void values(Sample sample, Leak.Kind kind, String name, String advice, List<Leak> leaks) {
        var column = Cells.column(sample.all(), name);
        var codes = Cells.codes(column);
        var isTrained = new boolean[Cells.count(codes)];
        for (int row = 0; row < sample.train(); row++) {
            isTrained[codes[row]] |= !column.isMissing(row);
        }
        var shared = new LinkedHashSet<String>();
        int rows = 0;
        for (int row = sample.train(); row < codes.length; row++) {
            if (isTrained[codes[row]]) {
                rows++;
                shared.add(column.getString(row));
            }
        }
        if (rows > 0) {
            leaks.add(new Leak(
                    kind,
                    column.name(),
                    Words.counted(shared.size(), "value") + " of " + column.name() + " "
                            + (shared.size() == 1 ? "is" : "are")
                            + " in the training and the " + sample.other() + " rows: "
                            + shared.stream().limit(SHOWN).collect(Collectors.joining(", "))
                            + (shared.size() > SHOWN ? ", …" : "") + " (" + Words.counted(rows, sample.other() + " row")
                            + "). " + advice));
        }
    }
}
