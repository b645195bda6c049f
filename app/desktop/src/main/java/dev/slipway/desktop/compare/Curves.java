package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Series;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.engine.history.Rows.MetricPoint;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The curve of one metric of one run. Pure.
final class Curves {
    private Curves() {}

    /// Returns the mean over tasks by iteration; NaN is left out.
    static Series line(RunRow run, Tone tone, List<MetricPoint> points) {
        Map<Long, double[]> sums = new TreeMap<>();
        for (var point : points) {
            if (Double.isFinite(point.value())) {
                var sum = sums.computeIfAbsent(point.iteration(), _ -> new double[2]);
                sum[0] += point.value();
                sum[1]++;
            }
        }
        return new Series(
                String.valueOf(run.flow().number()),
                tone,
                sums.keySet().stream().mapToDouble(Long::doubleValue).toArray(),
                sums.values().stream().mapToDouble(sum -> sum[0] / sum[1]).toArray());
    }
}
