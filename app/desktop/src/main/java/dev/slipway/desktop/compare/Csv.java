package dev.slipway.desktop.compare;

/// Lines of values, as RFC 4180 has it. One thread at a time.
final class Csv {
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

    /// Returns a value in quotes where it needs them.
    static String quoted(String value) {
        boolean isPlain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    String text() {
        return text.toString();
    }
}
