package dev.slipway.charts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A bar for each value of x; those of several series stand on each other, or side by side. Rows of one bar are summed.
/// Immutable.
///
/// @param label what is written at a bar's end; null for nothing
/// @param rows those of the panel
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
record Bars(Field x, Field y, @Nullable Field label, Palette palette, boolean isGrouped, int[] rows) implements Drawn {
    private static final double WIDTH = 0.72;
    private static final double WIDEST = 96;

    @Override
    public void widen(Extent xs, Extent ys) {
        xs.addLabels(x, rows);
        ys.standOnZero();
        for (var bar : bars()) {
            double up = 0;
            double down = 0;
            for (double value : bar.parts()) {
                up = isGrouped ? Math.max(up, value) : up + Math.max(0, value);
                down = isGrouped ? Math.min(down, value) : down + Math.min(0, value);
            }
            ys.add(y.name(), down, up);
        }
    }

    @Override
    public void draw(Panel panel) {
        var series = inOrder();
        double whole = Math.min(WIDEST, panel.x().band() * WIDTH);
        double zero = panel.y().base();
        for (var bar : bars()) {
            double middle = panel.u(x, bar.row());
            double up = zero;
            double down = zero;
            for (int at = 0; at < series.size(); at++) {
                double value = bar.parts()[at];
                double from = isGrouped ? zero : value < 0 ? down : up;
                double to = from + value;
                double thin = isGrouped ? whole / series.size() : whole;
                double left = isGrouped ? middle - whole / 2 + at * thin : middle - thin / 2;
                if (value != 0) {
                    panel.rect(
                            left,
                            panel.y().pixel(from),
                            left + thin,
                            panel.y().pixel(to),
                            series.get(at).ink(),
                            tip(bar.row(), series.get(at).name(), value));
                }
                up = value < 0 ? up : to;
                down = value < 0 ? to : down;
            }
            var text = label == null ? null : label.caption(bar.row());
            if (text != null) {
                written(panel, middle, up > zero ? up : down, text);
            }
        }
    }

    private String tip(int row, String name, double value) {
        return Tip.of(x.name(), x.label(row)) + Tip.of(palette.title(), name) + Tip.of(y.name(), value);
    }

    private static void written(Panel panel, double middle, double value, String text) {
        double end = panel.y().pixel(value);
        if (panel.isTurned()) {
            panel.label(middle, end, 6, text);
        } else {
            panel.centred(middle, end - 10, text);
        }
    }

    private List<Palette.Series> inOrder() {
        var series = new ArrayList<>(palette.series(rows));
        Collections.reverse(series);
        return series;
    }

    /// One bar.
    ///
    /// @param row one of its rows
    /// @param parts the length of each series' piece
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
    private record Bar(int row, double[] parts) {}

    private Collection<Bar> bars() {
        var series = inOrder();
        var bars = new LinkedHashMap<String, Bar>();
        for (int at = 0; at < series.size(); at++) {
            for (int row : series.get(at).rows()) {
                var place = x.label(row);
                double value = y.number(row);
                if (place != null && Double.isFinite(value)) {
                    bars.computeIfAbsent(place, _ -> new Bar(row, new double[series.size()]))
                            .parts()[at] += value;
                }
            }
        }
        return bars.values();
    }
}
