package dev.slipway.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.columns.Column;

/// Columns whose cells show that something was fitted on the rows of all parts together: a mean, a range, a value for
/// missing cells, the means of the label. What holds exactly of all rows, and not of the training rows alone, was made
/// before the split. Stateless.
final class EarlyFits {
    private static final int FEWEST = 10;
    private static final double CLOSE = 1e-6;

    private EarlyFits() {}

    static List<Leak> find(List<Part> parts, String label) {
        var all = Sample.together(parts);
        int train = parts.getFirst().rowCount();
        var leaks = new ArrayList<Leak>();
        for (var column : all.columns()) {
            boolean isDecimal = column instanceof DoubleColumn || column instanceof FloatColumn;
            if (!isDecimal || column.name().equals(label)) {
                continue;
            }
            var values = Cells.numbers(column);
            if (values == null || Arrays.stream(values).filter(Double::isFinite).count() < FEWEST) {
                continue;
            }
            var words = sign(values, train);
            if (words.isEmpty() && !label.isEmpty()) {
                words = labelMeans(values, Cells.column(all, label), train);
            }
            if (!words.isEmpty()) {
                leaks.add(new Leak(
                        Leak.Kind.FIT_BEFORE_SPLIT,
                        column.name(),
                        words + " Split first, then fit on the training rows."));
            }
        }
        return leaks;
    }

    private static String sign(double[] values, int train) {
        var all = finite(values);
        var first = finite(Arrays.copyOf(values, train));
        if (first.length == 0) {
            return "";
        }
        if (isStandard(all) && !isStandard(first)) {
            return "Over the rows of all parts its mean is 0 and its deviation 1, over the training rows alone "
                    + Words.number(Scaler.mean(first)) + " and " + Words.number(Scaler.deviation(first)) + ".";
        }
        for (int low : new int[] {0, -1}) {
            if (spans(all, low) && !spans(first, low) && isFine(all)) {
                return "Over the rows of all parts it goes from exactly " + low + " to 1, over the training rows alone"
                        + " from " + Words.number(least(first)) + " to " + Words.number(most(first)) + ".";
            }
        }
        return filled(all, first);
    }

    private static double[] finite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).toArray();
    }

    private static boolean isStandard(double[] values) {
        double deviation = Scaler.deviation(values);
        double sample = deviation * Math.sqrt(values.length / Math.max(1.0, values.length - 1.0));
        return Math.abs(Scaler.mean(values)) < CLOSE
                && (Math.abs(deviation - 1) < CLOSE || Math.abs(sample - 1) < CLOSE);
    }

    private static boolean spans(double[] values, int low) {
        return least(values) == low && most(values) == 1;
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }

    private static double most(double[] values) {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }

    /// Tells whether most values are different ones, and not rounded.
    private static boolean isFine(double[] values) {
        long rounded =
                Arrays.stream(values).filter(value -> isRounded(value, 1e4)).count();
        return Arrays.stream(values).distinct().count() > values.length / 2 && rounded < values.length / 2;
    }

    /// Tells whether the others go in steps of some decimal digits, and `value` has more.
    private static boolean isBetweenSteps(double value, double[] others) {
        for (double steps = 1; steps < 1e7; steps *= 10) {
            double each = steps;
            if (Arrays.stream(others).allMatch(other -> isRounded(other, each))) {
                return !isRounded(value, steps);
            }
        }
        return false;
    }

    private static boolean isRounded(double value, double steps) {
        double scaled = value * steps;
        return Math.abs(scaled - Math.rint(scaled)) < 1e-7 * Math.max(1, Math.abs(scaled));
    }

    /// A value that stands in several cells and is the mean or the median of the others; so it is of all.
    private static String filled(double[] all, double[] first) {
        double mean = Scaler.mean(all);
        double median = median(all);
        double scale = Scaler.deviation(all);
        for (double candidate : new double[] {mean, median}) {
            var cells =
                    Arrays.stream(all).filter(one -> is(one, candidate, scale)).toArray();
            var others =
                    Arrays.stream(all).filter(one -> !is(one, candidate, scale)).toArray();
            var trained = Arrays.stream(first)
                    .filter(one -> !is(one, candidate, scale))
                    .toArray();
            if (cells.length < 2 || trained.length == 0 || !standsOut(cells, others, candidate == mean)) {
                continue;
            }
            double of = candidate == mean ? Scaler.mean(others) : median(others);
            double alone = candidate == mean ? Scaler.mean(trained) : median(trained);
            if (is(candidate, of, scale) && !is(candidate, alone, scale)) {
                return "It has the value " + Words.number(candidate) + " " + cells.length + " times, which is the "
                        + (candidate == mean ? "mean" : "median")
                        + " of the other cells of all parts, and not of the training rows alone (" + Words.number(alone)
                        + ").";
            }
        }
        return "";
    }

    /// Tells whether a value is not there by chance: finer than the others, or more often than they would have it.
    private static boolean standsOut(double[] cells, double[] others, boolean isMean) {
        var counts = new HashMap<Double, Integer>();
        for (double other : others) {
            counts.merge(other, 1, Integer::sum);
        }
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (isBetweenSteps(cells[0], others)) {
            return true;
        }
        return isMean ? cells.length >= 2.5 * most : cells.length >= 3 * most && counts.size() > 0.9 * others.length;
    }

    private static boolean is(double value, double other, double scale) {
        return Math.abs(value - other) <= 1e-9 * (Math.abs(value) + scale);
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// Values that are the means of the label among the rows that have them.
    private static String labelMeans(double[] values, Column<?> label, int train) {
        int distinct = (int) Arrays.stream(values).distinct().count();
        if (distinct < 2 || distinct > values.length / 3) {
            return "";
        }
        for (var numbers : labels(label)) {
            if (areMeans(values, numbers, values.length) && !areMeans(values, numbers, train)) {
                return "Its values are the means of " + label.name() + " among the rows of all parts that have them.";
            }
        }
        return "";
    }

    private static List<double[]> labels(Column<?> label) {
        var numbers = Cells.numbers(label);
        if (numbers != null) {
            return List.of(numbers);
        }
        var codes = Cells.codes(label);
        if (Cells.count(codes) != 2) {
            return List.of();
        }
        return List.of(
                Arrays.stream(codes).mapToDouble(code -> code).toArray(),
                Arrays.stream(codes).mapToDouble(code -> 1 - code).toArray());
    }

    private static boolean areMeans(double[] values, double[] label, int rows) {
        var sums = new HashMap<Double, double[]>();
        for (int row = 0; row < rows; row++) {
            if (!Double.isNaN(label[row]) && !Double.isNaN(values[row])) {
                var sum = sums.computeIfAbsent(values[row], _ -> new double[2]);
                sum[0] += label[row];
                sum[1]++;
            }
        }
        return sums.size() > 1
                && sums.entrySet().stream().allMatch(entry -> {
                    double mean = entry.getValue()[0] / entry.getValue()[1];
                    return Math.abs(mean - entry.getKey()) <= 1e-9 * Math.max(1, Math.abs(mean));
                });
    }
}
