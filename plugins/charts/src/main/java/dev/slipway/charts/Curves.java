package dev.slipway.charts;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Lines, areas and bands: what goes along x. Immutable.
///
/// @param low the lower edge of a band; else the same as `high`
/// @param rows those of the panel
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
record Curves(Layer.Kind kind, Field x, Field low, Field high, Palette palette, int[] rows) implements Drawn {
    private static final double LINE_WIDTH = 1.5;
    private static final double SHADE = 0.28;
    private static final double BAND = 0.18;

    @Override
    public void widen(Extent xs, Extent ys) {
        xs.add(x, rows);
        ys.add(low, rows);
        ys.add(high, rows);
        if (kind == Layer.Kind.AREA) {
            ys.standOnZero();
        }
    }

    @Override
    public void draw(Panel panel) {
        for (var series : palette.series(rows)) {
            var us = new double[series.rows().length];
            for (int at = 0; at < us.length; at++) {
                us[at] = panel.u(x, series.rows()[at]);
            }
            int[] order = IntStream.range(0, us.length)
                    .boxed()
                    .sorted(java.util.Comparator.comparingDouble(at -> us[at]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            int from = 0;
            for (int at = 0; at <= order.length; at++) {
                boolean isGap = at == order.length || !isPlaced(panel, us[order[at]], series.rows()[order[at]]);
                if (isGap && at > from) {
                    piece(panel, series, us, Arrays.copyOfRange(order, from, at));
                }
                from = isGap ? at + 1 : from;
            }
        }
    }

    private boolean isPlaced(Panel panel, double u, int row) {
        return Double.isFinite(u) && Double.isFinite(panel.v(low, row)) && Double.isFinite(panel.v(high, row));
    }

    private void piece(Panel panel, Palette.Series series, double[] us, int[] order) {
        var along = new double[order.length];
        var above = new double[order.length];
        var below = new double[order.length];
        double base = panel.y().pixel(panel.y().base());
        for (int at = 0; at < order.length; at++) {
            int row = series.rows()[order[at]];
            along[at] = us[order[at]];
            above[at] = panel.v(high, row);
            below[at] = kind == Layer.Kind.AREA ? base : panel.v(low, row);
        }
        if (kind != Layer.Kind.LINE) {
            var share = kind == Layer.Kind.AREA ? SHADE : BAND;
            panel.area(
                    around(along, along),
                    around(above, below),
                    kind == Layer.Kind.BAND,
                    series.ink().at(share));
        }
        if (kind != Layer.Kind.BAND) {
            panel.path(along, above, series.ink(), LINE_WIDTH);
        }
    }

    /// Returns `there`, then `back` from its end to its start.
    static double[] around(double[] there, double[] back) {
        var all = Arrays.copyOf(there, there.length + back.length);
        for (int at = 0; at < back.length; at++) {
            all[there.length + at] = back[back.length - 1 - at];
        }
        return all;
    }
}
