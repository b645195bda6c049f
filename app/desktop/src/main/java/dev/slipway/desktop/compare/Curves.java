package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Series;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.engine.history.MetricCourse;
import dev.slipway.engine.history.Rows.RunRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/// The curve of one metric of one run: the mean over tasks by iteration. Its line is kept, so that another colour costs
/// nothing. One thread at a time.
final class Curves {
    static final Curves NONE = new Curves(new double[0], new double[0], new double[0]);

    private static final double MICROS = 1e6;

    private final double[] iterations;
    private final double[] seconds;
    private final double[] means;
    private Series drawn = new Series("", Tone.NEUTRAL, new double[0], new double[0]);
    private boolean isByTime;
    private double smoothed = Double.NaN;

    private Curves(double[] iterations, double[] seconds, double[] means) {
        this.iterations = iterations;
        this.seconds = seconds;
        this.means = means;
    }

    /// Returns the curve of what `run` logged; NaN is left out.
    static Curves of(RunRow run, MetricCourse course) {
        var started = run.times().started();
        double zero = started == null ? Double.NaN : ChronoUnit.MICROS.between(Instant.EPOCH, started);
        var iterations = new double[course.size()];
        var seconds = new double[course.size()];
        var means = new double[course.size()];
        int size = 0;
        int at = 0;
        while (at < course.size()) {
            long iteration = course.iteration(at);
            double value = 0;
            double time = 0;
            int count = 0;
            for (; at < course.size() && course.iteration(at) == iteration; at++) {
                if (Double.isFinite(course.value(at))) {
                    value += course.value(at);
                    time += Double.isNaN(zero) ? 0 : (course.micros(at) - zero) / MICROS;
                    count++;
                }
            }
            if (count > 0) {
                iterations[size] = iteration;
                seconds[size] = time / count;
                means[size++] = value / count;
            }
        }
        return new Curves(Arrays.copyOf(iterations, size), Arrays.copyOf(seconds, size), Arrays.copyOf(means, size));
    }

    int size() {
        return means.length;
    }

    /// Returns its line.
    ///
    /// @param smoothing weight of what came before, 0 for none
    Series line(String name, Tone tone, boolean byTime, double smoothing) {
        if (byTime != isByTime || smoothing != smoothed) {
            drawn = new Series(name, tone, byTime ? ascending(seconds) : iterations, smooth(means, smoothing));
            isByTime = byTime;
            smoothed = smoothing;
        }
        return drawn.in(tone);
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
