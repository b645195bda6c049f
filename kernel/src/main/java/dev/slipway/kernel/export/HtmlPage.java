package dev.slipway.kernel.export;

import static dev.slipway.kernel.export.JavaColours.escape;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.markdown.Definitions;
import dev.slipway.kernel.markdown.Equations;
import dev.slipway.kernel.markdown.MathExtension;
import dev.slipway.kernel.markdown.Maths;
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
    private static final Pattern OUTSIDE =
            Pattern.compile("(?i)\\b(src|srcset|poster|background)(\\s*=\\s*[\"']?\\s*(?:https?:)?//)");
    private static final Pattern LINKED = Pattern.compile("(?i)<link\\b[^>]*>");
    private static final List<String> IMAGES = List.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private final Parser parser;
    private final HtmlRenderer renderer;

    private final Definitions definitions;
    private final Equations equations;

    private HtmlPage(List<String> prose) {
        definitions = Definitions.in(prose);
        equations = Equations.of(prose);
        var extensions = List.of(TablesExtension.create(), new MathExtension(definitions));
        parser = Parser.builder().extensions(extensions).build();
        renderer = HtmlRenderer.builder().extensions(extensions).build();
    }

    /// Returns the page of `document`.
    ///
    /// @param title used where no heading gives one
    public static String of(String title, Document document) {
        var prose = document.cells().stream()
                .map(cell -> cell.kind() == CellKind.MARKDOWN ? cell.source() : "")
                .toList();
        return new HtmlPage(prose).page(title, document);
    }

    /// Returns the page of what was shown, which needs nothing from outside: pictures of other places are left out.
    ///
    /// @param facts a line under the title
    public static String of(String title, String facts, List<MimeBundle> shown) {
        var page = new HtmlPage(List.of());
        var body = new StringBuilder("<h1>" + escape(title) + "</h1>\n<p>" + escape(facts) + "</p>\n");
        shown.forEach(bundle -> page.append(body, bundle));
        var inside = OUTSIDE.matcher(LINKED.matcher(body).replaceAll("")).replaceAll("data-outside$2");
        return page(title, inside).replace("img-src data: https:", "img-src data:");
    }

    private String page(String title, Document document) {
        var body = new StringBuilder();
        for (int i = 0; i < document.cells().size(); i++) {
            append(body, document.cells().get(i), i);
        }
        return page(MarkdownText.heading(document).orElse(title), body.toString());
    }

    private static String page(String title, String body) {
        return resource("page.html")
                .replace("{{title}}", escape(title))
                .replace("{{style}}", resource("page.css"))
                .replace("{{body}}", body);
    }

    private void append(StringBuilder body, Cell cell, int place) {
        switch (cell.kind()) {
            case MARKDOWN ->
                body.append("<section class=\"prose\" id=\"")
                        .append(cell.id())
                        .append("\">\n")
                        .append(markdown(Attachments.inline(cell), place))
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
                    .append(markdown(bundle.form(MimeBundle.MARKDOWN).orElseThrow(), -1))
                    .append("</div>\n");
        } else if (bundle.form(MimeBundle.LATEX).isPresent()) {
            latex(body, bundle.form(MimeBundle.LATEX).orElseThrow().strip());
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

    /// @param place number of the cell, 0-based; below 0 for an output, whose equations are not counted
    private String markdown(String text, int place) {
        var tree = parser.parse(text);
        equations.number(tree, place);
        return renderer.render(tree);
    }

    /// Adds an output of LaTeX: a formula, or words with formulas.
    private void latex(StringBuilder body, String latex) {
        var parts = Maths.parts(latex);
        if (parts.stream().noneMatch(Maths.Part.Formula.class::isInstance)) {
            parts = List.of(new Maths.Part.Formula(new Maths(latex, latex, Maths.Style.DISPLAY)));
        }
        body.append("<div class=\"out math\">");
        for (var part : parts) {
            body.append(
                    switch (part) {
                        case Maths.Part.Words(var words) -> escape(words);
                        case Maths.Part.Formula(var maths) -> MathExtension.html(equations.tagged(maths), definitions);
                    });
        }
        body.append("</div>\n");
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
