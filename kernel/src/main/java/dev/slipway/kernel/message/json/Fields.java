package dev.slipway.kernel.message.json;

import dev.slipway.kernel.file.json.JsonWriter;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes one JSON object, field by field. One thread at a time.
final class Fields {
    private final StringBuilder text = new StringBuilder("{");

    /// Adds JSON text.
    Fields raw(String name, String json) {
        if (text.length() > 1) {
            text.append(',');
        }
        text.append(JsonWriter.quote(name)).append(':').append(json);
        return this;
    }

    /// Adds a string, or `null`.
    Fields text(String name, @Nullable String value) {
        return raw(name, value == null ? "null" : JsonWriter.quote(value));
    }

    /// Adds a number, or `null`.
    Fields number(String name, @Nullable Number value) {
        return raw(name, String.valueOf(value));
    }

    Fields flag(String name, boolean value) {
        return raw(name, String.valueOf(value));
    }

    Fields texts(String name, Collection<String> values) {
        return list(name, values, JsonWriter::quote);
    }

    /// Adds an array of what `json` makes of each value.
    <T> Fields list(String name, Collection<T> values, Function<T, String> json) {
        return raw(name, values.stream().map(json).collect(Collectors.joining(",", "[", "]")));
    }

    /// Returns the object.
    String json() {
        return text + "}";
    }
}
