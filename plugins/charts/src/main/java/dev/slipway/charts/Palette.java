package dev.slipway.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which colour which rows have. Immutable.
final class Palette {
    private static final int SHADES = 5;
    private static final double FAINTEST = 0.2;

    /// Rows of one colour.
    ///
    /// @param name of the series; the empty string where nothing colours
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
    record Series(String name, Ink ink, int[] rows) {}

    private final @Nullable Field field;
    private final List<String> names;
    private final boolean isShaded;
    private final double low;
    private final double high;

    private Palette(@Nullable Field field, List<String> names, boolean isShaded, double low, double high) {
        this.field = field;
        this.names = names;
        this.isShaded = isShaded;
        this.low = low;
        this.high = high;
    }

    /// Returns the colours of `spec`: by series, or by shade where a number colours the dots of a scatter plot.
    static Palette of(Spec spec) {
        var column = spec.encoding().color();
        if (column == null) {
            return new Palette(null, List.of(), false, 0, 0);
        }
        var data = spec.data();
        var field = data.field(column);
        boolean isNumber = !(field instanceof Field.Labels);
        boolean isDots = spec.layers().stream().anyMatch(layer -> layer.kind() == Layer.Kind.SCATTER);
        if (!isNumber || !isDots) {
            return new Palette(field, field.labels(data.all()), false, 0, 0);
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int row : data.all()) {
            double value = field.number(row);
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return new Palette(field, List.of(), low <= high, low, high);
    }

    /// Returns the series in their order, with how they look; empty where nothing colours.
    Map<String, Ink> legend() {
        var legend = new LinkedHashMap<String, Ink>();
        if (isShaded) {
            for (int shade = 0; shade < SHADES; shade++) {
                legend.put(Numerals.rounded(low + (high - low) * shade / (SHADES - 1), 3), ink(shade));
            }
            return legend;
        }
        for (int at = 0; at < Math.min(names.size(), Ink.SERIES.size()); at++) {
            legend.put(names.get(at), Ink.SERIES.get(at));
        }
        int more = names.size() - Ink.SERIES.size();
        if (more > 0) {
            legend.put(more + (more == 1 ? " other" : " others"), Ink.REST);
        }
        return legend;
    }

    /// Returns the series that have a colour of their own, by its role.
    Map<String, String> names() {
        var byRole = new LinkedHashMap<String, String>();
        for (int at = 0; at < Math.min(names.size(), Ink.SERIES.size()); at++) {
            byRole.put(Ink.SERIES.get(at).role(), names.get(at));
        }
        return byRole;
    }

    /// Returns the name of what colours; the empty string where nothing does.
    String title() {
        return field == null ? "" : field.name();
    }

    /// Returns `rows` by colour, what stands above the rest last; rows without a colour are left out.
    List<Series> series(int[] rows) {
        if (field == null) {
            return List.of(new Series("", Ink.SERIES.getFirst(), rows));
        }
        int count = isShaded ? SHADES : names.size();
        var byName = new java.util.HashMap<String, Integer>();
        for (int at = 0; at < names.size(); at++) {
            byName.put(names.get(at), at);
        }
        var parts = new ArrayList<java.util.stream.IntStream.Builder>();
        for (int at = 0; at < count; at++) {
            parts.add(java.util.stream.IntStream.builder());
        }
        for (int row : rows) {
            int at = isShaded ? shade(field.number(row)) : byName.getOrDefault(field.label(row), -1);
            if (at >= 0) {
                parts.get(at).add(row);
            }
        }
        var series = new ArrayList<Series>();
        for (int at = count - 1; at >= 0; at--) {
            var found = parts.get(at).build().toArray();
            if (found.length > 0) {
                series.add(new Series(isShaded ? "" : names.get(at), isShaded ? ink(at) : inkOf(at), found));
            }
        }
        return series;
    }

    private int shade(double value) {
        if (!Double.isFinite(value)) {
            return -1;
        }
        return high > low ? (int) Math.min(SHADES - 1, Math.floor((value - low) / (high - low) * SHADES)) : 0;
    }

    private static Ink ink(int shade) {
        return Ink.SERIES.getFirst().at(FAINTEST + (1 - FAINTEST) * shade / (SHADES - 1));
    }

    private static Ink inkOf(int at) {
        return at < Ink.SERIES.size() ? Ink.SERIES.get(at) : Ink.REST;
    }
}
