package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Scale;
import dev.slipway.desktop.words.Words;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// Numbers put into few places: one a value where there are few, else stretches with round ends, of logarithms where
/// they span a factor of 50 or more. Pure.
///
/// @param ends the values themselves, or one more than there are stretches; ascending; copied
record Bins(List<Double> ends, boolean areStretches, boolean isLogarithmic) {
    private static final int FEW = 12;
    private static final int STRETCHES = 8;
    private static final int SAME = 12; // significant digits in which values of the same meaning agree
    private static final int DIGITS = 4;
    private static final double FAR = 50;

    Bins {
        ends = List.copyOf(ends);
    }

    /// @param values of which those that are not finite have no place
    static Bins of(Collection<Double> values) {
        var distinct = new TreeSet<Double>();
        values.stream().filter(Double::isFinite).map(Bins::plain).forEach(distinct::add);
        if (distinct.size() <= FEW) {
            return new Bins(List.copyOf(distinct), false, false);
        }
        double low = distinct.first();
        double high = distinct.last();
        boolean isFar = low > 0 && high / low >= FAR;
        var ends = new ArrayList<Double>();
        if (isFar) {
            double step = Math.max(1, Math.ceil(Math.log10(high / low) / STRETCHES * 2)) / 2;
            for (double at = Math.floor(Math.log10(low)); ; at += step) {
                ends.add(plain(Math.pow(10, at)));
                if (ends.getLast() >= high) {
                    break;
                }
            }
            while (ends.size() > 2 && ends.get(1) <= low) {
                ends.removeFirst();
            }
        } else {
            double step = Scale.step(high - low, STRETCHES);
            for (long i = (long) Math.floor(low / step); ends.isEmpty() || ends.getLast() < high; i++) {
                ends.add(plain(i * step));
            }
        }
        return new Bins(ends, true, isFar);
    }

    private static double plain(double value) {
        return new BigDecimal(value).round(new MathContext(SAME)).doubleValue();
    }

    int size() {
        return areStretches ? ends.size() - 1 : ends.size();
    }

    /// Returns the place of `value`, 0-based; -1 for none. The end of a stretch belongs to the next one, that of the
    /// last one to it.
    int of(double value) {
        if (!Double.isFinite(value)) {
            return -1;
        }
        double plain = plain(value);
        if (!areStretches) {
            return ends.indexOf(plain);
        }
        int at = 0;
        while (at < size() - 1 && plain >= ends.get(at + 1)) {
            at++;
        }
        return at;
    }

    /// Returns where `value` lies, 0 at the beginning of the first place to `size()` at the end of the last; NaN for
    /// nowhere.
    double place(double value) {
        int at = of(value);
        if (at < 0) {
            return Double.NaN;
        }
        if (!areStretches) {
            return at + 0.5;
        }
        double from = ends.get(at);
        double to = ends.get(at + 1);
        return at + (isLogarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from));
    }

    /// Returns what a place is called: its value, or `0.1 to 0.2`.
    String words(int at) {
        var from = Words.rounded(ends.get(at), DIGITS);
        return areStretches ? from + " to " + Words.rounded(ends.get(at + 1), DIGITS) : from;
    }
}
