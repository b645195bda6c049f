package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Series;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.engine.history.Rows.MetricPoint;
import dev.slipway.engine.history.Rows.RunRow;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/// The curve of one metric of one run: the mean over tasks by iteration. Immutable.
final class Curves {
    static final Curves NONE = new Curves(new double[0], new double[0], new double[0]);

    private final double[] iterations;
    private final double[] seconds;
    private final double[] means;

    private Curves(double[] iterations, double[] seconds, double[] means) {
        this.iterations = iterations;
        this.seconds = seconds;
        this.means = means;
    }

    private static final class Sum {
        private double value;
        private double seconds;
        private int count;
    }

    /// Returns the curve of what `run` logged; NaN is left out.
    static Curves of(RunRow run, List<MetricPoint> points) {
        var sums = new TreeMap<Long, Sum>();
        var started = run.times().started();
        for (var point : points) {
            if (Double.isFinite(point.value())) {
                var sum = sums.computeIfAbsent(point.iteration(), _ -> new Sum());
                sum.value += point.value();
                sum.seconds += started == null
                        ? 0
                        : Duration.between(started, point.time()).toMillis() / 1000.0;
                sum.count++;
            }
        }
        return new Curves(
                sums.keySet().stream().mapToDouble(Long::doubleValue).toArray(),
                sums.values().stream()
                        .mapToDouble(sum -> sum.seconds / sum.count)
                        .toArray(),
                sums.values().stream().mapToDouble(sum -> sum.value / sum.count).toArray());
    }

    int size() {
        return means.length;
    }

    /// Returns its line.
    ///
    /// @param smoothing weight of what came before, 0 for none
    Series line(String name, Tone tone, boolean byTime, double smoothing) {
        return new Series(name, tone, byTime ? ascending(seconds) : iterations, smooth(means, smoothing));
    }

    /// Returns `values` as an exponential mean without the pull of its beginning; as they are for a weight of 0.
    static double[] smooth(double[] values, double weight) {
        if (weight <= 0) {
            return values;
        }
        var smooth = new double[values.length];
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < values.length; i++) {
            sum = weight * sum + (1 - weight) * values[i];
            weights = weight * weights + (1 - weight);
            smooth[i] = sum / weights;
        }
        return smooth;
    }

    /// Tasks that ran beside each other may log a later iteration earlier: no point lies left of the one before it.
    private static double[] ascending(double[] times) {
        var result = times.clone();
        for (int i = 1; i < result.length; i++) {
            result[i] = Math.max(result[i], result[i - 1]);
        }
        return result;
    }
}
