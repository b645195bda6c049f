package dev.slipway.charts;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Writes a drawing as SVG on white paper. Static.
final class SvgText {
    /// A longer line is drawn with fewer points, which looks the same.
    static final int MOST_POINTS = 4_000;

    private SvgText() {}

    static String of(Drawing drawing) {
        var svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\""
                .formatted(drawing.width(), drawing.height()));
        svg.append(" font-family=\"Inter, sans-serif\" role=\"img\">\n<title>")
                .append(escaped(drawing.summary()))
                .append("</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        for (var mark : drawing.marks()) {
            append(svg, mark);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void append(StringBuilder svg, Mark mark) {
        switch (mark) {
            case Mark.Path path -> append(svg, path.thinned(MOST_POINTS));
            case Mark.Area whole -> {
                var area = whole.thinned(2 * MOST_POINTS);
                svg.append("<polygon points=\"")
                        .append(points(area.xs(), area.ys()))
                        .append('"')
                        .append(paint("fill", area.ink()))
                        .append("/>\n");
            }
            case Mark.Rect rect ->
                svg.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
                                .formatted(
                                        number(rect.x()),
                                        number(rect.y()),
                                        number(rect.width()),
                                        number(rect.height())))
                        .append(paint("fill", rect.ink()))
                        .append("/>\n");
            case Mark.Dots dots -> {
                svg.append("<g").append(paint("fill", dots.ink())).append(">\n");
                for (int at = 0; at < dots.xs().length; at++) {
                    svg.append("<circle cx=\"%s\" cy=\"%s\" r=\"%s\"/>\n"
                            .formatted(number(dots.xs()[at]), number(dots.ys()[at]), number(dots.radius(at))));
                }
                svg.append("</g>\n");
            }
            case Mark.Cells cells -> cells.rects().forEach(rect -> append(svg, rect));
            case Mark.Text text -> append(svg, text);
        }
    }

    private static void append(StringBuilder svg, Mark.Path path) {
        svg.append("<polyline points=\"")
                .append(points(path.xs(), path.ys()))
                .append("\" fill=\"none\"")
                .append(paint("stroke", path.ink()))
                .append(" stroke-width=\"")
                .append(number(path.width()))
                .append("\"/>\n");
    }

    private static void append(StringBuilder svg, Mark.Text text) {
        svg.append("<text x=\"%s\" y=\"%s\" font-size=\"%s\" font-weight=\"%d\""
                        .formatted(
                                number(text.x()),
                                number(text.y()),
                                number(text.face().size()),
                                text.face().weight()))
                .append(
                        switch (text.anchor()) {
                            case START -> "";
                            case MIDDLE -> " text-anchor=\"middle\"";
                            case END -> " text-anchor=\"end\"";
                        })
                .append(paint("fill", text.ink()))
                .append('>')
                .append(escaped(text.text()))
                .append("</text>\n");
    }

    private static String paint(String what, Ink ink) {
        var paint = " " + what + "=\"" + ink.hex() + "\"";
        return ink.opacity() < 1 ? paint + " " + what + "-opacity=\"" + number(ink.opacity()) + "\"" : paint;
    }

    private static String points(double[] xs, double[] ys) {
        var text = new StringBuilder();
        for (int at = 0; at < xs.length; at++) {
            text.append(at == 0 ? "" : " ").append(number(xs[at])).append(',').append(number(ys[at]));
        }
        return text.toString();
    }

    /// Returns `value` to a hundredth.
    static String number(double value) {
        var text = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return text.signum() == 0 ? "0" : text.toPlainString();
    }

    private static String escaped(String text) {
        var safe = new StringBuilder();
        text.codePoints().forEach(each -> {
            switch (each) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(each < ' ' && each != '\t' && each != '\n' ? '\ufffd' : each);
            }
        });
        return safe.toString();
    }
}
