package dev.slipway.desktop.figure;

import dev.slipway.api.output.TimeTicks;
import dev.slipway.desktop.chart.Scale;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// One axis of a panel. A share goes from 0 at its lowest value to 1 at its highest. Immutable.
///
/// @param isLabelled whether its ticks are written beside the panel
/// @param low the value at 0; its exponent of ten for `LOG`, 0 for `LABELS`
/// @param high the value at 1, likewise; the number of labels
/// @param labels copied; empty but for `LABELS`
record Axis(Kind kind, String title, boolean isLabelled, double low, double high, List<String> labels) {
    private static final double LARGE = 1e7;
    private static final double SMALL = 1e-4;
    private static final int MOST_TICKS = 100;
    private static final double HALF_A_SECOND = 500;
    private static final double HALF_A_DAY = 43_200_000;

    enum Kind {
        NUMBER,
        LOG,
        /// Milliseconds since 1970 in UTC, of whole days.
        DATE,
        /// Milliseconds since 1970 in UTC.
        TIME,
        LABELS
    }

    /// @param share of the axis
    record Tick(double share, String words) {}

    Axis {
        labels = List.copyOf(labels);
    }

    /// Returns about `count` ticks between two shares.
    List<Tick> ticks(double from, double to, int count) {
        double first = value(from);
        double last = value(to);
        return switch (kind) {
            case NUMBER -> numbers(first, last, count);
            case LOG -> last - first < 1 ? withinPower(first, last, count) : powers(first, last, count);
            case DATE, TIME ->
                TimeTicks.between(first, last, count).entrySet().stream()
                        .map(tick -> new Tick(share(tick.getKey()), tick.getValue()))
                        .toList();
            case LABELS -> names(first, last);
        };
    }

    /// Returns the value at `share`, to what can be told apart over `width` of the axis.
    String words(double share, double width) {
        double value = value(share);
        double least = Math.abs(high - low) * width;
        return switch (kind) {
            case NUMBER -> number(value, power(least), true);
            case LOG -> {
                double real = Math.pow(10, value);
                yield number(real, power(real * least * Math.log(10)), true);
            }
            case DATE -> TimeTicks.day(value + HALF_A_DAY);
            case TIME -> TimeTicks.exact(value + HALF_A_SECOND);
            case LABELS ->
                labels.isEmpty() ? "" : labels.get((int) Math.clamp(Math.floor(value), 0, labels.size() - 1.0));
        };
    }

    private double value(double share) {
        return low + share * (high - low);
    }

    private double share(double value) {
        return (value - low) / (high - low);
    }

    private List<Tick> numbers(double first, double last, int count) {
        double step = Scale.step(last - first, count);
        var ticks = new ArrayList<Tick>();
        for (double at = Math.ceil(first / step - 1e-9);
                at * step <= last + step * 1e-9 && ticks.size() < MOST_TICKS;
                at++) {
            ticks.add(new Tick(share(at * step), number(at * step, step, false)));
        }
        return ticks;
    }

    private List<Tick> powers(double first, double last, int count) {
        int every = (int) Math.max(1, Math.ceil((last - first) / Math.max(1, count)));
        var ticks = new ArrayList<Tick>();
        for (double at = Math.ceil(first - 1e-9); at <= last + 1e-9 && ticks.size() < MOST_TICKS; at += every) {
            ticks.add(new Tick(share(at), number(Math.pow(10, at), Math.pow(10, at), false)));
        }
        return ticks;
    }

    /// Round values where no power of ten may be seen.
    private List<Tick> withinPower(double first, double last, int count) {
        double from = Math.pow(10, first);
        double to = Math.pow(10, last);
        double step = Scale.step(to - from, count);
        var ticks = new ArrayList<Tick>();
        for (double at = Math.ceil(from / step - 1e-9);
                at * step <= to + step * 1e-9 && ticks.size() < MOST_TICKS;
                at++) {
            ticks.add(new Tick(share(Math.log10(at * step)), number(at * step, step, false)));
        }
        return ticks;
    }

    private List<Tick> names(double first, double last) {
        var ticks = new ArrayList<Tick>();
        for (int at = (int) Math.max(0, Math.ceil(first - 0.5)); at < labels.size() && at + 0.5 <= last; at++) {
            ticks.add(new Tick(share(at + 0.5), labels.get(at)));
        }
        return ticks;
    }

    /// Returns the power of ten that is not smaller than `least`.
    private static double power(double least) {
        return least > 0 ? Math.pow(10, Math.ceil(Math.log10(least))) : 1;
    }

    /// Returns `value` with the decimals that tell it from its neighbours at a distance of `step`, thousands set apart.
    ///
    /// @param isShort whether zeros at the end are left out
    static String number(double value, double step, boolean isShort) {
        if (!Double.isFinite(value) || !(step > 0)) {
            return String.valueOf(value);
        }
        int scale = (int) Math.clamp(Math.ceil(-Math.log10(step) - 1e-9), -300, 300);
        var rounded = new BigDecimal(value).setScale(scale, RoundingMode.HALF_EVEN);
        if (rounded.signum() == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size >= LARGE || size < SMALL) {
            return power(rounded);
        }
        var plain = isShort ? rounded.stripTrailingZeros() : rounded;
        return grouped(plain.scale() < 0 ? plain.setScale(0).toPlainString() : plain.toPlainString());
    }

    private static String power(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        var mantissa =
                value.movePointLeft(exponent).round(MathContext.DECIMAL32).stripTrailingZeros();
        return mantissa.toPlainString() + "e" + exponent;
    }

    private static String grouped(String plain) {
        int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        int first = plain.startsWith("-") ? 1 : 0;
        if (point - first <= 4) {
            return plain;
        }
        var text = new StringBuilder(plain);
        for (int at = point - 3; at > first; at -= 3) {
            text.insert(at, '\u00a0');
        }
        return text.toString();
    }
}
