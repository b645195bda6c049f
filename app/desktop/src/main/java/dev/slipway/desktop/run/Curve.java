package dev.slipway.desktop.run;

import dev.slipway.desktop.chart.Series;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.engine.history.MetricCourse;
import dev.slipway.engine.history.Rows.MetricPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// A metric of one run by iteration: the mean over all tasks that logged it. Pure.
///
/// @param iterations ascending; copied
/// @param means as long; copied
/// @param lows smallest values, as long; copied
/// @param highs largest values, as long; copied
record Curve(List<Long> iterations, List<Double> means, List<Double> lows, List<Double> highs) {
    Curve {
        iterations = List.copyOf(iterations);
        means = List.copyOf(means);
        lows = List.copyOf(lows);
        highs = List.copyOf(highs);
    }

    private static final class Sum {
        private double sum;
        private int count;
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;
    }

    /// Returns the curve of `points`; NaN is left out.
    static Curve of(List<MetricPoint> points) {
        var course = new MetricCourse.Builder();
        points.forEach(point -> course.add(point.iteration(), point.value(), 0));
        return of(course.build());
    }

    /// Returns the curve of `course`; NaN is left out.
    static Curve of(MetricCourse course) {
        var sums = new TreeMap<Long, Sum>();
        for (int i = 0; i < course.size(); i++) {
            double value = course.value(i);
            if (Double.isFinite(value)) {
                var sum = sums.computeIfAbsent(course.iteration(i), _ -> new Sum());
                sum.sum += value;
                sum.count++;
                sum.low = Math.min(sum.low, value);
                sum.high = Math.max(sum.high, value);
            }
        }
        var means = new ArrayList<Double>();
        var lows = new ArrayList<Double>();
        var highs = new ArrayList<Double>();
        for (var sum : sums.values()) {
            means.add(sum.sum / sum.count);
            lows.add(sum.low);
            highs.add(sum.high);
        }
        return new Curve(List.copyOf(sums.keySet()), means, lows, highs);
    }

    /// Tells whether there is more than one iteration.
    boolean isCurve() {
        return iterations.size() > 1;
    }

    /// Returns its lines: the mean, and the range where tasks differ.
    List<Series> series(String name) {
        var lines = new ArrayList<Series>();
        boolean isBand = !lows.equals(highs);
        lines.add(line(isBand ? "mean of " + name : name, Tone.CHART_1, means));
        if (isBand) {
            lines.add(line("lowest", Tone.CHART_6, lows));
            lines.add(line("highest", Tone.CHART_6, highs));
        }
        return lines;
    }

    private Series line(String name, Tone tone, List<Double> values) {
        return new Series(
                name,
                tone,
                iterations.stream().mapToDouble(Long::doubleValue).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
