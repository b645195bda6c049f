package dev.slipway.charts;

import dev.slipway.api.output.TimeTicks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.function.DoubleFunction;

/// How many rows lie in each piece of x, series upon series. Immutable.
///
/// @param edges of the pieces, rising; the last piece holds its upper edge too
/// @param rows those of the panel
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
record Histogram(Field x, double[] edges, Palette palette, int[] rows) implements Drawn {
    private static final int FEWEST = 5;
    private static final int MOST = 60;
    private static final double SHADE = 0.75;
    private static final double DAY = 86_400_000;

    /// Returns the edges that suit all values of `x`: `bins` pieces, or as many as the spread of the values asks for,
    /// with round edges.
    static double[] edges(Field x, int[] all, int bins, boolean isLog) {
        var values = Arrays.stream(all)
                .mapToDouble(x::number)
                .filter(value -> Double.isFinite(value) && (!isLog || value > 0))
                .map(value -> isLog ? Math.log10(value) : value)
                .sorted()
                .toArray();
        if (values.length == 0) {
            return new double[] {0, 1};
        }
        double low = values[0];
        double spread = values[values.length - 1] - low;
        if (spread <= 0) {
            return logged(new double[] {low - 0.5, low + 0.5}, isLog);
        }
        double width = bins > 0 ? spread / bins : Scale.step(spread, count(values, spread));
        double from = bins > 0 ? low : Math.floor(low / width + 1e-9) * width;
        int count = bins > 0 ? bins : (int) Math.max(1, Math.ceil((values[values.length - 1] - from) / width - 1e-9));
        var edges = new double[count + 1];
        for (int at = 0; at <= count; at++) {
            edges[at] = from + at * width;
        }
        return logged(edges, isLog);
    }

    private static double[] logged(double[] edges, boolean isLog) {
        return isLog ? Arrays.stream(edges).map(edge -> Math.pow(10, edge)).toArray() : edges;
    }

    /// The rule of Freedman and Diaconis.
    private static int count(double[] sorted, double spread) {
        double quarters = sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4];
        double width = 2 * quarters / Math.cbrt(sorted.length);
        return width > 0 ? (int) Math.clamp(spread / width, FEWEST, MOST) : 30;
    }

    @Override
    public void widen(Extent xs, Extent ys) {
        if (x instanceof Field.Times) {
            xs.add(x, rows);
        } else {
            xs.add(x.name(), edges[0], edges[edges.length - 1]);
        }
        ys.standOnZero();
        ys.add("count", 0, Arrays.stream(counts(rows)).max().orElse(0));
    }

    @Override
    public void draw(Panel panel) {
        var below = new double[edges.length - 1];
        var series = new ArrayList<>(palette.series(rows));
        Collections.reverse(series);
        for (var each : series) {
            var counts = counts(each.rows());
            for (int at = 0; at < counts.length; at++) {
                double left = panel.x().pixel(edges[at]);
                double right = panel.x().pixel(edges[at + 1]);
                double gap = Math.abs(right - left) > 4 ? 1 : 0;
                if (counts[at] > 0) {
                    panel.rect(
                            left,
                            panel.y().pixel(below[at]),
                            right - Math.copySign(gap, right - left),
                            panel.y().pixel(below[at] + counts[at]),
                            each.ink().at(SHADE),
                            tip(at, each.name(), counts[at]));
                }
                below[at] += counts[at];
            }
        }
    }

    private String tip(int at, String name, double count) {
        return Tip.of(x.name(), piece(at)) + Tip.of(palette.title(), name) + Tip.of("count", count);
    }

    private String piece(int at) {
        DoubleFunction<String> words = !(x instanceof Field.Times)
                ? edge -> Numerals.rounded(edge, 6)
                : edges[at + 1] - edges[at] < DAY ? TimeTicks::exact : TimeTicks::day;
        return words.apply(edges[at]) + " to " + words.apply(edges[at + 1]);
    }

    private double[] counts(int[] some) {
        var counts = new double[edges.length - 1];
        for (int row : some) {
            double value = x.number(row);
            if (value >= edges[0] && value <= edges[edges.length - 1]) {
                int found = Arrays.binarySearch(edges, value);
                counts[Math.min(counts.length - 1, found >= 0 ? found : -found - 2)]++;
            }
        }
        return counts;
    }
}
