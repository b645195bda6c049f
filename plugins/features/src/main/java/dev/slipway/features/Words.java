package dev.slipway.features;

import java.util.List;
import java.util.Locale;

/// Numbers as a person reads them. Stateless.
final class Words {
    private Words() {}

    /// Returns for example `1,200 rows`.
    static String counted(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    /// Returns a number with at most six digits that count.
    static String number(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.valueOf((long) number);
        }
        var text = String.format(Locale.ROOT, "%.6g", number);
        return text.contains("e") || !text.contains(".") ? text : text.replaceFirst("\\.?0+$", "");
    }

    /// Returns a share, for example `20 %`.
    static String percent(double share) {
        return number(Math.rint(share * 1000) / 10) + " %";
    }

    /// Returns the names of columns.
    ///
    /// @throws IllegalArgumentException if there are none
    static List<String> named(List<String> columns, String example) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("name at least one column, for example " + example + ".");
        }
        return List.copyOf(columns);
    }
}
