package dev.slipway.desktop.chart;

import dev.slipway.desktop.words.Words;
import java.util.List;
import java.util.Locale;

/// Curves as SVG: the same axes as on the screen, in the colours of the light theme. Pure.
public final class SvgLines {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 320;
    private static final int LEFT = 56;
    private static final int TOP = 32;
    private static final int RIGHT = 16;
    private static final int BOTTOM = 56;
    private static final List<String> COLOURS =
            List.of("#3f5bd9", "#c2590c", "#0f8579", "#a8399a", "#7d7400", "#6e7781");

    private SvgLines() {}

    /// Returns a picture of `lines`.
    public static String of(String title, List<Series> lines) {
        double lowX = Double.POSITIVE_INFINITY;
        double highX = Double.NEGATIVE_INFINITY;
        double lowY = Double.POSITIVE_INFINITY;
        double highY = Double.NEGATIVE_INFINITY;
        for (var line : lines) {
            for (int i = 0; i < line.size(); i++) {
                lowX = Math.min(lowX, line.x(i));
                highX = Math.max(highX, line.x(i));
                if (Double.isFinite(line.y(i))) {
                    lowY = Math.min(lowY, line.y(i));
                    highY = Math.max(highY, line.y(i));
                }
            }
        }
        double from = Double.isFinite(lowX) ? lowX : 0;
        var x = new Scale(from, highX > from ? highX : from + 1, LEFT, WIDTH - RIGHT);
        var y = Scale.round(lowY, highY, HEIGHT - BOTTOM, TOP);
        var svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"Inter,system-ui,sans-serif\" font-size=\"11\">\n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n"
                        + "<text x=\"%d\" y=\"20\" font-weight=\"600\" font-size=\"13\" fill=\"#24292f\">%s</text>\n",
                WIDTH,
                HEIGHT,
                WIDTH,
                HEIGHT,
                LEFT,
                escaped(title)));
        axes(svg, x, y);
        for (int i = 0; i < lines.size(); i++) {
            line(svg, lines.get(i), x, y);
        }
        legend(svg, lines);
        return svg.append("</svg>\n").toString();
    }

    private static void axes(StringBuilder svg, Scale x, Scale y) {
        for (double tick : y.ticks(5)) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#e3e8ed\"/><text x=\"%d\" y=\"%.1f\""
                            + " text-anchor=\"end\" fill=\"#57606a\">%s</text>\n",
                    LEFT,
                    WIDTH - RIGHT,
                    y.pixel(tick),
                    y.pixel(tick),
                    LEFT - 8,
                    y.pixel(tick) + 4,
                    Words.value(tick)));
        }
        for (double tick : x.ticks(6)) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#57606a\">%s</text>\n",
                    x.pixel(tick),
                    HEIGHT - BOTTOM + 16,
                    Words.value(tick)));
        }
    }

    private static void line(StringBuilder svg, Series line, Scale x, Scale y) {
        var seen = line.thinned(WIDTH);
        var path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < seen.size(); i++) {
            boolean there = Double.isFinite(seen.y(i));
            if (there) {
                path.append(String.format(
                        Locale.ROOT, "%s%.1f %.1f", drawing ? "L" : "M", x.pixel(seen.x(i)), y.pixel(seen.y(i))));
            }
            drawing = there;
        }
        boolean isPale = line.tone() == Tone.NEUTRAL;
        svg.append(String.format(
                Locale.ROOT,
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" opacity=\"%s\"><title>%s</title></path>\n",
                path,
                colour(line.tone()),
                isPale ? "0.3" : "1",
                escaped(line.name())));
    }

    private static String colour(Tone tone) {
        for (int i = 0; i < COLOURS.size(); i++) {
            if (Tone.series(i) == tone) {
                return COLOURS.get(i);
            }
        }
        return "#8c959f";
    }

    private static void legend(StringBuilder svg, List<Series> lines) {
        int x = LEFT;
        for (var line : lines) {
            if (line.tone() != Tone.NEUTRAL && x < WIDTH - 80) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"8\" height=\"8\" rx=\"2\" fill=\"%s\"/><text x=\"%d\" y=\"%d\""
                                + " fill=\"#24292f\">%s</text>\n",
                        x,
                        HEIGHT - 22,
                        colour(line.tone()),
                        x + 12,
                        HEIGHT - 14,
                        escaped(line.name())));
                x += 28 + 7 * line.name().length();
            }
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
