package dev.slipway.charts;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// How numbers are written on a chart. Static.
final class Numerals {
    private static final double LARGE = 1e7;
    private static final double SMALL = 1e-4;
    private static final int MOST_DIGITS = 4;

    private Numerals() {}

    /// Returns `value` with every digit it has, `12` rather than `12.0`.
    static String exact(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        var text = new BigDecimal(String.valueOf(value)).stripTrailingZeros();
        return text.scale() < -15 ? text.toString() : text.toPlainString();
    }

    /// Returns `value` with the decimals that tell it from its neighbours at a distance of `step`, thousands set apart
    /// by no-break spaces.
    static String tick(double value, double step) {
        double size = Math.max(Math.abs(value), Math.abs(step));
        if (value != 0 && (size >= LARGE || Math.abs(step) < SMALL) && digits(value, step) <= MOST_DIGITS) {
            return power(value, step);
        }
        int decimals = step >= 1 ? 0 : (int) Math.ceil(-Math.log10(step) - 1e-9);
        var text = new BigDecimal(value).setScale(needed(step, decimals), RoundingMode.HALF_EVEN);
        return grouped(text.signum() == 0 ? text.abs().toPlainString() : text.toPlainString());
    }

    /// Returns `value` to `digits` significant digits.
    static String rounded(double value, int digits) {
        if (value == 0 || !Double.isFinite(value)) {
            return exact(value);
        }
        var text = new BigDecimal(value).round(new java.math.MathContext(digits, RoundingMode.HALF_EVEN));
        double size = Math.abs(value);
        return size >= LARGE || size < SMALL
                ? power(value, Math.pow(10, Math.floor(Math.log10(size)) - digits + 1))
                : grouped(
                        text.scale() < 0
                                ? text.setScale(0).toPlainString()
                                : text.stripTrailingZeros().toPlainString());
    }

    /// A step of 0.25 needs one decimal more than its size says.
    private static int needed(double step, int decimals) {
        double scaled = step * Math.pow(10, decimals);
        return Math.abs(scaled - Math.rint(scaled)) > 1e-6 ? decimals + 1 : decimals;
    }

    /// Returns how many digits after its first tell `value` from its neighbours.
    private static int digits(double value, double step) {
        double digits = Math.floor(Math.log10(Math.abs(value)) + 1e-12) - Math.floor(Math.log10(Math.abs(step)) + 1e-9);
        return (int) Math.clamp(digits, 0, 17);
    }

    private static String power(double value, double step) {
        int exponent = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-12);
        var mantissa = new BigDecimal(value / Math.pow(10, exponent))
                .setScale(digits(value, step), RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
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
