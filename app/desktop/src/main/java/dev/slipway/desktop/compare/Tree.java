package dev.slipway.desktop.compare;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A regression tree: what a value is likely to be, by questions about features. Immutable.
final class Tree {
    private static final int DEEPEST = 8;
    private static final int SMALLEST = 2;

    private final double value;
    private final int feature;
    private final double cut;
    private final @Nullable Tree below;
    private final @Nullable Tree above;

    private Tree(double value, int feature, double cut, @Nullable Tree below, @Nullable Tree above) {
        this.value = value;
        this.feature = feature;
        this.cut = cut;
        this.below = below;
        this.above = above;
    }

    /// One column to ask about: a value a row, and their ranks. Not changed once made.
    static final class Feature {
        private final double[] column;
        private final int[] ranks;

        Feature(double[] column) {
            this.column = column;
            var sorted = column.clone();
            Arrays.sort(sorted);
            ranks = Arrays.stream(column)
                    .mapToInt(value -> Arrays.binarySearch(sorted, value))
                    .toArray();
            // the same value has the same rank wherever the search came upon it
            for (int i = 0; i < ranks.length; i++) {
                while (ranks[i] > 0 && Double.compare(sorted[ranks[i] - 1], column[i]) == 0) {
                    ranks[i]--;
                }
            }
        }

        /// Returns `rows` by value, those of the same value as they stand.
        private int[] sorted(int[] rows) {
            var keys = new long[rows.length];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = (long) ranks[rows[i]] << Integer.SIZE | i;
            }
            Arrays.sort(keys);
            var sorted = new int[rows.length];
            for (int i = 0; i < keys.length; i++) {
                sorted[i] = rows[(int) keys[i]];
            }
            return sorted;
        }
    }

    /// Returns the tree that `rows` teach.
    ///
    /// @param features columns, each as long as `values`
    /// @param rows places in them; one may be there twice
    static Tree grow(List<Feature> features, double[] values, int[] rows) {
        return grow(features, values, rows, 0);
    }

    private static Tree grow(List<Feature> features, double[] values, int[] rows, int depth) {
        double mean =
                Arrays.stream(rows).mapToDouble(row -> values[row]).average().orElse(0);
        if (depth == DEEPEST || rows.length < 2 * SMALLEST) {
            return new Tree(mean, -1, 0, null, null);
        }
        int feature = -1;
        double cut = 0;
        double best = 1e-12;
        for (int i = 0; i < features.size(); i++) {
            var split = split(features.get(i), values, rows);
            if (split[0] > best) {
                best = split[0];
                cut = split[1];
                feature = i;
            }
        }
        if (feature < 0) {
            return new Tree(mean, -1, 0, null, null);
        }
        var column = features.get(feature).column;
        double at = cut;
        var low = Arrays.stream(rows).filter(row -> column[row] <= at).toArray();
        var high = Arrays.stream(rows).filter(row -> column[row] > at).toArray();
        return new Tree(
                mean, feature, at, grow(features, values, low, depth + 1), grow(features, values, high, depth + 1));
    }

    /// Returns by how much the best cut of a column lessens the squares, and where it is.
    private static double[] split(Feature feature, double[] values, int[] rows) {
        var column = feature.column;
        var order = feature.sorted(rows);
        double total = 0;
        for (int row : order) {
            total += values[row];
        }
        double best = 0;
        double cut = 0;
        double sum = 0;
        for (int i = 1; i < order.length; i++) {
            sum += values[order[i - 1]];
            boolean isEdge = column[order[i]] > column[order[i - 1]];
            if (isEdge && i >= SMALLEST && order.length - i >= SMALLEST) {
                double gain = sum * sum / i
                        + (total - sum) * (total - sum) / (order.length - i)
                        - total * total / order.length;
                if (gain > best) {
                    best = gain;
                    cut = (column[order[i]] + column[order[i - 1]]) / 2;
                }
            }
        }
        return new double[] {best, cut};
    }

    /// Returns what the value of `row` is likely to be, with the features of `owner` taken from `other`.
    double value(List<Feature> features, int[] owners, int owner, int row, int other) {
        var at = this;
        while (at.below != null && at.above != null) {
            int from = owners[at.feature] == owner ? other : row;
            at = features.get(at.feature).column[from] <= at.cut ? at.below : at.above;
        }
        return at.value;
    }
}
