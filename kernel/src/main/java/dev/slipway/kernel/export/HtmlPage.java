package dev.slipway.kernel.export;

import static dev.slipway.kernel.export.JavaColours.escape;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.Document;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.markdown.MathExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// A notebook as one HTML page: outputs included, no script, light and dark.
///
/// Scripts in outputs and in Markdown do not run: the page forbids them.
public final class HtmlPage {
    private static final Pattern ANSI = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]");
    private static final List<String> IMAGES = List.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private final Parser parser;
    private final HtmlRenderer renderer;

    private HtmlPage() {
        var extensions = List.of(TablesExtension.create(), new MathExtension());
        parser = Parser.builder().extensions(extensions).build();
        renderer = HtmlRenderer.builder().extensions(extensions).build();
    }

    /// Returns the page of `document`.
    ///
    /// @param title used where no heading gives one
    public static String of(String title, Document document) {
        return new HtmlPage().page(title, document);
    }

    private String page(String title, Document document) {
        var body = new StringBuilder();
        for (var cell : document.cells()) {
            append(body, cell);
        }
        return resource("page.html")
                .replace("{{title}}", escape(MarkdownText.heading(document).orElse(title)))
                .replace("{{style}}", resource("page.css"))
                .replace("{{body}}", body);
    }

    private void append(StringBuilder body, Cell cell) {
        switch (cell.kind()) {
            case MARKDOWN ->
                body.append("<section class=\"prose\" id=\"")
                        .append(cell.id())
                        .append("\">\n")
                        .append(markdown(Attachments.inline(cell)))
                        .append("</section>\n");
            case RAW ->
                body.append("<section class=\"raw\"><pre>")
                        .append(escape(cell.source()))
                        .append("</pre></section>\n");
            case CODE -> appendCode(body, cell);
        }
    }

    private void appendCode(StringBuilder body, Cell cell) {
        var number = cell.executionCount() == null ? "" : String.valueOf(cell.executionCount());
        body.append("<section class=\"code\" id=\"").append(cell.id()).append("\">\n");
        body.append("<span class=\"count\">").append(number).append("</span>");
        body.append("<pre class=\"java\">")
                .append(JavaColours.html(cell.source()))
                .append("</pre>\n");
        for (var output : cell.outputs()) {
            append(body, output);
        }
        body.append("</section>\n");
    }

    private void append(StringBuilder body, Output output) {
        switch (output) {
            case Output.Printed printed ->
                pre(body, printed.stream().equals("stderr") ? "out err" : "out", printed.text());
            case Output.Displayed displayed -> append(body, displayed.bundle());
            case Output.Result result -> append(body, result.bundle());
            case Output.Failed failed -> {
                var trace = String.join("\n", failed.traceback());
                pre(body, "out failed", trace.isBlank() ? failed.type() + ": " + failed.message() : trace);
            }
            case Output.Foreign foreign -> pre(body, "out", foreign.json());
        }
    }

    private void append(StringBuilder body, MimeBundle bundle) {
        var html = bundle.form(MimeBundle.HTML);
        var svg = bundle.form(MimeBundle.SVG);
        var image =
                IMAGES.stream().filter(type -> bundle.form(type).isPresent()).findFirst();
        if (image.isPresent()) {
            picture(body, image.get(), bundle.form(image.get()).orElseThrow(), bundle.text());
        } else if (svg.isPresent()) {
            picture(body, MimeBundle.SVG, base64(svg.get()), bundle.text());
        } else if (html.isPresent()) {
            body.append("<div class=\"out html\">").append(html.get()).append("</div>\n");
        } else if (bundle.form(MimeBundle.MARKDOWN).isPresent()) {
            body.append("<div class=\"out prose\">")
                    .append(markdown(bundle.form(MimeBundle.MARKDOWN).orElseThrow()))
                    .append("</div>\n");
        } else if (bundle.form(MimeBundle.LATEX).isPresent()) {
            pre(body, "out math", bundle.form(MimeBundle.LATEX).orElseThrow());
        } else {
            pre(
                    body,
                    "out",
                    bundle.content()
                            .getOrDefault(
                                    MimeBundle.TEXT,
                                    bundle.content().values().iterator().next()));
        }
    }

    private static void picture(StringBuilder body, String type, String base64, String alternative) {
        body.append("<div class=\"out\"><img alt=\"")
                .append(escape(alternative))
                .append("\" src=\"data:")
                .append(type)
                .append(";base64,")
                .append(escape(base64))
                .append("\"></div>\n");
    }

    private static String base64(String text) {
        return java.util.Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void pre(StringBuilder body, String kind, String text) {
        body.append("<pre class=\"")
                .append(kind)
                .append("\">")
                .append(escape(ANSI.matcher(text).replaceAll("")))
                .append("</pre>\n");
    }

    private String markdown(String text) {
        return renderer.render(parser.parse(text));
    }

    private static String resource(String name) {
        try (var in = HtmlPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
