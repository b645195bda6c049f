package dev.slipway.desktop.chart;

import dev.slipway.desktop.chart.Raster.Ground;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/// Draws on one plot. Units are pixels from its top left corner; thin lines fall on whole pixels.
public final class Pen implements Paper {
    private static final Font WORDS = Font.font("Inter", 11);
    private static final Font CELLS = Font.font("Inter", 12);
    private static final Font ABSENT = Font.font("Inter", FontPosture.ITALIC, 12);
    private static final Font CELL_FIGURES = Font.font("JetBrains Mono NL", 12);
    private static final Font TITLE = Font.font("Inter", FontWeight.SEMI_BOLD, 13);
    private static final Font FIGURES = Font.font("JetBrains Mono NL", 11);

    /// A rectangle, by its top left corner.
    public record Area(double x, double y, double width, double height) {}

    private final GraphicsContext graphics;
    private final double width;
    private final double height;
    private final double scale;
    private final Function<Tone, Color> colours;

    /// @param scale pixels of the screen a pixel of the plot
    Pen(GraphicsContext graphics, double width, double height, double scale, Function<Tone, Color> colours) {
        this.graphics = graphics;
        this.width = width;
        this.height = height;
        this.scale = scale;
        this.colours = colours;
    }

    /// Returns what a raster that is as large as the plot paints on.
    public Ground ground() {
        var all = new EnumMap<Tone, Color>(Tone.class);
        for (var tone : Tone.values()) {
            all.put(tone, colours.apply(tone));
        }
        return new Ground(width, height, scale, all);
    }

    /// Draws what was painted on `ground`, over the whole plot.
    public void picture(Image image, Ground ground) {
        graphics.drawImage(
                image,
                0,
                0,
                image.getWidth() / ground.scale() * width / ground.width(),
                image.getHeight() / ground.scale() * height / ground.height());
    }

    /// Width of the plot.
    @Override
    public double width() {
        return width;
    }

    /// Height of the plot.
    @Override
    public double height() {
        return height;
    }

    /// Fills a rectangle.
    public void box(double x, double y, double w, double h, Tone tone, double opacity) {
        graphics.setFill(colour(tone, opacity));
        graphics.fillRect(x, y, Math.max(0, w), Math.max(0, h));
    }

    /// Fills a rectangle with round corners.
    @Override
    public void bar(Area area, double radius, Tone tone, double opacity) {
        graphics.setFill(colour(tone, opacity));
        double arc = Math.min(2 * radius, Math.min(area.width, area.height));
        graphics.fillRoundRect(area.x, area.y, Math.max(0, area.width), Math.max(0, area.height), arc, arc);
    }

    /// Draws the edge of a rectangle with round corners, 1 px wide.
    @Override
    public void frame(Area area, double radius, Tone tone, double opacity) {
        graphics.setStroke(colour(tone, opacity));
        graphics.setLineWidth(1);
        graphics.strokeRoundRect(
                Math.rint(area.x) + 0.5,
                Math.rint(area.y) + 0.5,
                Math.rint(area.width) - 1,
                Math.rint(area.height) - 1,
                2 * radius,
                2 * radius);
    }

    /// Draws a horizontal line of 1 px.
    @Override
    public void across(double x1, double x2, double y, Tone tone) {
        box(Math.rint(x1), Math.rint(y), Math.rint(x2) - Math.rint(x1), 1, tone, 1);
    }

    /// Draws a vertical line of 1 px.
    @Override
    public void down(double x, double y1, double y2, Tone tone) {
        box(Math.rint(x), Math.rint(y1), 1, Math.rint(y2) - Math.rint(y1), tone, 1);
    }

    /// Draws a vertical line of dots.
    public void dotted(double x, double y1, double y2, Tone tone) {
        for (double y = y1; y < y2; y += 5) {
            box(Math.rint(x), y, 1, Math.min(2, y2 - y), tone, 1);
        }
    }

    /// Draws the line through the points; a NaN breaks it.
    public void line(double[] xs, double[] ys, Tone tone, double thickness, double opacity) {
        line(xs, ys, Stroke.of(tone, thickness, opacity));
    }

    @Override
    public void line(double[] xs, double[] ys, Stroke stroke) {
        graphics.setStroke(colour(stroke.tone(), stroke.opacity()));
        graphics.setLineWidth(stroke.thickness());
        graphics.setLineDashes(stroke.dash().lengths());
        graphics.setLineJoin(StrokeLineJoin.ROUND);
        graphics.setLineCap(StrokeLineCap.ROUND);
        graphics.beginPath();
        boolean drawing = false;
        for (int i = 0; i < xs.length; i++) {
            boolean there = Double.isFinite(xs[i]) && Double.isFinite(ys[i]);
            if (there && drawing) {
                graphics.lineTo(xs[i], ys[i]);
            } else if (there) {
                graphics.moveTo(xs[i], ys[i]);
            }
            drawing = there;
        }
        graphics.stroke();
        graphics.setLineDashes();
    }

    @Override
    public void swing(double[] xs, double[] ys, Stroke stroke) {
        graphics.setStroke(colour(stroke.tone(), stroke.opacity()));
        graphics.setLineWidth(stroke.thickness());
        graphics.beginPath();
        for (int i = 0; i < xs.length; i++) {
            if (i == 0) {
                graphics.moveTo(xs[i], ys[i]);
            } else {
                double middle = (xs[i - 1] + xs[i]) / 2;
                graphics.bezierCurveTo(middle, ys[i - 1], middle, ys[i], xs[i], ys[i]);
            }
        }
        graphics.stroke();
    }

