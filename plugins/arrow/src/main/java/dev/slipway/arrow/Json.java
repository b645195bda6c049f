package dev.slipway.arrow;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lists and structures as text. Stateless.
final class Json {
    private static final char FIRST_PRINTED = ' ';

    private Json() {}

    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case List<?> list -> list.stream().map(Json::text).collect(Collectors.joining(",", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> quoted(String.valueOf(entry.getKey())) + ":" + text(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case Number number -> String.valueOf(number);
            case Boolean truth -> String.valueOf(truth);
            case byte[] bytes -> quoted(hexadecimal(bytes));
            default -> quoted(String.valueOf(value));
        };
    }

    /// Returns bytes as SQL writes them.
    static String hexadecimal(byte[] bytes) {
        return "\\x" + HexFormat.of().withUpperCase().formatHex(bytes);
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one == '"' || one == '\\') {
                quoted.append('\\').append(one);
            } else if (one < FIRST_PRINTED) {
                quoted.append(String.format("\\u%04x", (int) one));
            } else {
                quoted.append(one);
            }
        }
        return quoted.append('"').toString();
    }
}
