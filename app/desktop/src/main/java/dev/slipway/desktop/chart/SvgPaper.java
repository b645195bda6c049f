package dev.slipway.desktop.chart;

import dev.slipway.desktop.chart.Pen.Area;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.text.TextAlignment;

/// Draws a chart as SVG, in the colours of the light theme. One thread at a time.
public final class SvgPaper implements Paper {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 320;
    private static final double TITLE = 32;

    private final StringBuilder svg = new StringBuilder();

    private final double width;
    private final double height;

    private SvgPaper(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /// Returns what `painter` draws, under a title.
    public static String of(String title, Consumer<Paper> painter) {
        return of(title, WIDTH, HEIGHT, painter);
    }

    /// Returns what `painter` draws, under a title.
    ///
    /// @param width in px, as is `height` without the title
    public static String of(String title, double width, double height, Consumer<Paper> painter) {
        var paper = new SvgPaper(width, height);
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
        var anchor = switch (align) {
            case RIGHT -> "end";
            case CENTER -> "middle";
            case LEFT, JUSTIFY -> "start";
        };
        add(String.format(
                Locale.ROOT,
                "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"%s\" fill=\"%s\">%s</text>\n",
                x,
                y + 4,
                anchor,
                tone.onWhite(),
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

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
