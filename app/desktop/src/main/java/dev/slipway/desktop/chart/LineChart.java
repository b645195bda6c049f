package dev.slipway.desktop.chart;

import dev.slipway.desktop.chart.Drawing.Held;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.desktop.words.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Lines over one axis, with the values under the pointer in a box that keeps clear of it. UI thread only.
public final class LineChart extends StackPane {
    private static final int NAMED = 6;
    private static final double NEAR = 40;
    private static final double ROW = 18;
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
    private @Nullable Held held;
    private String axis = "";
    private boolean isLogarithmic;
    private SortedSet<Integer> chosen = new TreeSet<>();
    private double pointer = Double.NaN;
    private IntConsumer onHover = _ -> {};
    private DoubleConsumer onPoint = _ -> {};

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
        chosen = new TreeSet<>(chosen.headSet(series.size()));
        redraw();
    }

    /// Lets the axes have room for all of these, whatever is shown.
    ///
    /// @param around one a line; fewer if there is nothing around the last ones
    public void hold(List<Series> lines, List<Ribbon> around) {
        held = held(lines, around);
        redraw();
    }

    private static Held held(List<Series> lines, List<Ribbon> around) {
        return new Held(
                lines,
                IntStream.range(0, Math.min(lines.size(), around.size()))
                        .mapToObj(i -> new Drawing.Band(lines.get(i), around.get(i)))
                        .toList());
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

    /// Brings these series to the front.
    ///
    /// @param indexes of which those that are not there do not count
    public void choose(Collection<Integer> indexes) {
        var next = new TreeSet<Integer>();
        indexes.stream().filter(i -> i >= 0 && i < series.size()).forEach(next::add);
        if (!next.equals(chosen)) {
            chosen = next;
            over.repaint();
        }
    }

    /// Returns the places of the series in front, ascending.
    public List<Integer> chosen() {
        return List.copyOf(chosen);
    }

    /// Marks a place as if the pointer were there; NaN for none.
    ///
    /// @param px from the left
    public void follow(double px) {
        pointer = px;
        over.repaint();
    }

    /// Calls `action` with how far from the left the pointer is, px; NaN where it is elsewhere.
    public void onPoint(DoubleConsumer action) {
        onPoint = action;
    }

    /// Calls `action` with the index of the series under the pointer, -1 for none.
    public void onHover(IntConsumer action) {
        onHover = action;
    }

    private double place(double value) {
        return Drawing.place(value, drawing.isLogarithmic());
    }

    private void paint(Pen pen) {
        if (series.isEmpty()) {
            return;
        }
        var own = held(series, ribbons);
        var wanted = new Drawing.Wanted(pen.ground(), series, own.bands(), held == null ? own : held, isLogarithmic);
        var drawn = sketch == null || wanted.isSmall() ? wanted.measured() : sketch.of(wanted, wanted::drawn);
        if (drawn == null) {
            return;
        }
        drawing = drawn;
        drawing.axes(pen);
        drawing.lines(pen);
    }

    /// Draws what follows the pointer, so that the lines below need not be drawn again.
    private void paintOver(Pen pen) {
        var front = new LinkedHashMap<Integer, Tone>();
        for (int i : chosen) {
            if (i < drawing.lines().size()) {
                front.put(i, isPale(i) ? Tone.CHART_1 : series.get(i).tone());
            }
        }
        front.forEach((i, tone) -> drawing.around(pen, series.get(i), tone));
        drawing.front(pen, front);
        if (!Double.isNaN(pointer)) {
            mark(pen);
        }
    }

    private boolean isPale(int index) {
        return series.get(index).tone() == Tone.NEUTRAL;
    }

    private void mark(Pen pen) {
        pen.dotted(pointer, TOP, pen.height() - BOTTOM, Tone.SUBTLE);
        double at = drawing.across().value(pointer);
        for (int i = 0; i < series.size(); i++) {
            int nearest = series.get(i).nearest(at);
            if (nearest >= 0 && (chosen.contains(i) || !isPale(i))) {
                pen.dot(
                        drawing.across().pixel(series.get(i).x(nearest)),
                        drawing.up().pixel(place(series.get(i).y(nearest))),
                        chosen.contains(i) ? 4 : 3,
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
            choose(List.of(nearest));
            onHover.accept(nearest);
            fill(at);
            StackPane.setAlignment(tip, px > plot.getWidth() / 2 ? Pos.TOP_LEFT : Pos.TOP_RIGHT);
        } else {
            choose(List.of());
            onHover.accept(-1);
        }
        onPoint.accept(pointer);
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
        rows.sort(Comparator.comparingInt((Integer i) -> chosen.contains(i) ? -1 : isPale(i) ? series.size() + i : i));
        tip.getChildren().clear();
        var head = new Label(axis + " " + Words.value(Math.rint(at)));
        head.getStyleClass().addAll("t1", "muted");
        tip.add(head, 0, 0, 4, 1);
        int room = (int) Math.clamp((plot.getHeight() - 2 * ROW) / ROW, 1, NAMED);
        int shown = Math.min(room, rows.size());
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
