package dev.slipway.desktop.output;

import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far a cell is, read from `MimeBundle.PROGRESS`.
///
/// @param done in the caller's unit
/// @param total in the same unit; 0 if not known
/// @param text a few words, possibly empty
public record Progress(double done, double total, String text) {
    /// Returns the progress in `json`; empty if it is no such text.
    public static Optional<Progress> read(String json) {
        try {
            return JsonParser.parse(json) instanceof Json.Members all
                    ? Optional.of(new Progress(
                            number(all.get("done")),
                            number(all.get("total")),
                            all.text("text").orElse("")))
                    : Optional.empty();
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    /// Returns the share that is done, 0 to 1.
    public double share() {
        return total > 0 ? Math.clamp(done / total, 0, 1) : 0;
    }

    /// Returns how far it is, in words: `tree 186, 186 of 300`.
    public String words() {
        var count = total > 0 ? Words.value(done) + " of " + Words.value(total) : Words.value(done);
        return text.isEmpty() ? count : text + ", " + count;
    }

    private static double number(@Nullable Json value) {
        try {
            return value instanceof Json.Figure figure ? Double.parseDouble(figure.spelling()) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
