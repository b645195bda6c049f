package dev.slipway.engine.local;

import dev.slipway.api.output.MimeBundle;
import java.util.Locale;

/// What a task shows, as one text of Markdown or HTML for its log.
final class Cards {
    private Cards() {}

    /// Returns the richest form that Markdown or HTML can carry; HTML begins with `<`.
    static String text(MimeBundle bundle) {
        for (var form : bundle.content().entrySet()) {
            var mime = form.getKey().toLowerCase(Locale.ROOT);
            if (mime.equals(MimeBundle.HTML)) {
                return "<div>" + form.getValue() + "</div>";
            }
            if (mime.equals(MimeBundle.SVG) || mime.equals(MimeBundle.MARKDOWN)) {
                return form.getValue();
            }
            if (mime.startsWith("image/")) {
                return "<img src=\"data:" + mime + ";base64," + form.getValue() + "\">";
            }
        }
        return "```\n" + bundle.text() + "\n```";
    }
}
