package dev.slipway.desktop.chart;

import dev.slipway.desktop.chart.Raster.Ground;
import dev.slipway.desktop.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.text.TextAlignment;
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
    private static final int FEW = 8; // lines that a pen draws as fast as a raster does

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
    /// @param held what the axes hold, whatever is drawn
    record Wanted(Ground ground, List<Series> series, List<Band> bands, Held held, boolean isLogarithmic) {
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
            return new Drawing(
                    thinned,
                    bands,
                    held.across(ground.width()),
                    held.up(ground.height(), isLogarithmic),
                    null,
                    isLogarithmic);
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
    }

    /// Lines and what lies around them, all of which axes have room for.
    ///
    /// @param series copied
    /// @param bands around some of them; copied
    record Held(List<Series> series, List<Band> bands) {
        Held {
            series = List.copyOf(series);
            bands = List.copyOf(bands);
        }

        Scale across(double width) {
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
            return new Scale(from, none ? from + 1 : high, LineChart.LEFT, width - LineChart.RIGHT);
        }

        Scale up(double height, boolean isLogarithmic) {
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
            return Scale.round(low, high, height - LineChart.BOTTOM, LineChart.TOP);
        }
    }

    /// Returns where a value lies on the scale of values; NaN for nowhere.
    static double place(double value, boolean isLogarithmic) {
        return isLogarithmic ? (value > 0 ? Math.log10(value) : Double.NaN) : value;
    }

    /// Draws one line, by a pen or by hand.
    @FunctionalInterface
    private interface Hand {
        void draw(double[] xs, double[] ys, Paper.Stroke stroke);
    }

    private String value(double place) {
        return Words.value(isLogarithmic ? Math.pow(10, place) : place);
    }

    /// Draws the lines and words of both axes.
    void axes(Paper paper) {
        var rows = up.ticks((int) Math.clamp(paper.height() / 26, 2, 5));
        var rowWords = isLogarithmic ? rows.stream().map(this::value).toList() : Words.ticks(rows);
        double right = paper.width() - LineChart.RIGHT;
        for (int i = 0; i < rows.size(); i++) {
            double y = up.pixel(rows.get(i));
            paper.across(LineChart.LEFT, right, y, Tone.GRID);
            paper.words(rowWords.get(i), LineChart.LEFT - 8, y, TextAlignment.RIGHT, Tone.MUTED);
        }
        var ticks = across.ticks((int) Math.clamp((paper.width() - LineChart.LEFT) / 90, 2, 6));
        var tickWords = Words.ticks(ticks);
        for (int i = 0; i < ticks.size(); i++) {
            double x = across.pixel(ticks.get(i));
            var side = x > right - 12 ? TextAlignment.RIGHT : TextAlignment.CENTER;
            paper.words(tickWords.get(i), x, paper.height() - 10, side, Tone.MUTED);
        }
    }

    /// Draws all lines, the pale ones behind, and behind them what lies around them.
    void lines(Pen pen) {
        bands(pen);
        if (picture != null) {
            pen.picture(picture.image, picture.ground);
        } else {
            each(pen::line);
        }
        for (int i = 0; i < lines.size(); i++) {
            alone(pen, i);
        }
    }

    /// Draws all lines, each with its name, the pale ones behind, and behind them what lies around them.
    void named(Paper paper) {
        bands(paper);
        for (int i : order()) {
            paper.named(lines.get(i)::name, () -> {
                draw(paper::line, i, usual(lines.get(i)));
                alone(paper, i);
            });
        }
    }

    private void bands(Paper paper) {
        for (var band : bands) {
            if (band.line.tone() != Tone.NEUTRAL) {
                around(paper, band, band.line.tone(), AROUND);
            }
        }
    }

    /// Draws a point where a line has but one.
    private void alone(Paper paper, int index) {
        var line = lines.get(index);
        if (line.size() == 1) {
            paper.dot(across.pixel(line.x(0)), up.pixel(place(line.y(0), isLogarithmic)), 3, line.tone());
        }
    }

    /// Draws the lines at `indexes` in front, in their tones.
    void front(Pen pen, Map<Integer, Tone> indexes) {
        if (indexes.size() <= FEW) {
            indexes.forEach((i, tone) -> draw(pen::line, i, front(i, tone)));
        } else {
            var raster = new Raster(pen.ground());
            indexes.forEach((i, tone) -> draw(raster::line, i, front(i, tone)));
            pen.picture(raster.image(), pen.ground());
        }
    }

    private Paper.Stroke front(int index, Tone tone) {
        return new Paper.Stroke(tone, lines.get(index).dash(), 2.25, 1);
    }

    /// Draws in front what lies around `line`; nothing if nothing does.
    void around(Pen pen, Series line, Tone tone) {
        for (var band : bands) {
            if (band.line.equals(line)) {
                around(pen, band, tone, 2 * AROUND);
            }
        }
    }

    private void around(Paper paper, Band band, Tone tone, double opacity) {
        band.ribbon.fill(band.line, across, up, isLogarithmic, (xs, ys) -> paper.polygon(xs, ys, tone, opacity));
    }

    private void each(Hand hand) {
        order().forEach(i -> draw(hand, i, usual(lines.get(i))));
    }

    /// Returns the places of the lines, the hindmost first: pale ones, then those with a colour from the last one on.
    private List<Integer> order() {
        var order = new ArrayList<Integer>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).tone() == Tone.NEUTRAL) {
                order.add(i);
            }
        }
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).tone() != Tone.NEUTRAL) {
                order.add(i);
            }
        }
        return order;
    }

    private static Paper.Stroke usual(Series line) {
        boolean isPale = line.tone() == Tone.NEUTRAL;
        return new Paper.Stroke(line.tone(), line.dash(), isPale ? 1 : 1.5, isPale ? PALE : CLEAR);
    }

    private void draw(Hand hand, int index, Paper.Stroke stroke) {
        var line = lines.get(index);
        var xs = new double[line.size()];
        var ys = new double[line.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = across.pixel(line.x(i));
            ys[i] = up.pixel(place(line.y(i), isLogarithmic));
        }
        hand.draw(xs, ys, stroke);
    }
}
