package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Scale;
import dev.slipway.desktop.words.Words;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// An axis of numbers: by their logarithms where they span a factor of 50 or more. Pure.
///
/// @param low the least of them, as `high` is the largest; NaN if there is none
/// @param measured those that are there, ascending; copied
record ContourAxis(String name, double low, double high, boolean isLogarithmic, List<Double> measured) {
    static final ContourAxis NONE = new ContourAxis("", Double.NaN, Double.NaN, false, List.of());

    private static final int SAME = 12; // significant digits in which values of the same meaning agree
    private static final double FAR = 50;
    private static final int TICKS = 6;
    private static final double LETTER = 6.2;
    private static final double ROW = 14;

    ContourAxis {
        measured = List.copyOf(measured);
    }

    /// @param values finite
    static ContourAxis of(String name, List<Double> values) {
        var measured = new TreeSet<Double>();
        values.forEach(value -> measured.add(plain(value)));
        if (measured.isEmpty()) {
            return new ContourAxis(name, Double.NaN, Double.NaN, false, List.of());
        }
        double low = measured.first();
        double high = measured.last();
        return new ContourAxis(name, low, high, low > 0 && high / low >= FAR, List.copyOf(measured));
    }

    private static double plain(double value) {
        return new BigDecimal(value).round(new MathContext(SAME)).doubleValue();
    }

    /// Returns where `value` lies, 0 for the least to 1 for the largest.
    double place(double value) {
        double plain = plain(value);
        return high <= low
                ? 0.5
                : isLogarithmic ? Math.log(plain / low) / Math.log(high / low) : (plain - low) / (high - low);
    }

    /// @param at 0 to 1
    record Tick(double at, String words) {}

    /// Returns the values themselves where there are few, else round ones; those that have room.
    ///
    /// @param length of the axis, px
    /// @param isAcross whether words stand beside each other
    List<Tick> ticks(double length, boolean isAcross) {
        var ticks = new ArrayList<Tick>();
        double free = Double.NEGATIVE_INFINITY;
        for (double value : values()) {
            var words = Words.rounded(value, 4);
            double half = (isAcross ? words.length() * LETTER + 8 : ROW) / 2;
            double at = place(value) * length;
            if (at - half >= free) {
                ticks.add(new Tick(place(value), words));
                free = at + half;
            }
        }
        return ticks;
    }

    private List<Double> values() {
        if (measured.size() <= 2 * TICKS) {
            return measured;
        }
        if (!isLogarithmic) {
            return new Scale(low, high, 0, 1).ticks(TICKS);
        }
        return new Scale(Math.log10(low), Math.log10(high), 0, 1)
                .ticks(TICKS).stream().map(power -> plain(Math.pow(10, power))).toList();
    }
}
