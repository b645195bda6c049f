package dev.slipway.desktop.notebook;

import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Pictures that are stored in a Markdown cell.
final class Attachment {
    private Attachment() {}

    /// Returns the attachment `name` as a `data:` address; empty if there is none.
    ///
    /// @param attachments JSON object text, null if the cell has none
    static Optional<String> address(@Nullable String attachments, String name) {
        if (attachments == null) {
            return Optional.empty();
        }
        try {
            if (JsonParser.parse(attachments) instanceof Json.Members all
                    && all.get(name) instanceof Json.Members forms) {
                return forms.all().stream()
                        .filter(form -> form.name().startsWith("image/") && form.value() instanceof Json.Text)
                        .map(form -> "data:" + form.name() + ";base64,"
                                + ((Json.Text) form.value()).value().replaceAll("\\s", ""))
                        .findFirst();
            }
            return Optional.empty();
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }
}
