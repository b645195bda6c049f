package dev.slipway.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// How well one feature by itself tells the label of rows it was not learnt from: learnt from the training rows it is
/// tried on the others, and the other way round. Immutable.
///
/// @param rows how many rows were tried
/// @param wrong how many of them it got wrong, of classes; the sum of squares it is off, of numbers
/// @param baseline the same for the best guess that is the same for all the rows that are tried
/// @param agreement of numbers: the correlation of what it says with the label; of classes 0
record Forecast(int rows, double wrong, double baseline, double agreement) {
    /// Returns how much of the guess's error the feature takes away: 1 is all.
    double skill() {
        return baseline <= 0 ? 0 : 1 - wrong / baseline;
    }

    /// Returns how many standard deviations better than chance it is.
    double certainty(Target target) {
        if (!target.isClass()) {
            // each half was tried by the other, so that an agreement by chance is counted twice
            return agreement * Math.sqrt(rows / 2.0);
        }
        double share = baseline / Math.max(1, rows);
        return (baseline - wrong) / Math.sqrt(rows * share * (1 - share) + 1e-9);
    }

    /// Tries a feature.
    ///
    /// @param feature NaN where missing; such rows are left out
    /// @param neighbours how many of the nearest rows say what the label is; with 1, numbers are interpolated
    static Forecast of(double[] feature, Target target, int train, int neighbours) {
        var first = rows(feature, target, 0, train);
        var second = rows(feature, target, train, feature.length);
        var said = new ArrayList<double[]>();
        double[] sums = new double[2];
        for (var way : List.of(List.of(first, second), List.of(second, first))) {
            var learnt = way.getFirst();
            var tried = way.getLast();
            if (learnt.length == 0) {
                continue;
            }
            double guess = target.guess(learnt);
            double bestGuess = target.guess(tried);
            var near = new Near(feature, target, learnt);
            for (int row : tried) {
                double answer = near.answer(feature[row], neighbours, guess);
                double label = target.value(row);
                sums[0] += error(target, answer, label);
                sums[1] += error(target, bestGuess, label);
                said.add(new double[] {answer, label});
            }
        }
        return new Forecast(said.size(), sums[0], sums[1], target.isClass() ? 0 : correlation(said));
    }

    private static double error(Target target, double answer, double label) {
        return target.isClass() ? (answer == label ? 0 : 1) : (answer - label) * (answer - label);
    }

    private static int[] rows(double[] feature, Target target, int from, int to) {
        var rows = new int[to - from];
        int count = 0;
        for (int row = from; row < to; row++) {
            if (!Double.isNaN(feature[row]) && target.isKnown(row)) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    /// Returns the correlation of pairs; 0 if one side is constant.
    static double correlation(List<double[]> pairs) {
        double x = 0;
        double y = 0;
        for (var pair : pairs) {
            x += pair[0] / pairs.size();
            y += pair[1] / pairs.size();
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (var pair : pairs) {
            xx += (pair[0] - x) * (pair[0] - x);
            yy += (pair[1] - y) * (pair[1] - y);
            xy += (pair[0] - x) * (pair[1] - y);
        }
        double product = Math.sqrt(xx) * Math.sqrt(yy);
        return product > 0 ? xy / product : 0;
    }

    /// Returns the pairs with each number replaced by its place among those of its side; equal ones share theirs.
    static List<double[]> ranked(List<double[]> pairs) {
        var ranked = new ArrayList<double[]>();
        pairs.forEach(_ -> ranked.add(new double[2]));
        for (int side = 0; side < 2; side++) {
            int at = side;
            var order = IntStream.range(0, pairs.size())
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> pairs.get(i)[at]))
                    .toList();
            for (int from = 0, to; from < order.size(); from = to) {
                to = from + 1;
                while (to < order.size() && pairs.get(order.get(to))[at] == pairs.get(order.get(from))[at]) {
                    to++;
                }
                for (int i = from; i < to; i++) {
                    ranked.get(order.get(i))[at] = (from + to - 1) / 2.0;
                }
            }
        }
        return ranked;
    }

    /// The labels of learnt rows by the value of the feature.
    private static final class Near {
        private final double[] values;
        private final Target.Tally[] tallies;
        private final Target target;

        Near(double[] feature, Target target, int[] learnt) {
            var known = new TreeMap<Double, Target.Tally>();
            for (int row : learnt) {
                known.computeIfAbsent(feature[row] + 0.0, _ -> new Target.Tally(target))
                        .add(target.value(row));
            }
            values = known.keySet().stream().mapToDouble(Double::doubleValue).toArray();
            tallies = known.values().toArray(Target.Tally[]::new);
            this.target = target;
        }

        double answer(double value, int neighbours, double guess) {
            int at = Arrays.binarySearch(values, value + 0.0);
            int right = at < 0 ? -at - 1 : at;
            if (neighbours == 1 && !target.isClass() && at < 0 && right > 0 && right < values.length) {
                double share = (value - values[right - 1]) / (values[right] - values[right - 1]);
                double low = tallies[right - 1].best(guess);
                return low + share * (tallies[right].best(guess) - low);
            }
            if (at >= 0 && tallies[at].rows() > 2) {
                return tallies[at].best(guess);
            }
            int left = right - 1;
            var sum = new Target.Tally(target);
            while (sum.rows() < neighbours && (left >= 0 || right < values.length)) {
                boolean isRight = left < 0 || (right < values.length && values[right] - value <= value - values[left]);
                sum.add(tallies[isRight ? right++ : left--]);
            }
            return sum.best(guess);
        }
    }
}
