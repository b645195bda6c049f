package dev.slipway.desktop.runs;

import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.engine.history.Rows.Counts;
import dev.slipway.engine.history.Rows.MetricPoint;
import dev.slipway.engine.history.RunOutline;
import dev.slipway.engine.history.RunStatus;
import java.util.ArrayList;
import java.util.List;

/// What a row shows beyond the list's answer, read when it comes into view.
///
/// @param counts tasks of all steps
/// @param step the step under way, empty if none is
/// @param failure why it failed in a few words, empty if it did not
/// @param curve a metric by iteration, thinned; empty if it has none; copied
record Extra(Counts counts, String step, String failure, List<Double> curve) {
    private static final int POINTS = 28;

    Extra {
        curve = List.copyOf(curve);
    }

    static Extra of(RunOutline run, List<MetricPoint> curve) {
        var error = run.error();
        return new Extra(
                run.counts(),
                run.step(),
                error == null ? "" : (error.item().isEmpty() ? error.step() : error.item()) + ": " + error.message(),
                thinned(curve));
    }

    /// Returns how a run with these counts is shown.
    Mark mark(RunStatus status) {
        return Facts.mark(status, counts);
    }

    /// Returns the mean of each stretch of iterations; empty if all were logged at one.
    static List<Double> thinned(List<MetricPoint> curve) {
        if (curve.isEmpty()) {
            return List.of();
        }
        long first = curve.getFirst().iteration();
        long last = curve.getLast().iteration();
        if (last <= first) {
            return List.of();
        }
        int bins = (int) Math.min(POINTS, last - first + 1);
        var sums = new double[bins];
        var counts = new int[bins];
        for (var point : curve) {
            int bin = (int) ((point.iteration() - first) * bins / (last - first + 1));
            if (Double.isFinite(point.value())) {
                sums[bin] += point.value();
                counts[bin]++;
            }
        }
        var means = new ArrayList<Double>();
        for (int bin = 0; bin < bins; bin++) {
            if (counts[bin] > 0) {
                means.add(sums[bin] / counts[bin]);
            }
        }
        return means;
    }
}
