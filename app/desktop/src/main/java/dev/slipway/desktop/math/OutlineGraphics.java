package dev.slipway.desktop.math;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.RoundRectangle2D;
import java.text.AttributedCharacterIterator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the outlines of what is drawn on it, in its own coordinates; images, clips and rendering hints are left out.
/// One thread at a time.
final class OutlineGraphics extends SilentGraphics {
    /// The colour of the text around.
    static final Color TEXT = new Color(0x010203);

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final List<Drawing.Outline> outlines = new ArrayList<>();
    private AffineTransform transform = new AffineTransform();
    private Color colour = TEXT;
    private Stroke stroke = new BasicStroke();
    private Font font = new Font(Font.SERIF, Font.PLAIN, 1);
    private Color collected = TEXT;
    private StringBuilder path = new StringBuilder();

    /// Returns what was drawn, in its order.
    List<Drawing.Outline> outlines() {
        flush();
        return outlines;
    }

    private void flush() {
        if (!path.isEmpty()) {
            var name = collected.equals(TEXT) ? "" : String.format("#%06x", collected.getRGB() & 0xffffff);
            outlines.add(new Drawing.Outline(path.toString(), name));
            path = new StringBuilder();
        }
    }

    @Override
    public void fill(Shape shape) {
        if (!collected.equals(colour)) {
            flush();
            collected = colour;
        }
        var at = new double[6];
        for (var each = shape.getPathIterator(transform); !each.isDone(); each.next()) {
            switch (each.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> add('M', at, 2);
                case PathIterator.SEG_LINETO -> add('L', at, 2);
                case PathIterator.SEG_QUADTO -> add('Q', at, 4);
                case PathIterator.SEG_CUBICTO -> add('C', at, 6);
                default -> path.append('Z');
            }
        }
    }

    private void add(char command, double[] at, int count) {
        path.append(command);
        for (int i = 0; i < count; i++) {
            double hundredths = Math.rint(at[i] * 100);
            path.append(i == 0 ? "" : " ").append(hundredths / 100);
        }
    }

    @Override
    public void draw(Shape shape) {
        fill(stroke.createStrokedShape(shape));
    }

    @Override
    public void drawString(String text, float x, float y) {
        drawGlyphVector(glyphs(text), x, y);
    }

    /// Returns the glyphs of `text`. The library's fonts have Ω, ⊗ and others where Unicode has a soft hyphen or a next
    /// line, which Java never draws; their glyphs stand before those of the next characters.
    private GlyphVector glyphs(String text) {
        if (!text.equals("\u00ad") && !text.equals("\u0085")) {
            return font.createGlyphVector(EXACT, text);
        }
        var next = font.createGlyphVector(EXACT, Character.toString(text.charAt(0) + 1));
        return font.createGlyphVector(EXACT, new int[] {next.getGlyphCode(0) - 1});
    }

    @Override
    public void drawString(String text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        fill(glyphs.getOutline(x, y));
    }

    @Override
    public void drawString(AttributedCharacterIterator text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        new java.awt.font.TextLayout(text, EXACT).draw(this, x, y);
    }

    @Override
    public void drawLine(int x1, int y1, int x2, int y2) {
        draw(new Line2D.Float(x1, y1, x2, y2));
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle(x, y, width, height));
    }

    @Override
    public void clearRect(int x, int y, int width, int height) {
        // nothing is behind a formula
    }

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        draw(new RoundRectangle2D.Float(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        fill(new RoundRectangle2D.Float(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        draw(new Ellipse2D.Float(x, y, width, height));
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        fill(new Ellipse2D.Float(x, y, width, height));
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int start, int extent) {
        draw(new Arc2D.Float(x, y, width, height, start, extent, Arc2D.OPEN));
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int start, int extent) {
        fill(new Arc2D.Float(x, y, width, height, start, extent, Arc2D.PIE));
    }

    @Override
    public void drawPolyline(int[] xs, int[] ys, int count) {
        draw(polygon(xs, ys, count));
    }

    @Override
    public void drawPolygon(int[] xs, int[] ys, int count) {
        var shape = polygon(xs, ys, count);
        shape.closePath();
        draw(shape);
    }

    @Override
    public void fillPolygon(int[] xs, int[] ys, int count) {
        fill(polygon(xs, ys, count));
    }

    private static Path2D polygon(int[] xs, int[] ys, int count) {
        var shape = new Path2D.Float();
        for (int i = 0; i < count; i++) {
            if (i == 0) {
                shape.moveTo(xs[i], ys[i]);
            } else {
                shape.lineTo(xs[i], ys[i]);
            }
        }
        return shape;
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform(transform);
    }

    @Override
    public void setTransform(AffineTransform to) {
        transform = new AffineTransform(to);
    }

    @Override
    public void transform(AffineTransform by) {
        transform.concatenate(by);
    }

    @Override
    public void translate(int x, int y) {
        transform.translate(x, y);
    }

    @Override
    public void translate(double x, double y) {
        transform.translate(x, y);
    }

    @Override
    public void rotate(double angle) {
        transform.rotate(angle);
    }

    @Override
    public void rotate(double angle, double x, double y) {
        transform.rotate(angle, x, y);
    }

    @Override
    public void scale(double x, double y) {
        transform.scale(x, y);
    }

    @Override
    public void shear(double x, double y) {
        transform.shear(x, y);
    }

    @Override
    public Color getColor() {
        return colour;
    }

    @Override
    public void setColor(@Nullable Color to) {
        colour = to == null ? TEXT : to;
    }

    @Override
    public Paint getPaint() {
        return colour;
    }

    @Override
    public void setPaint(Paint paint) {
        if (paint instanceof Color plain) {
            colour = plain;
        }
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public void setStroke(Stroke to) {
        stroke = to;
    }

    @Override
    public Font getFont() {
        return font;
    }

    @Override
    public void setFont(Font to) {
        font = to;
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return EXACT;
    }
}
