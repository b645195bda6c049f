package dev.slipway.charts;

import java.util.Arrays;

/// How the values of x are spread, as a smooth curve for each series. Immutable.
///
/// @param rows those of the panel
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
record Density(Field x, Palette palette, int[] rows) implements Drawn {
    private static final int POINTS = 160;
    private static final int CELLS = 1024;

    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
    private record Curve(double[] at, double[] density) {}

    @Override
    public void widen(Extent xs, Extent ys) {
        ys.standOnZero();
        for (var series : palette.series(rows)) {
            var curve = curve(series.rows());
            if (curve.at().length > 0) {
                xs.add(x.name(), curve.at()[0], curve.at()[curve.at().length - 1]);
                ys.add("density", 0, Arrays.stream(curve.density()).max().orElse(0));
            }
        }
    }

    @Override
    public void draw(Panel panel) {
        for (var series : palette.series(rows)) {
            var curve = curve(series.rows());
            var us = Arrays.stream(curve.at()).map(panel.x()::pixel).toArray();
            var vs = Arrays.stream(curve.density()).map(panel.y()::pixel).toArray();
            var base = new double[vs.length];
            Arrays.fill(base, panel.y().pixel(0));
            if (us.length > 0) {
                panel.area(
                        Curves.around(us, us),
                        Curves.around(vs, base),
                        false,
                        series.ink().at(0.28));
                panel.path(us, vs, series.ink(), 1.5);
            }
        }
    }

    /// A sum of bells of the width that Silverman's rule gives, over values counted in fine cells.
    private Curve curve(int[] some) {
        var values = Arrays.stream(some)
                .mapToDouble(x::number)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (values.length == 0) {
            return new Curve(new double[0], new double[0]);
        }
        double width = width(values);
        double low = values[0] - 3 * width;
        double high = values[values.length - 1] + 3 * width;
        double cell = (high - low) / CELLS;
        var counts = new double[CELLS + 1];
        for (double value : values) {
            counts[(int) Math.round((value - low) / cell)]++;
        }
        var at = new double[POINTS];
        var density = new double[POINTS];
        for (int point = 0; point < POINTS; point++) {
            at[point] = low + (high - low) * point / (POINTS - 1);
            for (int each = 0; each <= CELLS; each++) {
                if (counts[each] > 0) {
                    double far = (low + each * cell - at[point]) / width;
                    density[point] += counts[each] * Math.exp(-far * far / 2);
                }
            }
            density[point] /= values.length * width * Math.sqrt(2 * Math.PI);
        }
        return new Curve(at, density);
    }

    private static double width(double[] sorted) {
        double mean = Arrays.stream(sorted).average().orElse(0);
        double deviation = Math.sqrt(Arrays.stream(sorted)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0));
        double quarters = (sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4]) / 1.349;
        double spread = quarters > 0 ? Math.min(deviation, quarters) : deviation;
        double width = 0.9 * spread * Math.pow(sorted.length, -0.2);
        return width > 0 ? width : Math.max(1e-9, Math.abs(mean) * 0.05 + (mean == 0 ? 0.5 : 0));
    }
}
