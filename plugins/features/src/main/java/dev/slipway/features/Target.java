package dev.slipway.features;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/// The label of each row: one of a few classes, or a number. Immutable.
final class Target {
    private static final int MOST_CLASSES = 10;

    private final String name;
    private final double[] values;
    private final int classes;

    private Target(String name, double[] values, int classes) {
        this.name = name;
        this.values = values;
        this.classes = classes;
    }

    /// Returns the label that `column` gives; null if all its cells are equal or missing.
    static @Nullable Target of(Column<?> column) {
        var numbers = Cells.numbers(column);
        var codes = Cells.codes(column);
        int distinct = Cells.count(codes) - (column.countMissing() > 0 ? 1 : 0);
        if (distinct < 2) {
            return null;
        }
        boolean isClass = numbers == null
                || distinct == 2
                || (column instanceof NumericColumn<?> && AsOfJoin.isWhole(column) && distinct <= MOST_CLASSES);
        if (!isClass && numbers != null) {
            return new Target(column.name(), numbers, 0);
        }
        var values = new double[codes.length];
        Arrays.setAll(values, row -> column.isMissing(row) ? Double.NaN : codes[row]);
        return new Target(column.name(), values, Cells.count(codes));
    }

    String name() {
        return name;
    }

    boolean isClass() {
        return classes > 0;
    }

    boolean isKnown(int row) {
        return !Double.isNaN(values[row]);
    }

    double value(int row) {
        return values[row];
    }

    /// Returns what says best what the label is without any feature: the most frequent class, or the mean.
    double guess(int[] rows) {
        return new Tally(this, rows).best(0);
    }

    /// Labels counted or added up.
    static final class Tally {
        private final int[] counts;
        private double sum;
        private int rows;

        Tally(Target target) {
            counts = new int[target.classes];
        }

        Tally(Target target, int[] rows) {
            this(target);
            for (int row : rows) {
                add(target.value(row));
            }
        }

        void add(double label) {
            rows++;
            if (counts.length > 0) {
                counts[(int) label]++;
            } else {
                sum += label;
            }
        }

        void add(Tally other) {
            rows += other.rows;
            sum += other.sum;
            for (int i = 0; i < counts.length; i++) {
                counts[i] += other.counts[i];
            }
        }

        int rows() {
            return rows;
        }

        /// Returns the most frequent class or the mean; `otherwise` if nothing was added.
        double best(double otherwise) {
            if (rows == 0) {
                return otherwise;
            }
            if (counts.length == 0) {
                return sum / rows;
            }
            int best = 0;
            for (int i = 1; i < counts.length; i++) {
                best = counts[i] > counts[best] ? i : best;
            }
            return best;
        }
    }
}
