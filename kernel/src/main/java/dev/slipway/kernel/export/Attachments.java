package dev.slipway.kernel.export;

import dev.slipway.api.document.Cell;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;

/// Pictures that were pasted into a Markdown cell.
///
/// Source: nbformat 4.5, "cell attachments".
final class Attachments {
    private Attachments() {}

    /// Returns the cell's text with every `attachment:NAME` replaced by the picture itself.
    static String inline(Cell cell) {
        var text = cell.source();
        if (cell.attachments() == null) {
            return text;
        }
        try {
            if (JsonParser.parse(cell.attachments()) instanceof Json.Members files) {
                for (var file : files.all()) {
                    text = replaced(text, file);
                }
            }
            return text;
        } catch (JsonSyntaxException broken) {
            return text;
        }
    }

    private static String replaced(String text, Json.Member file) {
        if (file.value() instanceof Json.Members forms
                && !forms.all().isEmpty()
                && forms.all().getFirst().value() instanceof Json.Text content) {
            var uri = "data:" + forms.all().getFirst().name() + ";base64,"
                    + content.value().replaceAll("\\s", "");
            return text.replace("attachment:" + file.name(), uri);
        }
        return text;
    }
}
