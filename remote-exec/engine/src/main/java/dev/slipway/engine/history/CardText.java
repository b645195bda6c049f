package dev.slipway.engine.history;

import dev.slipway.api.output.MimeBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What a task shows, as one text of Markdown or HTML for its log.
public final class CardText {
    private static final String DRAWING = "<!--slipway-chart ";
    private static final String END = "-->";
    private static final String FENCE = "```";
    private static final Pattern IMAGE = Pattern.compile("<img src=\"data:(image/[\\w.+-]+);base64,([^\"]*)\">");

    private CardText() {}

    /// Returns the richest form that Markdown or HTML can carry; HTML begins with `<`. Before the picture of a chart a
    /// comment holds its drawing, for the window, which draws it in its own colours.
    public static String of(MimeBundle bundle) {
        return forms(bundle).getFirst();
    }

    /// Returns `card` without the drawing it may carry, which is written another way by other front ends.
    public static String bare(String card) {
        int end = card.startsWith(DRAWING) ? card.indexOf(END) : -1;
        return end < 0 ? card : card.substring(end + END.length());
    }

    /// Returns what a card shows, by the form it was kept in; plain text for what is no other.
    public static MimeBundle bundle(String card) {
        var bare = bare(card);
        var bundle = form(bare);
        return bare.length() == card.length()
                ? bundle
                : bundle.with(
                        MimeBundle.CHART,
                        card.substring(DRAWING.length(), card.length() - bare.length() - END.length()));
    }

    private static MimeBundle form(String card) {
        var image = IMAGE.matcher(card);
        if (image.matches()) {
            return MimeBundle.of(image.group(1), image.group(2), "[picture]");
        }
        if (card.startsWith("<div>") && card.endsWith("</div>")) {
            return new MimeBundle(
                    Map.of(MimeBundle.HTML, card.substring("<div>".length(), card.length() - "</div>".length())));
        }
        if (card.stripLeading().startsWith("<svg") || card.stripLeading().startsWith("<?xml")) {
            return new MimeBundle(Map.of(MimeBundle.SVG, card));
        }
        boolean isPlain = card.startsWith(FENCE + "\n") && card.endsWith("\n" + FENCE) && card.length() > 8;
        return isPlain
                ? MimeBundle.text(card.substring(4, card.length() - 4))
                : new MimeBundle(Map.of(MimeBundle.MARKDOWN, card));
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
        var drawing = bundle.form(MimeBundle.CHART);
        if (drawing.isPresent() && !forms.isEmpty()) {
            forms.set(0, DRAWING + escaped(drawing.get()) + END + forms.getFirst());
        }
        forms.add(FENCE + "\n" + bundle.text() + "\n" + FENCE);
        return forms;
    }

    /// Returns the same JSON without what would end an HTML comment: it stands in texts only.
    private static String escaped(String json) {
        return json.replace(">", "\\u003e").replace("--", "-\\u002d");
    }
}