    /// Fills what lies between the points and `floor`.
    public void area(double[] xs, double[] ys, double floor, Tone tone, double opacity) {
        if (xs.length == 0) {
            return;
        }
        graphics.setFill(colour(tone, opacity));
        graphics.beginPath();
        graphics.moveTo(xs[0], floor);
        for (int i = 0; i < xs.length; i++) {
            graphics.lineTo(xs[i], ys[i]);
        }
        graphics.lineTo(xs[xs.length - 1], floor);
        graphics.closePath();
        graphics.fill();
    }

    /// Draws a point with a rim of the ground's colour.
    @Override
    public void dot(double x, double y, double radius, Tone tone) {
        graphics.setFill(colour(Tone.GROUND, 1));
        graphics.fillOval(x - radius - 1.5, y - radius - 1.5, 2 * radius + 3, 2 * radius + 3);
        graphics.setFill(colour(tone, 1));
        graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    @Override
    public void named(Supplier<String> words, Runnable painter) {
        painter.run(); // the view says what is pointed at
    }

    /// Fills the outline through the points.
    @Override
    public void polygon(double[] xs, double[] ys, Tone tone, double opacity) {
        graphics.setFill(colour(tone, opacity));
        graphics.fillPolygon(xs, ys, xs.length);
    }

    @Override
    public void shape(List<Outline> outlines, Tone tone, double opacity) {
        graphics.setFill(colour(tone, opacity));
        graphics.beginPath();
        for (var outline : outlines) {
            for (int i = 0; i < outline.size(); i++) {
                if (i == 0) {
                    graphics.moveTo(outline.x(i), outline.y(i));
                } else {
                    graphics.lineTo(outline.x(i), outline.y(i));
                }
            }
            graphics.closePath();
        }
        graphics.fill();
    }

    /// Fills a circle.
    @Override
    public void disc(double x, double y, double radius, Tone tone, double opacity) {
        graphics.setFill(colour(tone, opacity));
        graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /// Writes a chart's title, which begins at `x`; `y` is its middle.
    public void title(String words, double x, double y, Tone tone) {
        write(words, x, y, TextAlignment.LEFT, tone, TITLE);
    }

    /// Writes words that begin at `x`, or end there, or have their middle there; `y` is their middle.
    @Override
    public void words(String words, double x, double y, TextAlignment align, Tone tone) {
        write(words, x, y, align, tone, WORDS);
    }

    /// Writes words like `words`, on a patch of the ground so that lines behind do not cross them.
    @Override
    public void halo(String words, double x, double y, TextAlignment align, Tone tone) {
        double length = words.length() * 6.2 + 4;
        double left =
                align == TextAlignment.RIGHT ? x - length + 2 : align == TextAlignment.LEFT ? x - 2 : x - length / 2;
        box(left, y - 7, length, 14, Tone.GROUND, 0.85);
        words(words, x, y, align, tone);
    }

    @Override
    public void figures(String words, double x, double y, TextAlignment align, Tone tone) {
        write(words, x, y, align, tone, FIGURES);
    }

    /// Writes the cell of a table within `area`, 12 px: figures at the right, words at the left; what is too long is
    /// cut.
    public void cell(String words, Area area, boolean figure, Tone tone) {
        double y = area.y + area.height / 2;
        within(area, () -> {
            if (figure) {
                write(words, area.x + area.width, y, TextAlignment.RIGHT, tone, CELL_FIGURES);
            } else {
                write(words, area.x, y, TextAlignment.LEFT, tone, CELLS);
            }
        });
    }

    /// Writes in italics what stands where a value is missing, at the side on which the column's values stand.
    public void absent(String words, Area area, boolean figure) {
        double y = area.y + area.height / 2;
        within(area, () -> {
            if (figure) {
                write(words, area.x + area.width, y, TextAlignment.RIGHT, Tone.SUBTLE, ABSENT);
            } else {
                write(words, area.x, y, TextAlignment.LEFT, Tone.SUBTLE, ABSENT);
            }
        });
    }

    /// Writes code of 12 px that begins at `x`; `y` is its middle.
    public void code(String text, double x, double y, Tone tone) {
        graphics.setFont(CELL_FIGURES);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setFill(colour(tone, 1));
        graphics.fillText(text, x, Math.rint(y));
    }

    /// Draws with `action` what falls into `area`; the rest is left out.
    public void within(Area area, Runnable action) {
        graphics.save();
        graphics.beginPath();
        graphics.rect(area.x, area.y, area.width, area.height);
        graphics.clip();
        action.run();
        graphics.restore();
    }

    private void write(String words, double x, double y, TextAlignment align, Tone tone, Font font) {
        graphics.setFont(font);
        graphics.setTextAlign(align);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setFill(colour(tone, 1));
        graphics.fillText(words, Math.rint(x), Math.rint(y));
    }

    private Color colour(Tone tone, double opacity) {
        return opacity >= 1 ? colours.apply(tone) : colours.apply(tone).deriveColor(0, 1, 1, opacity);
    }
}
