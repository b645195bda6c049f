package dev.slipway.excel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the format of a cell says of a number. Stateless.
final class Formats {
    private Formats() {}

    /// Tells whether a number of this format is shown as a day or a time.
    static boolean isTime(@Nullable String format) {
        return hasDate(format) || letters(format).matches(".*[hs].*") || isElapsed(format);
    }

    /// Tells whether a day is shown.
    static boolean hasDate(@Nullable String format) {
        return letters(format).matches(".*[yd].*") || letters(format).matches("m+");
    }

    private static boolean isElapsed(@Nullable String format) {
        return format != null && format.toLowerCase(Locale.ROOT).matches(".*\\[(h+|m+|s+)\\].*");
    }

    /// Leaves only letters that stand for a part of a time: no text in quotes, colours, conditions, escapes, exponents.
    private static String letters(@Nullable String format) {
        if (format == null || format.equalsIgnoreCase("General")) {
            return "";
        }
        return format.split(";", 2)[0]
                .toLowerCase(Locale.ROOT)
                .replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.", "")
                .replaceAll("am/pm|a/p", "h")
                .replaceAll("[^a-z]", "")
                .replace("e", "");
    }
}
