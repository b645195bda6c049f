package dev.slipway.desktop.chart;

import dev.slipway.desktop.chart.Raster.Ground;
import java.util.List;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/// The lines of a chart and where they lie. Immutable.
///
/// @param lines thinned to the columns there are, values as they are; copied
/// @param bands what lies around lines, drawn behind them; copied
/// @param across of what they go along
/// @param up of their values, or of the logarithms of those
/// @param picture the lines, painted beforehand; null where a pen draws them
record Drawing(
        List<Series> lines,
        List<Band> bands,
        Scale across,
        Scale up,
        @Nullable Picture picture,
        boolean isLogarithmic) {
    private static final double PALE = 0.22;
    private static final double CLEAR = 0.95;

    private static final double AROUND = 0.18;

    Drawing {
        lines = List.copyOf(lines);
        bands = List.copyOf(bands);
    }

    /// A line as it is, and what lies around it.
    record Band(Series line, Ribbon ribbon) {}

    /// @param ground what it was painted on
    record Picture(Image image, Ground ground) {}

    /// What is to be drawn.
    ///
    /// @param series copied
    /// @param bands around some of them; copied
    record Wanted(Ground ground, List<Series> series, List<Band> bands, boolean isLogarithmic) {
        private static final long SMALL = 20_000;

        Wanted {
            series = List.copyOf(series);
            bands = List.copyOf(bands);
        }

        /// Tells whether a pen draws it at once.
        boolean isSmall() {
            return series.stream().mapToLong(Series::size).sum() <= SMALL;
        }

        /// Returns the lines without a picture.
        Drawing measured() {
            int columns = (int) Math.max(1, ground.width() - LineChart.LEFT - LineChart.RIGHT);
            var thinned = series.stream().map(line -> line.thinned(columns)).toList();
            return new Drawing(thinned, bands, across(), up(), null, isLogarithmic);
        }

        /// Returns the lines with a picture; takes its time.
        Drawing drawn() {
            var measured = measured();
            var raster = new Raster(ground);
            measured.each(raster::line);
            return new Drawing(
                    measured.lines,
                    bands,
                    measured.across,
                    measured.up,
                    new Picture(raster.image(), ground),
                    isLogarithmic);
        }

        private Scale across() {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (var line : series) {
                if (line.size() > 0) {
                    low = Math.min(low, line.x(0));
                    high = Math.max(high, line.x(line.size() - 1));
                }
            }
            boolean none = !(high > low);
            double from = Double.isFinite(low) ? low : 0;
            return new Scale(from, none ? from + 1 : high, LineChart.LEFT, ground.width() - LineChart.RIGHT);
        }

        private Scale up() {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (var line : series) {
                double least =
                        place(line.low(isLogarithmic ? Series.Values.POSITIVE : Series.Values.ALL), isLogarithmic);
                double most = place(line.high(), isLogarithmic);
                low = Double.isFinite(least) ? Math.min(low, least) : low;
                high = Double.isFinite(most) ? Math.max(high, most) : high;
            }
            for (var band : bands) {
                for (int i = 0; i < band.line.size(); i++) {
                    double least = place(band.ribbon.low(i), isLogarithmic);
                    double most = place(band.ribbon.high(i), isLogarithmic);
                    low = Double.isFinite(least) ? Math.min(low, least) : low;
                    high = Double.isFinite(most) ? Math.max(high, most) : high;
                }
            }
            return Scale.round(low, high, ground.height() - LineChart.BOTTOM, LineChart.TOP);
        }
    }

    /// Returns where a value lies on the scale of values; NaN for nowhere.
    static double place(double value, boolean isLogarithmic) {
        return isLogarithmic ? (value > 0 ? Math.log10(value) : Double.NaN) : value;
    }

    /// Draws one line, by a pen or by hand.
    @FunctionalInterface
    private interface Stroke {
        void draw(double[] xs, double[] ys, Tone tone, double thickness, double opacity);
    }

    /// Draws all lines, the pale ones behind, and behind them what lies around them.
    void lines(Pen pen) {
        for (var band : bands) {
            if (band.line.tone() != Tone.NEUTRAL) {
                around(pen, band, band.line.tone(), AROUND);
            }
        }
        if (picture != null) {
            pen.picture(picture.image, picture.ground);
        } else {
            each(pen::line);
        }
        for (var line : lines) {
            if (line.size() == 1) {
                pen.dot(across.pixel(line.x(0)), up.pixel(place(line.y(0), isLogarithmic)), 3, line.tone());
            }
        }
    }

    /// Draws the line at `index` in front.
    void line(Pen pen, int index, double thickness, Tone tone) {
        draw(pen::line, index, tone, thickness, 1);
    }

    /// Draws in front what lies around `line`; nothing if nothing does.
    void around(Pen pen, Series line, Tone tone) {
        for (var band : bands) {
            if (band.line.equals(line)) {
                around(pen, band, tone, 2 * AROUND);
            }
        }
    }

    private void around(Pen pen, Band band, Tone tone, double opacity) {
        band.ribbon.fill(band.line, across, up, isLogarithmic, (xs, ys) -> pen.polygon(xs, ys, tone, opacity));
    }

    private void each(Stroke stroke) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).tone() == Tone.NEUTRAL) {
                draw(stroke, i, Tone.NEUTRAL, 1, PALE);
            }
        }
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).tone() != Tone.NEUTRAL) {
                draw(stroke, i, lines.get(i).tone(), 1.5, CLEAR);
            }
        }
    }

    private void draw(Stroke stroke, int index, Tone tone, double thickness, double opacity) {
        var line = lines.get(index);
        var xs = new double[line.size()];
        var ys = new double[line.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = across.pixel(line.x(i));
            ys[i] = up.pixel(place(line.y(i), isLogarithmic));
        }
        stroke.draw(xs, ys, tone, thickness, opacity);
    }
}
