package dev.slipway.desktop.chart;

import dev.slipway.desktop.words.Words;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Curves as SVG: the same axes as on the screen, in the colours of the light theme. Pure.
public final class SvgLines {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 320;
    private static final int LEFT = 56;
    private static final int TOP = 32;
    private static final int RIGHT = 16;
    private static final int BOTTOM = 56;

    private SvgLines() {}

    /// Returns a picture of `lines`.
    public static String of(String title, List<Series> lines) {
        return of(title, lines, List.of());
    }

    /// Returns a picture of `lines` with what lies around them.
    ///
    /// @param ribbons one a line; fewer if there is nothing around the last ones
    public static String of(String title, List<Series> lines, List<Ribbon> ribbons) {
        var x = across(lines);
        var y = up(lines, ribbons);
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
        for (int i = 0; i < ribbons.size(); i++) {
            var line = lines.get(i);
            ribbons.get(i).fill(line, x, y, false, (xs, ys) -> around(svg, xs, ys, line.tone()));
        }
        for (var line : lines) {
            line(svg, line, x, y);
        }
        legend(svg, lines);
        return svg.append("</svg>\n").toString();
    }

    private static Scale across(List<Series> lines) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (var line : lines) {
            for (int i = 0; i < line.size(); i++) {
                low = Math.min(low, line.x(i));
                high = Math.max(high, line.x(i));
            }
        }
        double from = Double.isFinite(low) ? low : 0;
        return new Scale(from, high > from ? high : from + 1, LEFT, WIDTH - RIGHT);
    }

    private static Scale up(List<Series> lines, List<Ribbon> ribbons) {
        var values = new DoubleSummaryStatistics();
        for (int at = 0; at < lines.size(); at++) {
            var ribbon = at < ribbons.size() ? ribbons.get(at) : Ribbon.NONE;
            var line = lines.get(at);
            IntStream.range(0, line.size())
                    .mapToObj(i -> DoubleStream.of(line.y(i), ribbon.low(i), ribbon.high(i)))
                    .forEach(ys -> ys.filter(Double::isFinite).forEach(values));
        }
        return Scale.round(values.getMin(), values.getMax(), HEIGHT - BOTTOM, TOP);
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

    private static void around(StringBuilder svg, double[] xs, double[] ys, Tone tone) {
        svg.append("<polygon points=\"");
        for (int i = 0; i < xs.length; i++) {
            svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", xs[i], ys[i]));
        }
        svg.append(String.format(Locale.ROOT, "\" fill=\"%s\" opacity=\"0.18\"/>\n", tone.onWhite()));
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
                line.tone().onWhite(),
                isPale ? "0.3" : "1",
                escaped(line.name())));
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
                        line.tone().onWhite(),
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
