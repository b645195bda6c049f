package dev.slipway.kernel.debug;

import dev.slipway.kernel.file.json.JsonWriter;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes one JSON object, member by member. One thread at a time.
final class Body {
    private final StringBuilder text = new StringBuilder("{");

    /// Adds a member: a text, number, truth value, another body, or a collection of these; nothing if it is
    /// null.
    Body put(String name, @Nullable Object value) {
        if (value != null) {
            if (text.length() > 1) {
                text.append(',');
            }
            text.append(JsonWriter.quote(name)).append(':').append(json(value));
        }
        return this;
    }

    private static String json(Object value) {
        return switch (value) {
            case Body body -> body.json();
            case Collection<?> all -> all.stream().map(Body::json).collect(Collectors.joining(",", "[", "]"));
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> JsonWriter.quote(value.toString());
        };
    }

    /// Returns the object.
    String json() {
        return text + "}";
    }

    @Override
    public String toString() {
        return json();
    }
}
