package dev.slipway.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// For each value of x the middle half of y as a box with its median, whiskers to the last values within one and a half
/// boxes, and what lies beyond as dots. Immutable.
///
/// @param rows those of the panel
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
record Boxes(Field x, Field y, Palette palette, int[] rows) implements Drawn {
    private static final double WIDTH = 0.6;
    private static final double REACH = 1.5;

    @Override
    public void widen(Extent xs, Extent ys) {
        xs.addLabels(x, rows);
        ys.add(y, rows);
    }

    @Override
    public void draw(Panel panel) {
        var series = new ArrayList<>(palette.series(rows));
        Collections.reverse(series);
        boolean isSide = series.size() > 1 && !palette.title().equals(x.name());
        double whole = panel.x().band() * WIDTH;
        double thin = isSide ? whole / series.size() : Math.min(whole, 64);
        for (int at = 0; at < series.size(); at++) {
            for (var place : byPlace(series.get(at).rows()).values()) {
                double middle = panel.u(x, place.getFirst());
                double shift = isSide ? (at + 0.5) * thin - whole / 2 : 0;
                box(panel, middle + shift, thin * 0.9, place, series.get(at));
            }
        }
    }

    private Map<String, List<Integer>> byPlace(int[] some) {
        var places = new LinkedHashMap<String, List<Integer>>();
        for (int row : some) {
            var place = x.label(row);
            if (place != null && Double.isFinite(y.number(row))) {
                places.computeIfAbsent(place, _ -> new ArrayList<>()).add(row);
            }
        }
        return places;
    }

    private void box(Panel panel, double middle, double width, List<Integer> some, Palette.Series series) {
        var ink = series.ink();
        var values = some.stream().mapToDouble(y::number).sorted().toArray();
        double low = quantile(values, 0.25);
        double high = quantile(values, 0.75);
        double reach = REACH * (high - low);
        var inside = Arrays.stream(values)
                .filter(value -> value >= low - reach && value <= high + reach)
                .toArray();
        var beyond = Arrays.stream(values)
                .filter(value -> value < low - reach || value > high + reach)
                .toArray();
        var scale = panel.y();
        double left = middle - width / 2;
        panel.path(two(middle), two(scale.pixel(inside[0]), scale.pixel(low)), ink, 1);
        panel.path(two(middle), two(scale.pixel(high), scale.pixel(inside[inside.length - 1])), ink, 1);
        panel.rect(
                left,
                scale.pixel(low),
                left + width,
                scale.pixel(high),
                ink.at(0.28),
                tip(some.getFirst(), series.name(), values));
        double median = scale.pixel(quantile(values, 0.5));
        panel.path(two(left, left + width), two(median), ink, 2.25);
        var us = new double[beyond.length];
        Arrays.fill(us, middle);
        panel.dots(us, Arrays.stream(beyond).map(scale::pixel).toArray(), new double[] {2}, ink.at(0.6));
    }

    private String tip(int row, String name, double[] values) {
        return Tip.of(x.name(), x.label(row))
                + (palette.title().equals(x.name()) ? "" : Tip.of(palette.title(), name))
                + Tip.of("median " + y.name(), quantile(values, 0.5))
                + Tip.of("lower quarter", quantile(values, 0.25))
                + Tip.of("upper quarter", quantile(values, 0.75))
                + Tip.of("rows", values.length);
    }

    private static double[] two(double value) {
        return new double[] {value, value};
    }

    private static double[] two(double value, double other) {
        return new double[] {value, other};
    }

    /// Returns the value below which `share` of the sorted `values` lie, between two neighbours in proportion.
    static double quantile(double[] values, double share) {
        double at = share * (values.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(values.length - 1, below + 1);
        return values[below] + (at - below) * (values[above] - values[below]);
    }
}
