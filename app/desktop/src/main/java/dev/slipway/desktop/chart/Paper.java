package dev.slipway.desktop.chart;

import dev.slipway.desktop.chart.Pen.Area;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.text.TextAlignment;

/// What a chart is drawn on: a plot in the window, or a picture that leaves it. Units are pixels from the top left
/// corner.
public interface Paper {
    double width();

    double height();

    /// Fills a rectangle with round corners.
    void bar(Area area, double radius, Tone tone, double opacity);

    /// Draws the edge of a rectangle with round corners, 1 px wide.
    void frame(Area area, double radius, Tone tone, double opacity);

    /// How a line looks.
    ///
    /// @param thickness px
    /// @param opacity above 0, at most 1
    record Stroke(Tone tone, Dash dash, double thickness, double opacity) {
        /// Returns that of a line without gaps.
        public static Stroke of(Tone tone, double thickness, double opacity) {
            return new Stroke(tone, Dash.SOLID, thickness, opacity);
        }
    }

    /// Draws the line through the points; a NaN breaks it.
    void line(double[] xs, double[] ys, Stroke stroke);

    /// Draws a curve from axis to axis, level where it meets them.
    void swing(double[] xs, double[] ys, Stroke stroke);

    /// Fills the outline through the points.
    void polygon(double[] xs, double[] ys, Tone tone, double opacity);

    /// Fills outlines that go the same way round as one shape, so that no seam is seen where they meet.
    void shape(List<Outline> outlines, Tone tone, double opacity);

    /// The corners of an outline. Immutable.
    ///
    /// Shape: as many of `ys` as of `xs`.
    final class Outline {
        private final double[] xs;
        private final double[] ys;

        public Outline(double[] xs, double[] ys) {
            this.xs = xs.clone();
            this.ys = ys.clone();
        }

        public double[] xs() {
            return xs.clone();
        }

        public double[] ys() {
            return ys.clone();
        }

        public int size() {
            return xs.length;
        }

        public double x(int index) {
            return xs[index];
        }

        public double y(int index) {
            return ys[index];
        }
    }

    /// Draws with `painter` what `words` say; where it is shown, they are shown beside the pointer.
    void named(Supplier<String> words, Runnable painter);

    /// Draws a horizontal line of 1 px.
    void across(double x1, double x2, double y, Tone tone);

    /// Draws a vertical line of 1 px.
    void down(double x, double y1, double y2, Tone tone);

    /// Writes words that begin at `x`, or end there, or have their middle there; `y` is their middle.
    void words(String words, double x, double y, TextAlignment align, Tone tone);

    /// Writes figures or code, like `words`.
    void figures(String words, double x, double y, TextAlignment align, Tone tone);

    /// Writes words like `words`, on a patch of the ground so that lines behind do not cross them.
    void halo(String words, double x, double y, TextAlignment align, Tone tone);

    /// Draws a point with a rim of the ground's colour.
    void dot(double x, double y, double radius, Tone tone);

    /// Fills a circle.
    void disc(double x, double y, double radius, Tone tone, double opacity);
}
