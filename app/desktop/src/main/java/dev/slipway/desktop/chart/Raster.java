package dev.slipway.desktop.chart;

import java.nio.IntBuffer;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// Lines as pixels, painted by hand: a thousand of them cost the toolkit a second a frame, and this some milliseconds
/// on any thread. Units are those of a `Pen`. One thread at a time.
public final class Raster {
    private static final int OPAQUE = 255;
    private static final double SHORTEST = 1e-9;
    private static final int BEND = 6;
    private static final int MOST_BENDS = 48;

    /// What is painted on. Immutable.
    ///
    /// @param width in pixels of the plot, as is `height`
    /// @param scale pixels of the screen a pixel of the plot
    /// @param colours by what they mean; copied
    public record Ground(double width, double height, double scale, Map<Tone, Color> colours) {
        public Ground {
            colours = Map.copyOf(colours);
        }
    }

    private final Ground ground;
    private final int columns;
    private final int rows;
    private final int[] pixels;
    private final float[] cover;
    private int[] touched = new int[1024];
    private int count;

    public Raster(Ground ground) {
        this.ground = ground;
        columns = Math.max(1, (int) Math.ceil(ground.width * ground.scale));
        rows = Math.max(1, (int) Math.ceil(ground.height * ground.scale));
        pixels = new int[columns * rows];
        cover = new float[columns * rows];
    }

    /// Draws the line through the points; a NaN breaks it.
    public void line(double[] xs, double[] ys, Paper.Stroke stroke) {
        var strokes = stroke.dash().cut(xs, ys);
        line(strokes.xs(), strokes.ys(), stroke.tone(), stroke.thickness(), stroke.opacity());
    }

    /// Draws the line without gaps through the points; a NaN breaks it.
    public void line(double[] xs, double[] ys, Tone tone, double thickness, double opacity) {
        double half = thickness * ground.scale / 2;
        for (int i = 1; i < xs.length; i++) {
            segment(xs[i - 1], ys[i - 1], xs[i], ys[i], half);
        }
        blend(tone, opacity);
    }

    /// Draws a curve from axis to axis, level where it meets them.
    public void swing(double[] xs, double[] ys, Tone tone, double thickness, double opacity) {
        double half = thickness * ground.scale / 2;
        for (int i = 1; i < xs.length; i++) {
            double far = Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]) * ground.scale;
            int bends = (int) Math.clamp(far / BEND, 1, MOST_BENDS);
            double x = xs[i - 1];
            double y = ys[i - 1];
            for (int bend = 1; bend <= bends; bend++) {
                double t = (double) bend / bends;
                // the cubic whose handles lie level in the middle: x is 1.5 t (1 - t) + t³ of the way, y is 3 t² - 2 t³
                double nextX = xs[i - 1] + (xs[i] - xs[i - 1]) * (1.5 * t * (1 - t) + t * t * t);
                double nextY = ys[i - 1] + (ys[i] - ys[i - 1]) * t * t * (3 - 2 * t);
                segment(x, y, nextX, nextY, half);
                x = nextX;
                y = nextY;
            }
        }
        blend(tone, opacity);
    }

    /// Returns what was drawn; nothing is drawn afterwards.
    public Image image() {
        var buffer = new PixelBuffer<>(columns, rows, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        return new WritableImage(buffer);
    }

    /// Returns how much of a pixel is covered, 0 to 255.
    int alpha(int column, int row) {
        return pixels[row * columns + column] >>> 24;
    }

    /// Covers what lies within `half` of the stretch: column by column where it is flat, row by row where it is steep.
    private void segment(double fromX, double fromY, double toX, double toY, double half) {
        if (!Double.isFinite(fromX + fromY + toX + toY)) {
            return;
        }
        double x1 = fromX * ground.scale;
        double y1 = fromY * ground.scale;
        double x2 = toX * ground.scale;
        double y2 = toY * ground.scale;
        double dx = Math.abs(x2 - x1);
        double dy = Math.abs(y2 - y1);
        if (dx + dy < SHORTEST) {
            return;
        }
        double wide = half * Math.hypot(dx, dy) / Math.max(dx, dy);
        if (dx >= dy) {
            flat(x1 < x2 ? x1 : x2, Math.max(x1, x2), x1 < x2 ? y1 : y2, (y2 - y1) / (x2 - x1), wide);
        } else {
            steep(y1 < y2 ? y1 : y2, Math.max(y1, y2), y1 < y2 ? x1 : x2, (x2 - x1) / (y2 - y1), wide);
        }
    }

    private void flat(double left, double right, double y, double slope, double half) {
        int last = (int) Math.min(columns - 1, Math.floor(right));
        for (int column = (int) Math.max(0, Math.floor(left)); column <= last; column++) {
            double from = Math.max(left, column);
            double share = Math.min(right, column + 1) - from;
            double middle = y + (from + share / 2 - left) * slope;
            int lowest = (int) Math.min(rows - 1, Math.floor(middle + half));
            for (int row = (int) Math.max(0, Math.floor(middle - half)); row <= lowest; row++) {
                double high = Math.min(middle + half, row + 1) - Math.max(middle - half, row);
                add(row * columns + column, high * share);
            }
        }
    }

    private void steep(double top, double bottom, double x, double slope, double half) {
        int last = (int) Math.min(rows - 1, Math.floor(bottom));
        for (int row = (int) Math.max(0, Math.floor(top)); row <= last; row++) {
            double from = Math.max(top, row);
            double share = Math.min(bottom, row + 1) - from;
            double middle = x + (from + share / 2 - top) * slope;
            int farthest = (int) Math.min(columns - 1, Math.floor(middle + half));
            for (int column = (int) Math.max(0, Math.floor(middle - half)); column <= farthest; column++) {
                double wide = Math.min(middle + half, column + 1) - Math.max(middle - half, column);
                add(row * columns + column, wide * share);
            }
        }
    }

    private void add(int at, double much) {
        if (much <= 0) {
            return;
        }
        if (cover[at] == 0) {
            if (count == touched.length) {
                touched = java.util.Arrays.copyOf(touched, 2 * count);
            }
            touched[count++] = at;
        }
        cover[at] += (float) much;
    }

    /// Lays what one line covers over what is there.
    private void blend(Tone tone, double opacity) {
        var colour = ground.colours.getOrDefault(tone, Color.GRAY);
        double alpha = opacity * colour.getOpacity();
        for (int i = 0; i < count; i++) {
            int at = touched[i];
            double share = Math.min(1, cover[at]) * alpha;
            cover[at] = 0;
            double rest = 1 - share;
            int below = pixels[at];
            int a = mix(below >>> 24, OPAQUE * share, rest);
            int r = mix(below >> 16 & OPAQUE, OPAQUE * colour.getRed() * share, rest);
            int g = mix(below >> 8 & OPAQUE, OPAQUE * colour.getGreen() * share, rest);
            int b = mix(below & OPAQUE, OPAQUE * colour.getBlue() * share, rest);
            pixels[at] = a << 24 | Math.min(r, a) << 16 | Math.min(g, a) << 8 | Math.min(b, a);
        }
        count = 0;
    }

    private static int mix(int below, double above, double rest) {
        return (int) Math.min(OPAQUE, above + below * rest + 0.5);
    }
}
