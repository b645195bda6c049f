package dev.slipway.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import tech.tablesaw.columns.Column;

/// Whole rows that are in both parts, more of them than chance gives. Stateless.
///
/// Where columns have few values, some rows are equal by chance. How many is told from pairs of rows that are equal but
/// for one column: of these and the equal ones together, the share that is equal in that column as well is about that
/// of any two rows. Columns that only name a row do not count.
final class Duplicates {
    private static final int SHOWN = 5;

    private Duplicates() {}

    static List<Leak> find(Sample sample) {
        var columns = new ArrayList<Column<?>>();
        for (var column : sample.all().columns()) {
            if (!sample.identifiers().contains(column.name())) {
                columns.add(column);
            }
        }
        if (columns.isEmpty()) {
            return List.of();
        }
        var sums = new long[sample.rows()];
        for (int i = 0; i < columns.size(); i++) {
            var hashes = hashes(columns.get(i), i);
            Arrays.setAll(sums, row -> sums[row] + hashes[row]);
        }
        double equal = pairs(sums, sample.train());
        if (equal == 0 || equal <= tolerable(byChance(columns, sums, equal, sample))) {
            return List.of();
        }
        return List.of(leak(sample, sums));
    }

    private static long[] hashes(Column<?> column, int salt) {
        var hashes = new long[column.size()];
        for (int row = 0; row < hashes.length; row++) {
            hashes[row] = Cells.mixed(Cells.hash(column, row) + salt * 0x632BE59BD9B4E019L);
        }
        return hashes;
    }

    private static double tolerable(double expected) {
        return 3 * expected + 3 * Math.sqrt(expected);
    }

    private static double byChance(List<Column<?>> columns, long[] sums, double equal, Sample sample) {
        double most = 0;
        for (int i = 0; i < columns.size(); i++) {
            var hashes = hashes(columns.get(i), i);
            var rest = new long[sums.length];
            Arrays.setAll(rest, row -> sums[row] - hashes[row]);
            double nearly = pairs(rest, sample.train()) - equal;
            double same = alike(hashes);
            if (same < 1) {
                most = Math.max(most, nearly * same / (1 - same));
            }
        }
        return most;
    }

    /// Returns the share of pairs of rows that have the same value.
    private static double alike(long[] hashes) {
        var sorted = hashes.clone();
        Arrays.sort(sorted);
        double rows = sorted.length;
        double share = 0;
        for (int from = 0, to; from < sorted.length; from = to) {
            to = end(sorted, from);
            share += (to - from) / rows * (to - from - 1) / Math.max(1, rows - 1);
        }
        return share;
    }

    private static int end(long[] sorted, int from) {
        int to = from + 1;
        while (to < sorted.length && sorted[to] == sorted[from]) {
            to++;
        }
        return to;
    }

    /// Returns how many pairs of a training row and another have the same hash.
    private static double pairs(long[] hashes, int train) {
        var first = Arrays.copyOf(hashes, train);
        var second = Arrays.copyOfRange(hashes, train, hashes.length);
        Arrays.sort(first);
        Arrays.sort(second);
        double pairs = 0;
        int at = 0;
        for (int from = 0, to; from < second.length; from = to) {
            to = end(second, from);
            while (at < first.length && first[at] < second[from]) {
                at++;
            }
            if (at < first.length && first[at] == second[from]) {
                pairs += (double) (end(first, at) - at) * (to - from);
            }
        }
        return pairs;
    }

    private static Leak leak(Sample sample, long[] sums) {
        var firsts = new HashMap<Long, Integer>();
        for (int row = 0; row < sample.train(); row++) {
            firsts.putIfAbsent(sums[row], row);
        }
        int count = 0;
        var shown = new ArrayList<String>();
        for (int row = sample.train(); row < sums.length; row++) {
            var twin = firsts.get(sums[row]);
            if (twin != null) {
                count++;
                if (shown.size() < SHOWN) {
                    shown.add((row - sample.train() + 1) + " (as training row " + (twin + 1) + ")");
                }
            }
        }
        return new Leak(
                Leak.Kind.DUPLICATED_ROWS,
                "",
                count + " of the " + Words.counted(sums.length - sample.train(), sample.other() + " row")
                        + " are training rows as well, more than by chance: " + sample.other() + " row "
                        + String.join(", ", shown) + (count > SHOWN ? ", …" : "")
                        + ". Leave duplicates out before the split: table.dropDuplicateRows().");
    }
}
