package dev.slipway.desktop.compare;

import java.util.regex.Pattern;

/// Lines of values, as RFC 4180 has it. One thread at a time.
final class Csv {
    /// What spreadsheets take for the beginning of a formula. Source: OWASP, CSV Injection.
    private static final Pattern FORMULA = Pattern.compile("[=+@\\t\\r-]");

    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9.]+(?:[eE][+-]?[0-9]+)?|Infinity)(?: s)?");
    private final StringBuilder text = new StringBuilder();

    /// Adds a line; numbers are written whole, those that are not finite as nothing.
    Csv line(Object... values) {
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ",").append(quoted(words(values[i])));
        }
        text.append("\r\n");
        return this;
    }

    private static String words(Object value) {
        return value instanceof Double number && !Double.isFinite(number) ? "" : value.toString();
    }

    /// Returns a value in quotes where it needs them, and behind an apostrophe where a spreadsheet would take a text
    /// for
    /// a formula.
    static String quoted(String value) {
        boolean isFormula =
                FORMULA.matcher(value).lookingAt() && !NUMBER.matcher(value).matches();
        var text = isFormula ? "'" + value : value;
        boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    String text() {
        return text.toString();
    }
}
