package dev.slipway.cli.answer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers, times and sizes as a person reads them in a terminal: thousands by comma, units always there.
public final class Figures {
    /// Stands where there is no value.
    public static final String NONE = "-";

    private static final int DIGITS = 4;
    private static final int NAME_WIDTH = 40;
    private static final int WORD_WIDTH = 24;
    private static final int MESSAGE_LENGTH = 4_000;
    private static final Pattern LINE_END = Pattern.compile("\\s*\\R\\s*");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    private Figures() {}

    /// Returns a whole number: `20,000`.
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// Returns a count with its noun: `1 run`, `3 runs`.
    public static String count(long number, String singular) {
        return count(number) + " " + singular + (number == 1 ? "" : "s");
    }

    /// Returns a duration: `4 ms`, `2.8 s`, `38 s`, `13 min 41 s`, `2 h 5 min`.
    public static String duration(Duration time) {
        long millis = Math.max(0, time.toMillis());
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 9950) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        long seconds = Math.round(millis / 1000.0);
        if (seconds < 60) {
            return seconds + " s";
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
        return number + " " + UNITS[unit];
    }

    /// Returns a moment in the person's time zone, to the second.
    public static String moment(@Nullable Instant when) {
        return when == null ? NONE : MOMENT.format(when.atZone(ZoneId.systemDefault()));
    }

    /// Returns a measured value with four significant digits: `0.6450`, `12.88`, `1,284`, `3.200e-09`.
    public static String value(double value) {
        return isWhole(value) ? count((long) value) : fraction(value);
    }

    /// Returns measured values that stand beside each other, all in one form: whole numbers, or four digits each.
    public static List<String> values(double... values) {
        boolean areWhole = Arrays.stream(values).allMatch(value -> isWhole(value) || !Double.isFinite(value));
        return Arrays.stream(values)
                .mapToObj(value -> areWhole ? value(value) : fraction(value))
                .toList();
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15;
    }

    private static String fraction(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (value == 0) {
            return "0";
        }
        if (size < 1e-4 || size >= 1e9) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        var rounded = new BigDecimal(value).round(new MathContext(DIGITS, RoundingMode.HALF_UP));
        if (size >= 1000) {
            return count(rounded.longValue());
        }
        int missing = Math.max(0, DIGITS - rounded.precision());
        return rounded.setScale(rounded.scale() + missing, RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /// Returns a JSON value on one line, cut to `length` characters.
    public static String json(@Nullable Object value, int length) {
        return switch (value) {
            case null -> NONE;
            case String text -> shorten(text, length);
            case Double number -> number.isInfinite() ? number.toString() : plain(number);
            default -> shorten(JsonText.line(value), length);
        };
    }

    private static String plain(Double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? new BigDecimal(number).toPlainString()
                : number.toString();
    }

    /// Returns `text` on one line, cut to `length` characters with an ellipsis.
    public static String shorten(String text, int length) {
        var line = LINE_END.matcher(text.strip()).replaceAll(" ");
        if (line.length() <= length) {
            return line;
        }
        int end = Math.max(0, length - 1);
        boolean isInPair = end > 0 && Character.isHighSurrogate(line.charAt(end - 1));
        return line.substring(0, isInPair ? end - 1 : end) + "…";
    }

    /// Returns a name that a person gave, on one line, as wide as a column of a table may be.
    public static String name(String name) {
        return shorten(name, NAME_WIDTH);
    }

    /// Returns those of `words` that have room beside each other in a column, each cut, and how many more there are:
    /// `draft june … and 298 more`.
    public static String words(List<String> words) {
        var line = new StringBuilder();
        int shown = 0;
        while (shown < words.size()) {
            var next = shorten(words.get(shown), WORD_WIDTH);
            if (shown > 0 && line.length() + 1 + next.length() > NAME_WIDTH) {
                break;
            }
            line.append(shown++ > 0 ? " " : "").append(next);
        }
        return line + (shown < words.size() ? " … and " + count(words.size() - shown) + " more" : "");
    }

    /// Returns the message of an exception, cut where it is longer than anybody reads.
    public static String message(String text) {
        return text.length() <= MESSAGE_LENGTH
                ? text
                : text.substring(0, MESSAGE_LENGTH) + "… (%,d characters in all)".formatted(text.length());
    }

    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
