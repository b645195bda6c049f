package dev.slipway.charts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What an axis has to hold; grows while the layers tell what they draw. One thread at a time.
final class Extent {
    private enum Kind {
        NONE,
        NUMBER,
        TIME,
        LABEL
    }

    private Kind kind = Kind.NONE;
    private String first = "";
    private double low = Double.POSITIVE_INFINITY;
    private double lowPositive = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private boolean isFromZero;
    private boolean hasClock;
    private final List<String> labels = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    /// Makes room for the values of `field` at `rows`.
    void add(Field field, int[] rows) {
        if (field instanceof Field.Labels) {
            addLabels(field, rows);
            return;
        }
        become(field instanceof Field.Times ? Kind.TIME : Kind.NUMBER, field.name());
        hasClock |= field instanceof Field.Times times && times.hasClock();
        for (int row : rows) {
            widen(field.number(row));
        }
    }

    /// Makes room for every value of `field` at `rows` as a place of its own.
    void addLabels(Field field, int[] rows) {
        become(Kind.LABEL, field.name());
        for (var label : field.labels(rows)) {
            if (places.putIfAbsent(label, labels.size()) == null) {
                labels.add(label);
            }
        }
    }

    /// Makes room for the numbers from `from` to `to` of what is called `name`.
    void add(String name, double from, double to) {
        become(Kind.NUMBER, name);
        widen(from);
        widen(to);
    }

    /// Makes room for `value` in whatever unit the axis has.
    void widenTo(double value) {
        kind = kind == Kind.NONE ? Kind.NUMBER : kind;
        widen(value);
    }

    /// Says that bars stand on this axis: it begins at zero.
    void standOnZero() {
        isFromZero = true;
    }

    /// Returns the place of the label of `row`; NaN if it is missing.
    double place(Field field, int row) {
        if (kind != Kind.LABEL) {
            return field.number(row);
        }
        var label = field.label(row);
        var place = label == null ? null : places.get(label);
        return place == null ? Double.NaN : place;
    }

    boolean isLabels() {
        return kind == Kind.LABEL;
    }

    List<String> labels() {
        return List.copyOf(labels);
    }

    /// Returns the scale from pixel `from` to pixel `to`.
    Scale scale(double from, double to, boolean isLog) {
        if (kind == Kind.LABEL) {
            return new Scale.Bands(labels(), from, to);
        }
        if (isLog && kind != Kind.TIME) {
            return Scale.log(finite(lowPositive, 1), finite(high, 10), from, to);
        }
        double bottom = finite(isFromZero ? Math.min(0, low) : low, 0);
        double top = finite(isFromZero ? Math.max(0, high) : high, 1);
        return kind == Kind.TIME ? Scale.time(bottom, top, hasClock, from, to) : Scale.linear(bottom, top, from, to);
    }

    private void become(Kind wanted, String name) {
        if (kind != Kind.NONE && kind != wanted) {
            throw new IllegalArgumentException("\"" + first + "\" and \"" + name
                    + "\" cannot share an axis: one is " + word(kind) + ", the other " + word(wanted)
                    + ". Plot them in two charts, or convert one.");
        }
        kind = wanted;
        first = first.isEmpty() ? name : first;
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case NUMBER -> "a number";
            case TIME -> "a time";
            default -> "text";
        };
    }

    private static double finite(double value, double otherwise) {
        return Double.isFinite(value) ? value : otherwise;
    }

    private void widen(double value) {
        if (Double.isFinite(value)) {
            low = Math.min(low, value);
            high = Math.max(high, value);
            lowPositive = value > 0 ? Math.min(lowPositive, value) : lowPositive;
        }
    }
}
