package dev.slipway.cli.answer;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// The fields of a JSON object in order. One thread at a time.
public final class Fields extends LinkedHashMap<String, @Nullable Object> {
    private static final long serialVersionUID = 1L;

    /// Adds a field and returns this.
    public Fields with(String name, @Nullable Object value) {
        put(name, value);
        return this;
    }
}
