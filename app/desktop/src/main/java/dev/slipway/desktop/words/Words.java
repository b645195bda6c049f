package dev.slipway.desktop.words;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers, times and sizes as the window writes them: thousands by no-break space, units always there.
public final class Words {
    /// Stands where there is no value.
    public static final String NONE = "–";

    private static final int TICK_DIGITS = 12; // what is beyond them comes from how computers multiply
    private static final int SHORT_DIGITS = 4;
    private static final int MOST_DECIMALS = 6;
    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final Pattern PLACED = Pattern.compile("^(?:[Cc]ell \\d+,? )?[Ll]ine \\d+(?:, column \\d+)?: ");
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    private Words() {}

    /// Returns a whole number: `20 000`.
    public static String count(long number) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(NO_BREAK_SPACE);
        return new DecimalFormat("#,##0", symbols).format(number);
    }

    /// Returns a count with its noun: `1 run`, `3 runs`.
    public static String count(long number, String singular) {
        return count(number) + NO_BREAK_SPACE + singular + (number == 1 ? "" : "s");
    }

    /// Returns what a problem's message says besides its place, for where that stands already: `Cell 3, line 2: ';'
    /// expected.` is `';' expected.`
    public static String unplaced(String message) {
        var said = PLACED.matcher(message).replaceFirst("");
        return said.isEmpty() ? message : Character.toUpperCase(said.charAt(0)) + said.substring(1);
    }

    /// Returns a duration: `4 ms`, `2.8 s`, `38 s`, `13 min 41 s`, `2 h 5 min`.
    public static String duration(Duration time) {
        long millis = Math.max(0, time.toMillis());
        if (millis < 1000) {
            return millis + unit("ms");
        }
        if (millis < 9950) {
            return String.format(Locale.ROOT, "%.1f", millis / 1000.0) + unit("s");
        }
        long seconds = Math.round(millis / 1000.0);
        if (seconds < 60) {
            return seconds + unit("s");
        }
        if (seconds < 3600) {
            return pair(seconds / 60, "min", seconds % 60, "s");
        }
        long minutes = Math.round(seconds / 60.0);
        return minutes < 24 * 60
                ? pair(minutes / 60, "h", minutes % 60, "min")
                : pair(minutes / 1440, "d", minutes % 1440 / 60, "h");
    }

    /// Returns a size, 1 kB being 1000 bytes: `96 B`, `1.9 MB`, `142 MB`.
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        var number = unit == 0 || value >= 9.95
                ? String.valueOf(Math.round(value))
                : String.format(Locale.ROOT, "%.1f", value);
        return number + unit(UNITS[unit]);
    }

    /// Returns a moment as one says it now: `14:02`, `yesterday 9:30`, `26 Jun`, `26 Jun 2024`.
    public static String moment(Instant when, Instant now, ZoneId zone) {
        var day = when.atZone(zone);
        var today = now.atZone(zone).toLocalDate();
        if (day.toLocalDate().equals(today)) {
            return TIME.format(day);
        }
        if (day.toLocalDate().equals(today.minusDays(1))) {
            return "yesterday " + TIME.format(day);
        }
        return (day.getYear() == today.getYear() ? DAY : DATE).format(day);
    }

    /// Returns a measured value with four significant digits: `0.6450`, `12.88`, `1 284`, `3.200e-09`.
    public static String value(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e15) {
            return count((long) value);
        }
        if (size < 1e-4 || size >= 1e9) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        var rounded = new BigDecimal(value).round(new MathContext(4, RoundingMode.HALF_UP));
        return size >= 1000 ? count(rounded.longValue()) : rounded.toPlainString();
    }

    /// Returns a value with at most so many significant digits and no zero more than it takes, as on an axis: `0.3`,
    /// `12.5`, `20 000`, `1e-05`.
    public static String rounded(double value, int digits) {
        if (!Double.isFinite(value) || value == 0) {
            return value(value);
        }
        var rounded = new BigDecimal(value)
                .round(new MathContext(digits, RoundingMode.HALF_UP))
                .stripTrailingZeros();
        double size = Math.abs(value);
        if (size < 1e-4 || size >= 1e15) {
            return String.format(Locale.ROOT, "%." + (rounded.precision() - 1) + "e", rounded);
        }
        return rounded.scale() <= 0 ? count(rounded.longValue()) : rounded.toPlainString();
    }

    /// Returns the round values of an axis, all with as many decimals as the one that takes most: `0.00`, `0.25`,
    /// `0.50`.
    public static List<String> ticks(List<Double> values) {
        return ticks(values, TICK_DIGITS);
    }

    /// Returns values of one axis, all with the same decimals.
    ///
    /// @param digits most significant digits of the largest
    public static List<String> ticks(List<Double> values, int digits) {
        double largest = values.stream()
                .mapToDouble(value -> Double.isFinite(value) ? Math.abs(value) : 0)
                .max()
                .orElse(0);
        if (largest == 0 || largest >= 1e15) {
            return values.stream().map(Words::value).toList();
        }
        int most = digits - 1 - (int) Math.floor(Math.log10(largest));
        int decimals = values.stream()
                .filter(Double::isFinite)
                .mapToInt(value -> new BigDecimal(value)
                        .setScale(most, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .scale())
                .max()
                .orElse(0);
        return values.stream()
                .map(value -> !Double.isFinite(value) || decimals > MOST_DECIMALS
                        ? rounded(value, Math.min(digits, SHORT_DIGITS))
                        : fixed(value, Math.max(0, decimals)))
                .toList();
    }

    private static String fixed(double value, int decimals) {
        var fixed = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
        return decimals == 0 ? count(fixed.longValue()) : fixed.toPlainString();
    }

    /// Returns a difference with its sign: `+0.31`, `-0.54`, `±0`.
    public static String delta(double delta) {
        return delta == 0 ? "±0" : (delta > 0 ? "+" : "") + value(delta);
    }

    /// Returns a parameter's or another JSON value, on one line and at most `length` characters.
    public static String json(@Nullable Object value, int length) {
        var text = value == null
                ? NONE
                : value instanceof Double number
                        ? value(number)
                        : value instanceof Long whole ? count(whole) : value + "";
        return shorten(text, length);
    }

    /// Returns `text` on one line, cut to `length` characters with an ellipsis.
    public static String shorten(String text, int length) {
        var line = text.strip().replaceAll("\\s*\\R\\s*", " ");
        if (line.length() <= length) {
            return line;
        }
        int end = Math.max(0, length - 1);
        boolean isInPair = end > 0 && Character.isHighSurrogate(line.charAt(end - 1));
        return line.substring(0, isInPair ? end - 1 : end) + "…";
    }

    private static String unit(String unit) {
        return NO_BREAK_SPACE + unit;
    }

    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        return large + unit(largeUnit) + (small == 0 ? "" : " " + small + unit(smallUnit));
    }
}
