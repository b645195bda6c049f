package dev.slipway.charts;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// Paints a drawing on white paper, letters as outlines: the same pixels on every machine. Static.
final class Raster {
    private Raster() {}

    /// @param scale pixels of the picture for each of the drawing
    static BufferedImage of(Drawing drawing, double scale) {
        int width = (int) Math.ceil(drawing.width() * scale);
        int height = (int) Math.ceil(drawing.height() * scale);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            graphics.scale(scale, scale);
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            drawing.marks().forEach(mark -> paint(graphics, mark));
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private static void paint(Graphics2D graphics, Mark mark) {
        graphics.setColor(Color.decode(mark.ink().hex()));
        graphics.setComposite(AlphaComposite.getInstance(
                AlphaComposite.SRC_OVER, (float) mark.ink().opacity()));
        switch (mark) {
            case Mark.Path path -> {
                graphics.setStroke(new BasicStroke((float) path.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
                var thin = path.thinned(SvgText.MOST_POINTS);
                graphics.draw(outline(thin.xs(), thin.ys()));
            }
            case Mark.Area area -> {
                var thin = area.thinned(2 * SvgText.MOST_POINTS);
                var outline = outline(thin.xs(), thin.ys());
                outline.closePath();
                graphics.fill(outline);
            }
            case Mark.Rect rect ->
                graphics.fill(new Rectangle2D.Double(rect.x(), rect.y(), rect.width(), rect.height()));
            case Mark.Dots dots -> {
                for (int at = 0; at < dots.xs().length; at++) {
                    double radius = dots.radius(at);
                    graphics.fill(new Ellipse2D.Double(
                            dots.xs()[at] - radius, dots.ys()[at] - radius, 2 * radius, 2 * radius));
                }
            }
            case Mark.Cells cells -> cells.rects().forEach(rect -> paint(graphics, rect));
            case Mark.Text text -> {
                double width = text.face().width(text.text());
                double left = switch (text.anchor()) {
                    case START -> text.x();
                    case MIDDLE -> text.x() - width / 2;
                    case END -> text.x() - width;
                };
                graphics.fill(text.face().outline(text.text(), left, text.y()));
            }
        }
    }

    private static Path2D outline(double[] xs, double[] ys) {
        var path = new Path2D.Double(Path2D.WIND_NON_ZERO, xs.length);
        path.moveTo(xs[0], ys[0]);
        for (int at = 1; at < xs.length; at++) {
            path.lineTo(xs[at], ys[at]);
        }
        return path;
    }
}
