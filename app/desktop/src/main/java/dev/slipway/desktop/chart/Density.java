package dev.slipway.desktop.chart;

import java.util.List;

/// How many of some spans overlap, in equal bins of an axis; and histograms. Pure.
public final class Density {
    private Density() {}

    /// A stretch of an axis; `end` is not before `start`.
    public record Span(double start, double end) {}

    /// Returns per bin the mean number of `spans` that cover it, between `from` and `to`.
    public static double[] overlap(List<Span> spans, double from, double to, int bins) {
        var change = new double[bins + 2];
        var load = new double[bins];
        double width = (to - from) / bins;
        if (!(width > 0)) {
            return load;
        }
        for (var span : spans) {
            add(span, from, width, load, change);
        }
        double running = 0;
        for (int bin = 0; bin < bins; bin++) {
            running += change[bin];
            load[bin] += running;
        }
        return load;
    }

    /// Returns how many `values` fall into each of `bins` equal bins between `from` and `to`, ends included.
    public static int[] histogram(double[] values, double from, double to, int bins) {
        var counts = new int[bins];
        for (double value : values) {
            if (value >= from && value <= to) {
                int bin = to > from ? (int) ((value - from) / (to - from) * bins) : 0;
                counts[Math.min(bins - 1, bin)]++;
            }
        }
        return counts;
    }

    private static void add(Span span, double from, double width, double[] load, double[] change) {
        double start = Math.clamp((span.start() - from) / width, 0, load.length);
        double end = Math.clamp((span.end() - from) / width, 0, load.length);
        int first = (int) start;
        int last = (int) end;
        if (first == last) {
            if (first < load.length) {
                load[first] += end - start;
            }
            return;
        }
        load[first] += first + 1 - start;
        change[first + 1]++;
        change[last]--;
        if (last < load.length) {
            load[last] += end - last;
        }
    }
}
