package dev.slipway.engine.json;

import org.jspecify.annotations.Nullable;

/// Numbers as most are written, read without a parser: a comparison reads tens of thousands of them. Stateless.
final class PlainNumbers {
    private static final int MOST_DIGITS = 18;

    private PlainNumbers() {}

    /// Returns the Long or Double that `text` spells if it is written the way Java writes it, else null: that says
    /// nothing of `text`.
    static @Nullable Object read(String text) {
        int length = text.length();
        int from = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        if (length == from || length > MOST_DIGITS + 8 || !isDigit(text.charAt(from))) {
            return null;
        }
        boolean isWhole = true;
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                isWhole = false;
                if (c != '.' && c != 'E' && c != '-') {
                    return null;
                }
            }
        }
        if (isWhole) {
            boolean isPlain = length - from <= MOST_DIGITS && (length - from == 1 || text.charAt(from) != '0');
            return isPlain ? (Object) Long.parseLong(text) : null;
        }
        return fraction(text);
    }

    private static @Nullable Object fraction(String text) {
        try {
            double number = Double.parseDouble(text);
            boolean isAsWritten = number != 0 && Double.toString(number).equals(text);
            return isAsWritten ? (Object) number : null;
        } catch (NumberFormatException e) {
            return null; // no number after all: a parser says what is wrong
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
