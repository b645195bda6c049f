package dev.slipway.kernel.display;

/// Values as JSON text.
final class JsonText {
    private JsonText() {}

    /// Returns `text` as a JSON string, quotation marks included.
    static String of(String text) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    /// Returns `number` as a JSON number; NaN and the infinities, which JSON does not have, as null.
    static String of(double number) {
        return Double.isFinite(number) ? Double.toString(number) : "null";
    }
}
