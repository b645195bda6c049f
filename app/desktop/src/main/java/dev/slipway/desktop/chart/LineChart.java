package dev.slipway.desktop.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntConsumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;

/// Lines over one axis, with the values under the pointer in a box that keeps clear of it. UI thread only.
public final class LineChart extends StackPane {
    private static final int NAMED = 6;
    private static final double LEFT = 48;
    private static final double BOTTOM = 24;
    private static final double RIGHT = 16;
    private static final double TOP = 8;

    private final DoubleFunction<String> words;
    private final Plot plot;
    private final Plot over = new Plot("", this::paintOver);
    private final GridPane tip = new GridPane();
    private List<Series> series = List.of();
    private List<Series> thinned = List.of();
    private Scale across = new Scale(0, 1, LEFT, LEFT + 1);
    private Scale up = new Scale(0, 1, 1, 0);
    private String axis = "";
    private boolean isLogarithmic;
    private int chosen = -1;
    private double pointer = Double.NaN;
    private IntConsumer onHover = _ -> {};

    /// @param title what it shows, for those who cannot see it
    /// @param words writes a value
    public LineChart(String title, DoubleFunction<String> words) {
        this.words = words;
        plot = new Plot(title, this::paint);
        tip.getStyleClass().addAll("pop", "chart-tip");
        tip.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        tip.setMouseTransparent(true);
        tip.setVisible(false);
        over.setMouseTransparent(true);
        StackPane.setMargin(tip, new Insets(12));
        setMinSize(0, 0);
        getChildren().addAll(plot, over, tip);
        plot.setOnMouseMoved(move -> point(move.getX(), move.getY()));
        plot.setOnMouseExited(_ -> point(Double.NaN, 0));
    }

    /// Shows `lines`; those in the neutral tone are pale.
    ///
    /// @param xAxis what the axis counts
    public void show(List<Series> lines, String xAxis) {
        series = List.copyOf(lines);
        axis = xAxis;
        chosen = Math.min(chosen, series.size() - 1);
        plot.repaint();
        over.repaint();
    }

    /// Draws values by their logarithm, or as they are; what is not above zero has no place then.
    public void logarithmic(boolean isWanted) {
        isLogarithmic = isWanted;
        plot.repaint();
        over.repaint();
    }

    /// Brings the series at `index` to the front; -1 for none.
    public void choose(int index) {
        if (index != chosen) {
            chosen = index < series.size() ? index : -1;
            over.repaint();
        }
    }

    /// Calls `action` with the index of the series under the pointer, -1 for none.
    public void onHover(IntConsumer action) {
        onHover = action;
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
        return new Scale(from, none ? from + 1 : high, LEFT, plot.getWidth() - RIGHT);
    }

