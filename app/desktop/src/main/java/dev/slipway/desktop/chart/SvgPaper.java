package dev.slipway.desktop.chart;

import dev.slipway.desktop.chart.Pen.Area;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javafx.scene.text.TextAlignment;

/// Draws a chart as SVG, in the colours of the light theme. One thread at a time.
public final class SvgPaper implements Paper {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 320;
    private static final double TITLE = 32;

    /// Source: XML 1.0, section 2.2, `Char`.
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{d7ff}\\x{e000}-\\x{fffd}\\x{10000}-\\x{10ffff}]");

    private final StringBuilder svg;
    private final double width;
    private final double height;

    private SvgPaper(StringBuilder svg, double width, double height) {
        this.svg = svg;
        this.width = width;
        this.height = height;
    }

    /// Returns what `painter` draws, under a title.
    public static String of(String title, Consumer<? super SvgPaper> painter) {
        return of(title, WIDTH, HEIGHT, painter);
    }

    /// Returns what `painter` draws, under a title.
    ///
    /// @param width in px, as is `height` without the title
    public static String of(String title, double width, double height, Consumer<? super SvgPaper> painter) {
        var paper = new SvgPaper(new StringBuilder(), width, height);
        paper.add(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\""
                        + " font-family=\"Inter,system-ui,sans-serif\" font-size=\"11\">\n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n"
                        + "<text x=\"16\" y=\"20\" font-weight=\"600\" font-size=\"13\" fill=\"%s\">%s</text>\n"
                        + "<g transform=\"translate(0 %.0f)\">\n",
                width,
                height + TITLE,
                width,
                height + TITLE,
                Tone.TEXT.onWhite(),
                escaped(title),
                TITLE));
        painter.accept(paper);
        return paper.svg.append("</g></svg>\n").toString();
    }

    private void add(String shape) {
        svg.append(shape);
    }

    /// Draws with `painter` on a part of this paper.
    public void within(Area area, Consumer<Paper> painter) {
        add(String.format(Locale.ROOT, "<g transform=\"translate(%.0f %.0f)\">\n", area.x(), area.y()));
        painter.accept(new SvgPaper(svg, area.width(), area.height()));
        add("</g>\n");
    }

    @Override
    public void line(double[] xs, double[] ys, Stroke stroke) {
        var path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < xs.length; i++) {
            boolean there = Double.isFinite(xs[i]) && Double.isFinite(ys[i]);
            if (there) {
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", drawing ? "L" : "M", xs[i], ys[i]));
            }
            drawing = there;
        }
        path(path, stroke);
    }

    @Override
    public void swing(double[] xs, double[] ys, Stroke stroke) {
        var path = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            double middle = i == 0 ? 0 : (xs[i - 1] + xs[i]) / 2;
            path.append(
                    i == 0
                            ? String.format(Locale.ROOT, "M%.1f %.1f", xs[i], ys[i])
                            : String.format(
                                    Locale.ROOT,
                                    "C%.1f %.1f %.1f %.1f %.1f %.1f",
                                    middle,
                                    ys[i - 1],
                                    middle,
                                    ys[i],
                                    xs[i],
                                    ys[i]));
        }
        path(path, stroke);
    }

    private void path(CharSequence path, Stroke stroke) {
        add(String.format(
                Locale.ROOT,
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.2f\" opacity=\"%.2f\""
                        + " stroke-linecap=\"round\" stroke-linejoin=\"round\"%s/>\n",
                path,
                stroke.tone().onWhite(),
                stroke.thickness(),
                stroke.opacity(),
                stroke.dash() == Dash.SOLID
                        ? ""
                        : " stroke-dasharray=\"" + stroke.dash().svg() + "\""));
    }

    @Override
    public void polygon(double[] xs, double[] ys, Tone tone, double opacity) {
        var points = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            points.append(String.format(Locale.ROOT, "%s%.1f,%.1f", i == 0 ? "" : " ", xs[i], ys[i]));
        }
        add(String.format(
                Locale.ROOT,
                "<polygon points=\"%s\" fill=\"%s\" opacity=\"%.2f\"/>\n",
                points,
                tone.onWhite(),
                opacity));
    }

    @Override
    public void shape(List<Outline> outlines, Tone tone, double opacity) {
        var path = new StringBuilder();
        for (var outline : outlines) {
            for (int i = 0; i < outline.size(); i++) {
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", outline.x(i), outline.y(i)));
            }
            path.append('Z');
        }
        add(String.format(
                Locale.ROOT, "<path d=\"%s\" fill=\"%s\" opacity=\"%.2f\"/>\n", path, tone.onWhite(), opacity));
    }

    @Override
    public void named(Supplier<String> words, Runnable painter) {
        add("<g><title>" + escaped(words.get()) + "</title>");
        painter.run();
        add("</g>\n");
    }

    @Override
    public double width() {
        return width;
    }

    @Override
    public double height() {
        return height;
    }

    @Override
    public void bar(Area area, double radius, Tone tone, double opacity) {
        add(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.0f\" fill=\"%s\" opacity=\"%.2f\"/>\n",
                area.x(),
                area.y(),
                Math.max(0, area.width()),
                Math.max(0, area.height()),
                radius,
                tone.onWhite(),
                opacity));
    }

    @Override
    public void frame(Area area, double radius, Tone tone, double opacity) {
        add(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.0f\" fill=\"none\" stroke=\"%s\""
                        + " opacity=\"%.2f\"/>\n",
                Math.rint(area.x()) + 0.5,
                Math.rint(area.y()) + 0.5,
                Math.max(0, Math.rint(area.width()) - 1),
                Math.max(0, Math.rint(area.height()) - 1),
                radius,
                tone.onWhite(),
                opacity));
    }

    @Override
    public void across(double x1, double x2, double y, Tone tone) {
        bar(new Area(Math.rint(x1), Math.rint(y), Math.rint(x2) - Math.rint(x1), 1), 0, tone, 1);
    }

    @Override
    public void down(double x, double y1, double y2, Tone tone) {
        bar(new Area(Math.rint(x), Math.rint(y1), 1, Math.rint(y2) - Math.rint(y1)), 0, tone, 1);
    }

    @Override
    public void words(String words, double x, double y, TextAlignment align, Tone tone) {
        words(words, x, y, align, tone, "");
    }

    @Override
    public void figures(String words, double x, double y, TextAlignment align, Tone tone) {
        words(words, x, y, align, tone, " font-family=\"ui-monospace,monospace\"");
    }

    @Override
    public void halo(String words, double x, double y, TextAlignment align, Tone tone) {
        words(words, x, y, align, tone, " stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\"");
    }

    private void words(String words, double x, double y, TextAlignment align, Tone tone, String more) {
        var anchor = switch (align) {
            case RIGHT -> "end";
            case CENTER -> "middle";
            case LEFT, JUSTIFY -> "start";
        };
        add(String.format(
                Locale.ROOT,
                "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"%s\" fill=\"%s\"%s>%s</text>\n",
                x,
                y + 4,
                anchor,
                tone.onWhite(),
                more,
                escaped(words)));
    }

    @Override
    public void dot(double x, double y, double radius, Tone tone) {
        disc(x, y, radius + 1.5, Tone.GROUND, 1);
        disc(x, y, radius, tone, 1);
    }

    @Override
    public void disc(double x, double y, double radius, Tone tone, double opacity) {
        add(String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\" opacity=\"%.2f\"/>\n",
                x,
                y,
                radius,
                tone.onWhite(),
                opacity));
    }

    /// Returns text as it stands between tags; characters that XML cannot have are replaced, since one of them makes
    /// the whole picture unreadable.
    public static String escaped(String text) {
        return NOT_XML.matcher(text)
                .replaceAll("\ufffd")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
