package dev.slipway.engine.history;

import dev.slipway.api.output.MimeBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a task shows, as one text of Markdown or HTML for its log.
public final class CardText {
    private CardText() {}

    /// Returns the richest form that Markdown or HTML can carry; HTML begins with `<`.
    public static String of(MimeBundle bundle) {
        return forms(bundle).getFirst();
    }

    /// Returns the texts that the bundle may be kept as: one for each of its forms that can be carried, then plain.
    public static List<String> forms(MimeBundle bundle) {
        var forms = new ArrayList<String>();
        for (var form : bundle.content().entrySet()) {
            var mime = form.getKey().toLowerCase(Locale.ROOT);
            if (mime.equals(MimeBundle.HTML)) {
                forms.add("<div>" + form.getValue() + "</div>");
            } else if (mime.equals(MimeBundle.SVG) || mime.equals(MimeBundle.MARKDOWN)) {
                forms.add(form.getValue());
            } else if (mime.startsWith("image/")) {
                forms.add("<img src=\"data:" + mime + ";base64," + form.getValue() + "\">");
            }
        }
        forms.add("```\n" + bundle.text() + "\n```");
        return forms;
    }
}