    private Scale up() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (var line : series) {
            double least = place(line.low(isLogarithmic ? Series.Values.POSITIVE : Series.Values.ALL));
            double most = place(line.high());
            low = Double.isFinite(least) ? Math.min(low, least) : low;
            high = Double.isFinite(most) ? Math.max(high, most) : high;
        }
        return Scale.round(low, high, plot.getHeight() - BOTTOM, TOP);
    }

    private double place(double value) {
        return isLogarithmic ? (value > 0 ? Math.log10(value) : Double.NaN) : value;
    }

    private String value(double place) {
        return words.apply(isLogarithmic ? Math.pow(10, place) : place);
    }

    private void measure() {
        across = across();
        up = up();
        int columns = (int) Math.max(1, plot.getWidth() - LEFT - RIGHT);
        thinned = series.stream().map(line -> line.thinned(columns)).toList();
    }

    private void paint(Pen pen) {
        if (series.isEmpty()) {
            return;
        }
        measure();
        for (double tick : up.ticks(5)) {
            pen.across(LEFT, pen.width() - RIGHT, up.pixel(tick), Tone.GRID);
            pen.words(value(tick), LEFT - 8, up.pixel(tick), TextAlignment.RIGHT, Tone.MUTED);
        }
        for (double tick : across.ticks((int) Math.clamp((pen.width() - LEFT) / 90, 2, 6))) {
            pen.words(
                    words.apply(tick),
                    across.pixel(tick),
                    pen.height() - 10,
                    align(across, tick, pen.width()),
                    Tone.MUTED);
        }
        for (int i = 0; i < series.size(); i++) {
            if (isPale(i)) {
                line(pen, i, 1, 0.22);
            }
        }
        for (int i = series.size() - 1; i >= 0; i--) {
            if (!isPale(i)) {
                line(pen, i, 1.5, 0.95);
            }
        }
    }

    /// Draws what follows the pointer, so that the lines below need not be drawn again.
    private void paintOver(Pen pen) {
        if (chosen >= 0 && chosen < thinned.size()) {
            line(pen, chosen, 2.25, 1);
        }
        if (!Double.isNaN(pointer)) {
            mark(pen);
        }
    }

    private boolean isPale(int index) {
        return series.get(index).tone() == Tone.NEUTRAL;
    }

    private static TextAlignment align(Scale x, double tick, double width) {
        return x.pixel(tick) > width - RIGHT - 12 ? TextAlignment.RIGHT : TextAlignment.CENTER;
    }

    private void line(Pen pen, int index, double thickness, double opacity) {
        var line = thinned.get(index);
        var xs = new double[line.size()];
        var ys = new double[line.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = across.pixel(line.x(i));
            ys[i] = up.pixel(place(line.y(i)));
        }
        var tone = line.tone() == Tone.NEUTRAL && index == chosen ? Tone.CHART_1 : line.tone();
        pen.line(xs, ys, tone, thickness, opacity);
        if (xs.length == 1) {
            pen.dot(xs[0], ys[0], 3, tone);
        }
    }

    private void mark(Pen pen) {
        pen.dotted(pointer, TOP, pen.height() - BOTTOM, Tone.SUBTLE);
        double at = across.value(pointer);
        for (int i = 0; i < series.size(); i++) {
            int nearest = series.get(i).nearest(at);
            if (nearest >= 0 && (i == chosen || !isPale(i))) {
                pen.dot(
                        across.pixel(series.get(i).x(nearest)),
                        up.pixel(place(series.get(i).y(nearest))),
                        i == chosen ? 4 : 3,
                        series.get(i).tone());
            }
        }
    }

    private void point(double px, double py) {
        boolean inside = px >= LEFT && px <= plot.getWidth() - RIGHT && !series.isEmpty();
        pointer = inside ? px : Double.NaN;
        tip.setVisible(inside);
        if (inside) {
            double at = across.value(px);
            int nearest = closest(at, py);
            choose(nearest);
            onHover.accept(nearest);
            fill(at);
            StackPane.setAlignment(tip, px > plot.getWidth() / 2 ? Pos.TOP_LEFT : Pos.TOP_RIGHT);
        } else {
            choose(-1);
            onHover.accept(-1);
        }
        over.repaint();
    }

    private int closest(double at, double py) {
        int found = -1;
        double best = 40;
        for (int i = 0; i < series.size(); i++) {
            int nearest = series.get(i).nearest(at);
            if (nearest >= 0) {
                double distance = Math.abs(up.pixel(place(series.get(i).y(nearest))) - py);
                if (distance < best) {
                    best = distance;
                    found = i;
                }
            }
        }
        return found;
    }

    private void fill(double at) {
        var rows = new ArrayList<Integer>();
        for (int i = 0; i < series.size(); i++) {
            if (series.get(i).nearest(at) >= 0) {
                rows.add(i);
            }
        }
        rows.sort(Comparator.comparingInt((Integer i) -> i == chosen ? -1 : isPale(i) ? series.size() + i : i));
        tip.getChildren().clear();
        var head = new Label(axis + " " + words.apply(Math.rint(at)));
        head.getStyleClass().addAll("t1", "muted");
        tip.add(head, 0, 0, 3, 1);
        int shown = Math.min(NAMED, rows.size());
        for (int row = 0; row < shown; row++) {
            var line = series.get(rows.get(row));
            var swatch = new Region();
            swatch.getStyleClass().addAll("swatch", "tone-" + line.tone().name().toLowerCase(java.util.Locale.ROOT));
            var name = new Label(line.name());
            name.getStyleClass().add("t1");
            var value = new Label(words.apply(line.y(line.nearest(at))));
            value.getStyleClass().addAll("t1", "mono", "m5");
            tip.addRow(row + 1, swatch, name, value);
        }
        if (rows.size() > shown) {
            var rest = new Label("and " + (rows.size() - shown) + " more");
            rest.getStyleClass().addAll("t1", "subtle");
            tip.add(rest, 0, shown + 1, 3, 1);
        }
    }
}
