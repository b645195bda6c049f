package dev.slipway.cli;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// The fields of a JSON object in order. One thread at a time.
final class Fields extends LinkedHashMap<String, @Nullable Object> {
    private static final long serialVersionUID = 1L;

    /// Adds a field and returns this.
    Fields with(String name, @Nullable Object value) {
        put(name, value);
        return this;
    }
}
