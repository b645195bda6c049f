package dev.slipway.api.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The population stability index: how differently a column is distributed in two tables. Stateless.
///
/// It is the sum of `(b - a) ln(b / a)` over the shares of each piece; by custom 0.1 is some shift, 0.25 much. A share
/// in the logarithm is at least 0.0001, so that a piece that one table lacks has a finite weight. NaN where a table has
/// no rows.
public final class StabilityIndex {
    private static final int PIECES = 10;
    private static final int MOST_VALUES = 50;
    private static final double LEAST_SHARE = 1e-4;

    private StabilityIndex() {}

    /// Returns the index over ten pieces of as many rows of the first table, and the missing cells.
    ///
    /// @param before numbers that are there, sorted
    /// @param beforeMissing how many are not
    public static double ofNumbers(double[] before, int beforeMissing, double[] after, int afterMissing) {
        var edges = new ArrayList<Double>();
        for (int i = 1; i < PIECES && before.length > 0; i++) {
            double edge = before[(int) ((long) i * before.length / PIECES)];
            if (edges.isEmpty() || edge > edges.getLast()) {
                edges.add(edge);
            }
        }
        return of(pieces(before, edges, beforeMissing), pieces(after, edges, afterMissing));
    }

    private static double[] pieces(double[] sorted, List<Double> edges, int missing) {
        var counts = new double[edges.size() + 2];
        int piece = 0;
        for (double value : sorted) {
            while (piece < edges.size() && value >= edges.get(piece)) {
                piece++;
            }
            counts[piece]++;
        }
        counts[counts.length - 1] = missing;
        return counts;
    }

    /// Returns the index over the fifty most frequent values and all others together.
    ///
    /// @param before how often each value is there, missing cells as a value
    public static double ofValues(Map<String, Integer> before, Map<String, Integer> after) {
        var kept = frequent(before, after);
        return of(counts(before, kept), counts(after, kept));
    }

    /// Returns the fifty values that are most frequent in both together; of equally frequent ones the first by name.
    public static List<String> frequent(Map<String, Integer> before, Map<String, Integer> after) {
        var all = new HashMap<>(before);
        after.forEach((value, count) -> all.merge(value, count, Integer::sum));
        return all.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_VALUES)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static double[] counts(Map<String, Integer> counts, List<String> kept) {
        var pieces = new double[kept.size() + 1];
        for (int i = 0; i < kept.size(); i++) {
            pieces[i] = counts.getOrDefault(kept.get(i), 0);
        }
        Set<String> known = new HashSet<>(kept);
        counts.forEach((value, count) -> pieces[kept.size()] += known.contains(value) ? 0 : count);
        return pieces;
    }

    private static double of(double[] before, double[] after) {
        double n = Arrays.stream(before).sum();
        double m = Arrays.stream(after).sum();
        if (n == 0 || m == 0) {
            return Double.NaN;
        }
        double index = 0;
        for (int i = 0; i < before.length; i++) {
            double a = before[i] / n;
            double b = after[i] / m;
            index += (b - a) * Math.log(Math.max(b, LEAST_SHARE) / Math.max(a, LEAST_SHARE));
        }
        return index;
    }
}
