package dev.slipway.charts;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// A chart: data, and how to draw them. Each call returns a plot with one thing more; the last value of a cell shows
/// itself. Columns are checked by each call, so that an error stands at the line that made it. Immutable.
public final class Plot {
    private static final int SMALLEST = 80;
    private static final int LARGEST = 4_000;
    private static final double SCALE = 2;

    private final Spec spec;

    Plot(Spec spec) {
        this.spec = spec;
    }

    /// A line through the points of each series, from left to right; a missing value leaves a gap.
    public Plot line(String x, String y) {
        return with(Layer.Kind.LINE, x, y);
    }

    /// Like a line, filled down to zero.
    public Plot area(String x, String y) {
        return with(Layer.Kind.AREA, x, y);
    }

    /// A bar for each value of `x`, as long as the sum of `y`. Series stand on each other, see `grouped`.
    public Plot bar(String x, String y) {
        return with(Layer.Kind.BAR, x, y);
    }

    /// A dot for each row; more than 20,000 rows are counted in cells instead, the deeper the more.
    public Plot scatter(String x, String y) {
        return with(Layer.Kind.SCATTER, x, y);
    }

    /// What lies between two columns, such as an interval of confidence.
    public Plot band(String x, String low, String high) {
        return with(Layer.Kind.BAND, x, low, high);
    }

    /// How many rows lie in each piece of `x`; see `bins`.
    public Plot histogram(String x) {
        return with(Layer.Kind.HISTOGRAM, x);
    }

    /// How the values of `x` are spread, as a smooth curve.
    public Plot density(String x) {
        return with(Layer.Kind.DENSITY, x);
    }

    /// Median, quarters and outliers of `y` for each value of `x`.
    public Plot box(String x, String y) {
        return with(Layer.Kind.BOX, x, y);
    }

    /// How many rows there are for each pair of values.
    public Plot heat(String x, String y) {
        return with(Layer.Kind.HEAT, x, y);
    }

    /// The mean of `value` for each pair of values.
    public Plot heat(String x, String y, String value) {
        return with(Layer.Kind.HEAT, x, y, value);
    }

    /// A line across, at a value of y.
    public Plot horizontalLine(double y) {
        return checked(spec.with(Layer.rule(Layer.Kind.HORIZONTAL, y)));
    }

    /// A line from top to bottom, at a value of x.
    public Plot verticalLine(double x) {
        return checked(spec.with(Layer.rule(Layer.Kind.VERTICAL, x)));
    }

    /// A series, with a colour of its own, for each value of `column`; dots are shaded by a column of numbers.
    public Plot colorBy(String column) {
        var now = spec.encoding();
        return with(new Spec.Encoding(known(column), now.size(), now.label(), now.facet()));
    }

    /// Dots whose areas are as their values.
    public Plot sizeBy(String column) {
        var now = spec.encoding();
        return with(new Spec.Encoding(now.color(), known(column), now.label(), now.facet()));
    }

    /// The column's text beside its dot or bar, where there is room.
    public Plot labelBy(String column) {
        var now = spec.encoding();
        return with(new Spec.Encoding(now.color(), now.size(), known(column), now.facet()));
    }

    /// A panel for each value of `column`, all on the same scales.
    ///
    /// @throws IllegalArgumentException if there are more values than panels can be seen
    public Plot facetBy(String column) {
        Figure.panels(spec.data(), known(column));
        var now = spec.encoding();
        return with(new Spec.Encoding(now.color(), now.size(), now.label(), known(column)));
    }

    /// The words above the chart.
    public Plot title(String title) {
        var now = spec.frame();
        return with(new Spec.Frame(title, now.width(), now.height(), now.bins(), now.isGrouped(), now.isHorizontal()));
    }

    /// The words at the axis of x, instead of the column's name.
    public Plot x(String title) {
        return new Plot(spec.with(new Spec.Axis(title, spec.x().isLog()), spec.y()));
    }

    /// The words at the axis of x, with the unit of its numbers.
    public Plot x(String title, String unit) {
        return x(title + ", " + unit);
    }

    /// The words at the axis of y, instead of the column's name.
    public Plot y(String title) {
        return new Plot(spec.with(spec.x(), new Spec.Axis(title, spec.y().isLog())));
    }

