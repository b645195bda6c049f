package dev.slipway.engine.json;

import org.jspecify.annotations.Nullable;

/// Numbers as most are written, read without a parser: a comparison reads tens of thousands of them. Stateless.
final class PlainNumbers {
    private static final int MOST_DIGITS = 18;
    private static final int SHORT = 15;

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
        return fraction(text, from);
    }

    private static @Nullable Object fraction(String text, int from) {
        try {
            double number = Double.parseDouble(text);
            boolean isAsWritten = number != 0
                    && (isShort(text, from) || Double.toString(number).equals(text));
            return isAsWritten ? (Object) number : null;
        } catch (NumberFormatException e) {
            return null; // no number after all: a parser says what is wrong
        }
    }

    /// Tells whether it is a fraction of at most fifteen digits as JSON writes it: no two of these are the same double.
    private static boolean isShort(String text, int from) {
        int dot = text.indexOf('.');
        boolean isJson = dot > from && dot + 1 < text.length() && (text.charAt(from) != '0' || dot == from + 1);
        boolean isOne = dot == text.lastIndexOf('.') && text.lastIndexOf('-') < 1 && text.indexOf('E') < 0;
        return isJson && isOne && text.length() - from - 1 <= SHORT;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
