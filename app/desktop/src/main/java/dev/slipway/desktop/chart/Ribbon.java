package dev.slipway.desktop.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// What lies around a line, such as the deviation of a mean. The arrays are copied on the way in, never handed out and
/// never changed. Thread-safe.
///
/// Shape: a low and a high value a point of the line; NaN where there is nothing around it.
public final class Ribbon {
    /// Around no point of any line.
    public static final Ribbon NONE = new Ribbon(new double[0], new double[0], _ -> "");

    private final double[] lows;
    private final double[] highs;
    private final IntFunction<String> notes;

    /// A stretch of a line that is surrounded throughout; `to` is not included.
    record Stretch(int from, int to) {}

    /// @param notes returns what is said of a point beside its value; the same each time
    /// @throws IllegalArgumentException if the arrays differ in length
    public Ribbon(double[] lows, double[] highs, IntFunction<String> notes) {
        if (lows.length != highs.length) {
            throw new IllegalArgumentException(lows.length + " and " + highs.length + " values");
        }
        this.lows = lows.clone();
        this.highs = highs.clone();
        this.notes = notes;
    }

    /// Returns the low value at a point; NaN if there is none.
    public double low(int index) {
        return index < lows.length ? lows[index] : Double.NaN;
    }

    /// Returns the high value at a point; NaN if there is none.
    public double high(int index) {
        return index < highs.length ? highs[index] : Double.NaN;
    }

    /// Returns what is said of a point beside its value.
    String note(int index) {
        return notes.apply(index);
    }

    /// Returns the stretches of two points or more.
    List<Stretch> stretches() {
        var found = new ArrayList<Stretch>();
        int from = 0;
        for (int i = 0; i <= lows.length; i++) {
            if (i == lows.length || !Double.isFinite(lows[i]) || !Double.isFinite(highs[i])) {
                if (i - from > 1) {
                    found.add(new Stretch(from, i));
                }
                from = i + 1;
            }
        }
        return found;
    }

    /// Draws a shape through corners.
    @FunctionalInterface
    interface Fill {
        void fill(double[] xs, double[] ys);
    }

    /// Fills what lies around `line`: the high values forwards, then the low ones backwards.
    ///
    /// @param isLogarithmic whether `up` is of logarithms; what is not above zero lies at its foot then
    void fill(Series line, Scale across, Scale up, boolean isLogarithmic, Fill fill) {
        for (var stretch : stretches()) {
            int count = stretch.to - stretch.from;
            var xs = new double[2 * count];
            var ys = new double[2 * count];
            for (int i = 0; i < count; i++) {
                int at = stretch.from + i;
                xs[i] = across.pixel(line.x(at));
                ys[i] = pixel(highs[at], up, isLogarithmic);
                xs[2 * count - 1 - i] = xs[i];
                ys[2 * count - 1 - i] = pixel(lows[at], up, isLogarithmic);
            }
            fill.fill(xs, ys);
        }
    }

    private static double pixel(double value, Scale up, boolean isLogarithmic) {
        double place = Drawing.place(value, isLogarithmic);
        return Double.isNaN(place) ? up.start() : up.pixel(place);
    }
}
