package dev.slipway.desktop.chart;

import dev.slipway.desktop.task.Jobs;
import dev.slipway.desktop.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Lines over one axis, with the values under the pointer in a box that keeps clear of it. UI thread only.
public final class LineChart extends StackPane {
    private static final int NAMED = 6;
    private static final double NEAR = 40;
    static final double LEFT = 48;
    static final double BOTTOM = 24;
    static final double RIGHT = 16;
    static final double TOP = 8;

    private final Plot plot;
    private final Plot over = new Plot("", this::paintOver);
    private final GridPane tip = new GridPane();
    private final @Nullable Sketch<Drawing> sketch;
    private List<Series> series = List.of();
    private List<Ribbon> ribbons = List.of();
    private Drawing drawing =
            new Drawing(List.of(), List.of(), new Scale(0, 1, LEFT, LEFT + 1), new Scale(0, 1, 1, 0), null, false);
    private String axis = "";
    private boolean isLogarithmic;
    private int chosen = -1;
    private double pointer = Double.NaN;
    private IntConsumer onHover = _ -> {};

    /// @param title what it shows, for those who cannot see it
    public LineChart(String title) {
        this(title, null);
    }

    /// Returns a chart that draws lines of many points off the UI thread.
    public static LineChart ofMany(String title, Jobs jobs) {
        return new LineChart(title, jobs);
    }

    private LineChart(String title, @Nullable Jobs jobs) {
        sketch = jobs == null ? null : new Sketch<>(jobs, this::redraw);
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
        show(lines, List.of(), xAxis);
    }

    /// Shows `lines` and around each what lies there.
    ///
    /// @param around one a line; fewer if there is nothing around the last ones
    /// @param xAxis what the axis counts
    public void show(List<Series> lines, List<Ribbon> around, String xAxis) {
        series = List.copyOf(lines);
        ribbons = List.copyOf(around);
        axis = xAxis;
        chosen = Math.min(chosen, series.size() - 1);
        redraw();
    }

    private void redraw() {
        plot.repaint();
        over.repaint();
    }

    /// Draws values by their logarithm, or as they are; what is not above zero has no place then.
    public void logarithmic(boolean isWanted) {
        isLogarithmic = isWanted;
        redraw();
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

    private double place(double value) {
        return Drawing.place(value, drawing.isLogarithmic());
    }

    private String value(double place) {
        return Words.value(drawing.isLogarithmic() ? Math.pow(10, place) : place);
    }

    private void paint(Pen pen) {
        if (series.isEmpty()) {
            return;
        }
        var bands = IntStream.range(0, Math.min(series.size(), ribbons.size()))
                .mapToObj(i -> new Drawing.Band(series.get(i), ribbons.get(i)))
                .toList();
        var wanted = new Drawing.Wanted(pen.ground(), series, bands, isLogarithmic);
        var drawn = sketch == null || wanted.isSmall() ? wanted.measured() : sketch.of(wanted, wanted::drawn);
        if (drawn == null) {
            return;
        }
        drawing = drawn;
        var up = drawing.up();
        var across = drawing.across();
        var rows = up.ticks(5);
        var rowWords = drawing.isLogarithmic() ? rows.stream().map(this::value).toList() : Words.ticks(rows);
        for (int i = 0; i < rows.size(); i++) {
            double y = up.pixel(rows.get(i));
            pen.across(LEFT, pen.width() - RIGHT, y, Tone.GRID);
            pen.words(rowWords.get(i), LEFT - 8, y, TextAlignment.RIGHT, Tone.MUTED);
        }
        var ticks = across.ticks((int) Math.clamp((pen.width() - LEFT) / 90, 2, 6));
        var tickWords = Words.ticks(ticks);
        for (int i = 0; i < ticks.size(); i++) {
            double tick = ticks.get(i);
            var side = align(across, tick, pen.width());
            pen.words(tickWords.get(i), across.pixel(tick), pen.height() - 10, side, Tone.MUTED);
        }
        drawing.lines(pen);
    }

    /// Draws what follows the pointer, so that the lines below need not be drawn again.
    private void paintOver(Pen pen) {
        if (chosen >= 0 && chosen < drawing.lines().size()) {
            var tone = isPale(chosen) ? Tone.CHART_1 : series.get(chosen).tone();
            drawing.around(pen, series.get(chosen), tone);
            drawing.line(pen, chosen, 2.25, tone);
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

    private void mark(Pen pen) {
        pen.dotted(pointer, TOP, pen.height() - BOTTOM, Tone.SUBTLE);
        double at = drawing.across().value(pointer);
        for (int i = 0; i < series.size(); i++) {
            int nearest = series.get(i).nearest(at);
            if (nearest >= 0 && (i == chosen || !isPale(i))) {
                pen.dot(
                        drawing.across().pixel(series.get(i).x(nearest)),
                        drawing.up().pixel(place(series.get(i).y(nearest))),
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
            double at = drawing.across().value(px);
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
        double best = NEAR;
        for (int i = 0; i < series.size(); i++) {
            int nearest = series.get(i).nearest(at);
            if (nearest >= 0) {
                double distance =
                        Math.abs(drawing.up().pixel(place(series.get(i).y(nearest))) - py);
                distance = isAround(i, nearest, py) ? Math.min(distance, NEAR - 1) : distance;
                if (distance < best) {
                    best = distance;
                    found = i;
                }
            }
        }
        return found;
    }

    /// Tells whether a height is within what lies around a point of a line.
    private boolean isAround(int line, int point, double py) {
        if (line >= ribbons.size()) {
            return false;
        }
        double value = drawing.up().value(py);
        var ribbon = ribbons.get(line);
        return value >= place(ribbon.low(point)) && value <= place(ribbon.high(point));
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
        var head = new Label(axis + " " + Words.value(Math.rint(at)));
        head.getStyleClass().addAll("t1", "muted");
        tip.add(head, 0, 0, 4, 1);
        int shown = Math.min(NAMED, rows.size());
        for (int row = 0; row < shown; row++) {
            var line = series.get(rows.get(row));
            var swatch = new Region();
            swatch.getStyleClass().addAll("swatch", "tone-" + line.tone().name().toLowerCase(java.util.Locale.ROOT));
            var name = new Label(line.name());
            name.getStyleClass().add("t1");
            var value = new Label(Words.value(line.y(line.nearest(at))));
            value.getStyleClass().addAll("t1", "mono", "m5");
            tip.addRow(row + 1, swatch, name, value);
            if (rows.get(row) < ribbons.size()) {
                var note = new Label(ribbons.get(rows.get(row)).note(line.nearest(at)));
                note.getStyleClass().addAll("t1", "subtle");
                tip.add(note, 3, row + 1);
            }
        }
        if (rows.size() > shown) {
            var rest = new Label("and " + (rows.size() - shown) + " more");
            rest.getStyleClass().addAll("t1", "subtle");
            tip.add(rest, 0, shown + 1, 4, 1);
        }
    }
}
