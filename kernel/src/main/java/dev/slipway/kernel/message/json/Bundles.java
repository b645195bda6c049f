package dev.slipway.kernel.message.json;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import dev.slipway.kernel.file.json.JsonWriter;
import java.util.LinkedHashMap;

/// MIME bundles ⇄ JSON.
///
/// Source: Jupyter messaging 5.4, "display_data": JSON types are sent as JSON, all others as strings.
final class Bundles {
    private Bundles() {}

    static String write(MimeBundle bundle) {
        var fields = new Fields();
        bundle.content()
                .forEach((mime, form) -> fields.raw(mime, isJson(mime) ? jsonOrText(form) : JsonWriter.quote(form)));
        return fields.json();
    }

    static MimeBundle read(View data) {
        var content = new LinkedHashMap<String, String>();
        for (var member : data.object().all()) {
            boolean plain = member.value() instanceof Json.Text && !isJson(member.name());
            content.put(
                    member.name(),
                    plain && member.value() instanceof Json.Text one
                            ? one.value()
                            : member.value().raw(data.text()));
        }
        return content.isEmpty() ? MimeBundle.text("") : new MimeBundle(content);
    }

    private static boolean isJson(String mime) {
        return mime.equals(MimeBundle.JSON) || mime.endsWith("+json");
    }

    /// A renderer that gives no JSON for a JSON type must not break the message.
    private static String jsonOrText(String form) {
        try {
            var value = JsonParser.parse(form);
            return value.raw(form);
        } catch (JsonSyntaxException e) {
            return JsonWriter.quote(form);
        }
    }
}
