package dev.slipway.charts;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes maps, lists, texts, numbers and booleans as JSON. Static.
final class Json {
    private Json() {}

    static String of(@Nullable Object value) {
        var json = new StringBuilder();
        append(json, value);
        return json.toString();
    }

    private static void append(StringBuilder json, @Nullable Object value) {
        switch (value) {
            case null -> json.append("null");
            case Map<?, ?> map -> {
                var separator = "{";
                for (var entry : map.entrySet()) {
                    json.append(separator);
                    append(json, String.valueOf(entry.getKey()));
                    json.append(':');
                    append(json, entry.getValue());
                    separator = ",";
                }
                json.append(map.isEmpty() ? "{}" : "}");
            }
            case Collection<?> list -> {
                var separator = "[";
                for (var item : list) {
                    json.append(separator);
                    append(json, item);
                    separator = ",";
                }
                json.append(list.isEmpty() ? "[]" : "]");
            }
            case double[] numbers -> {
                json.append('[');
                for (int at = 0; at < numbers.length; at++) {
                    json.append(at == 0 ? "" : ",").append(SvgText.number(numbers[at]));
                }
                json.append(']');
            }
            case Double number -> json.append(Double.isFinite(number) ? Numerals.exact(number) : "null");
            case Number number -> json.append(number);
            case Boolean flag -> json.append(flag);
            default -> quoted(json, value.toString());
        }
    }

    private static void quoted(StringBuilder json, String text) {
        json.append('"');
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each == '"' || each == '\\') {
                json.append('\\').append(each);
            } else if (each < ' ') {
                json.append("\\u%04x".formatted((int) each));
            } else {
                json.append(each);
            }
        }
        json.append('"');
    }
}
