package dev.slipway.charts;

import java.util.Arrays;
import java.util.List;
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
    private static final int MOST_POINTS = 4_000;

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
            panel.area(around(along, along), around(above, below), series.ink().at(share));
        }
        if (kind != Layer.Kind.BAND) {
            var thin = thinned(List.of(along, above));
            panel.path(thin.getFirst(), thin.getLast(), series.ink(), LINE_WIDTH);
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

    /// Returns the line with the highest and the lowest point of each piece of a pixel, which looks the same.
    private static List<double[]> thinned(List<double[]> line) {
        double[] us = line.getFirst();
        double[] vs = line.getLast();
        if (us.length <= MOST_POINTS) {
            return line;
        }
        int piece = us.length * 2 / MOST_POINTS + 1;
        var kept = IntStream.builder();
        for (int from = 0; from < us.length; from += piece) {
            int least = from;
            int most = from;
            for (int at = from; at < Math.min(us.length, from + piece); at++) {
                least = vs[at] < vs[least] ? at : least;
                most = vs[at] > vs[most] ? at : most;
            }
            kept.add(Math.min(least, most));
            if (least != most) {
                kept.add(Math.max(least, most));
            }
        }
        var indices = kept.build().toArray();
        return List.of(
                IntStream.of(indices).mapToDouble(at -> us[at]).toArray(),
                IntStream.of(indices).mapToDouble(at -> vs[at]).toArray());
    }
}
