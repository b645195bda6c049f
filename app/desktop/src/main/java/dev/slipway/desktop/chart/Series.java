package dev.slipway.desktop.chart;

import java.util.Objects;

/// One line of a chart. Immutable: the arrays are copied on the way in and never handed out.
///
/// Shape: `xs` ascending, as long as `ys`; a NaN in `ys` is a gap.
public final class Series {
    private final String name;
    private final Tone tone;
    private final double[] xs;
    private final double[] ys;

    /// @throws IllegalArgumentException if the arrays differ in length
    public Series(String name, Tone tone, double[] xs, double[] ys) {
        if (xs.length != ys.length) {
            throw new IllegalArgumentException(xs.length + " and " + ys.length + " values");
        }
        this.name = Objects.requireNonNull(name);
        this.tone = tone;
        this.xs = xs.clone();
        this.ys = ys.clone();
    }

    public String name() {
        return name;
    }

    public Tone tone() {
        return tone;
    }

    /// How many points it has.
    public int size() {
        return xs.length;
    }

    public double x(int index) {
        return xs[index];
    }

    public double y(int index) {
        return ys[index];
    }

    /// Returns the index of the point next to `x`; -1 if there is none.
    public int nearest(double x) {
        int found = -1;
        double best = Double.POSITIVE_INFINITY;
        int low = 0;
        int high = xs.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            double distance = Math.abs(xs[middle] - x);
            if (distance < best) {
                best = distance;
                found = middle;
            }
            if (xs[middle] < x) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return found;
    }
}
