package dev.slipway.bench;

import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what commands print with `--json`.
final class Documents {
    private Documents() {}

    /// @throws IOException if `text` is no JSON object
    static Json.Members members(String text) throws IOException {
        try {
            if (JsonParser.parse(text) instanceof Json.Members members) {
                return members;
            }
            throw new IOException("no JSON object: " + text);
        } catch (JsonSyntaxException e) {
            throw new IOException("no JSON: " + text, e);
        }
    }

    /// @throws IOException if `value` is no list
    static List<Json> items(@Nullable Json value) throws IOException {
        if (value instanceof Json.Items items) {
            return items.all();
        }
        throw new IOException("no list: " + value);
    }

    /// @throws IOException if `value` is no number
    static double number(@Nullable Json value) throws IOException {
        if (value instanceof Json.Figure figure) {
            return Double.parseDouble(figure.spelling());
        }
        throw new IOException("no number: " + value);
    }
}
