package dev.slipway.charts;

import org.jspecify.annotations.Nullable;

/// The lines that say what a mark stands for. Static.
final class Tip {
    private static final int DIGITS = 6;

    private Tip() {}

    /// Returns a line; none without a name or a value.
    static String of(String name, @Nullable String value) {
        return name.isEmpty() || value == null || value.isEmpty() ? "" : plain(name) + "\t" + plain(value) + "\n";
    }

    static String of(String name, double value) {
        return of(name, Numerals.rounded(value, DIGITS));
    }

    private static String plain(String text) {
        return text.replace('\t', ' ').replace('\n', ' ');
    }
}
