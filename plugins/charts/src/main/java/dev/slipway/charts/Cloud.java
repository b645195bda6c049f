package dev.slipway.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A dot for each row; where there are too many to see, a grid whose shades say how many lie in each of its cells.
/// Immutable.
///
/// @param size what makes a dot larger; null for equal dots
/// @param label what is written beside a dot, where there is room; null for nothing
/// @param rows those of the panel
/// @param all how many dots there would be in all panels
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
record Cloud(
        Field x, Field y, @Nullable Field size, @Nullable Field label, Palette palette, int[] rows, long all)
        implements Drawn {
    /// More dots than these are counted in cells.
    static final int MOST_DOTS = 20_000;

    /// At most these are handed on beside their counts, so that one can look closer.
    private static final int MOST_POINTS = 200_000;

    private static final double RADIUS = 3;
    private static final double LARGEST = 12;
    private static final double SMALLEST = 2;
    private static final double CELL = 5;
    private static final int MOST_LABELS = 200;

    @Override
    public void widen(Extent xs, Extent ys) {
        xs.add(x, rows);
        ys.add(y, rows);
    }

    @Override
    public void draw(Panel panel) {
        if (rows.length > MOST_DOTS || all > MOST_POINTS) {
            counted(panel);
            return;
        }
        double largest = largest();
        for (var series : palette.series(rows)) {
            dots(panel, series, largest);
        }
        labels(panel, largest);
    }

    private void dots(Panel panel, Palette.Series series, double largest) {
        var us = new double[series.rows().length];
        var vs = new double[us.length];
        var radii = new double[size == null ? 1 : us.length];
        radii[0] = RADIUS;
        int count = 0;
        for (int row : series.rows()) {
            us[count] = panel.u(x, row);
            vs[count] = panel.v(y, row);
            if (size != null) {
                radii[count] = radius(size.number(row), largest);
            }
            if (Double.isFinite(us[count]) && Double.isFinite(vs[count])) {
                count++;
            }
        }
        panel.dots(
                Arrays.copyOf(us, count),
                Arrays.copyOf(vs, count),
                size == null ? radii : Arrays.copyOf(radii, count),
                series.ink().at(0.7));
    }

    /// The area of a dot grows with its value.
    private static double radius(double value, double largest) {
        return Double.isFinite(value) && largest > 0
                ? SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(Math.abs(value) / largest)
                : SMALLEST;
    }

    private double largest() {
        double largest = 0;
        for (int row : rows) {
            double value = size == null ? 0 : Math.abs(size.number(row));
            largest = value > largest ? value : largest;
        }
        return largest;
    }

    private void labels(Panel panel, double largest) {
        if (label == null) {
            return;
        }
        var taken = new ArrayList<double[]>();
        for (int row : rows) {
            var text = label.caption(row);
            double u = panel.u(x, row);
            double v = panel.v(y, row);
            if (text != null && Double.isFinite(u) && Double.isFinite(v) && taken.size() < MOST_LABELS) {
                var box = new double[] {u, v, u + Face.LABEL.width(text) + 8, v + 14};
                if (isFree(box, taken)) {
                    taken.add(box);
                    double radius = size == null ? RADIUS : radius(size.number(row), largest);
                    panel.label(u, v, radius + 3, text);
                }
            }
        }
    }

    private static boolean isFree(double[] box, List<double[]> taken) {
        for (var other : taken) {
            if (box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) {
                return false;
            }
        }
        return true;
    }

    private void counted(Panel panel) {
        var us = new double[rows.length];
        var vs = new double[rows.length];
        int count = 0;
        for (int row : rows) {
            us[count] = panel.u(x, row);
            vs[count] = panel.v(y, row);
            count += Double.isFinite(us[count]) && Double.isFinite(vs[count]) ? 1 : 0;
        }
        panel.cells(Arrays.copyOf(us, count), Arrays.copyOf(vs, count), CELL, count <= MOST_POINTS);
    }
}