    /// The words at the axis of y, with the unit of its numbers.
    public Plot y(String title, String unit) {
        return y(title + ", " + unit);
    }

    /// A logarithmic axis of x; what is not above zero has no place on it.
    public Plot logX() {
        return new Plot(spec.with(new Spec.Axis(spec.x().title(), true), spec.y()));
    }

    /// A logarithmic axis of y; what is not above zero has no place on it.
    public Plot logY() {
        return new Plot(spec.with(spec.x(), new Spec.Axis(spec.y().title(), true)));
    }

    /// How many bars a histogram has.
    ///
    /// @throws IllegalArgumentException unless there are 1 to 1,000
    public Plot bins(int bins) {
        if (bins < 1 || bins > 1000) {
            throw new IllegalArgumentException("A histogram has 1 to 1000 bins, not " + bins + ".");
        }
        var now = spec.frame();
        return with(new Spec.Frame(now.title(), now.width(), now.height(), bins, now.isGrouped(), now.isHorizontal()));
    }

    /// Bars of one place side by side rather than on each other.
    public Plot grouped() {
        var now = spec.frame();
        return with(new Spec.Frame(now.title(), now.width(), now.height(), now.bins(), true, now.isHorizontal()));
    }

    /// The axis of x down the page, which leaves room for long names.
    public Plot horizontal() {
        var now = spec.frame();
        return with(new Spec.Frame(now.title(), now.width(), now.height(), now.bins(), now.isGrouped(), true));
    }

    /// How large the chart is, in pixels; 640 by 360 otherwise.
    ///
    /// @throws IllegalArgumentException unless both are from 80 to 4,000
    public Plot size(int width, int height) {
        if (Math.min(width, height) < SMALLEST || Math.max(width, height) > LARGEST) {
            throw new IllegalArgumentException("A chart is %d to %d pixels wide and high, not %d by %d."
                    .formatted(SMALLEST, LARGEST, width, height));
        }
        var now = spec.frame();
        return with(new Spec.Frame(now.title(), width, height, now.bins(), now.isGrouped(), now.isHorizontal()));
    }

    /// Returns the chart as SVG.
    public String toSvg() {
        return SvgText.of(drawing());
    }

    /// Returns the chart as a picture with two pixels for each of the chart.
    public BufferedImage toImage() {
        return Raster.of(drawing(), SCALE);
    }

    /// Returns `toImage` as PNG; the same bytes on every machine.
    public byte[] toPng() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(toImage(), "png", bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    /// Returns the plot with its data as Vega-Lite JSON, which other tools draw.
    public String toVegaLite() {
        return VegaLite.of(spec);
    }

    /// Writes the chart to `file`: PNG, SVG or Vega-Lite JSON, by its extension.
    ///
    /// @throws IllegalArgumentException if the extension is another
    /// @throws UncheckedIOException if it cannot be written
    public void save(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        byte[] content;
        if (name.endsWith(".png")) {
            content = toPng();
        } else if (name.endsWith(".svg")) {
            content = toSvg().getBytes(StandardCharsets.UTF_8);
        } else if (name.endsWith(".json")) {
            content = toVegaLite().getBytes(StandardCharsets.UTF_8);
        } else {
            throw new IllegalArgumentException(
                    "A chart is saved as .png, .svg or .json (Vega-Lite), not as " + file.getFileName() + ".");
        }
        try {
            Files.write(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException("The chart cannot be written to " + file + ".", failure);
        }
    }

    /// Returns what is seen, in words.
    @Override
    public String toString() {
        return "Plot[" + Figure.summary(spec) + "]";
    }

    Spec spec() {
        return spec;
    }

    Drawing drawing() {
        return Figure.of(spec);
    }

    private Plot with(Layer.Kind kind, String... columns) {
        for (var column : columns) {
            known(column);
        }
        return checked(spec.with(Layer.of(kind, columns)));
    }

    private static Plot checked(Spec spec) {
        Figure.check(spec);
        return new Plot(spec);
    }

    private Plot with(Spec.Encoding encoding) {
        return new Plot(spec.with(encoding));
    }

    private Plot with(Spec.Frame frame) {
        return new Plot(spec.with(frame));
    }

    private String known(@Nullable String column) {
        return spec.data()
                .field(java.util.Objects.requireNonNull(column, "the name of a column"))
                .name();
    }
}
