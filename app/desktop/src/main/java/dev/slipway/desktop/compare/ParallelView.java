package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.facts.Direction;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// Parameters and a metric as parallel axes, a line a run. Dragging along an axis keeps the runs that cross it there.
/// UI
/// thread only.
final class ParallelView extends VBox {
    private static final double LEFT = 72;
    private static final double RIGHT = 88;
    private static final double TOP = 36;
    private static final double BOTTOM = 16;
    private static final double NEAR = 40;

    /// @param from 0 at the foot to 1 at the top
    private record Brush(double from, double to) {
        boolean holds(double at) {
            return at >= Math.min(from, to) && at <= Math.max(from, to);
        }
    }

    private final CompareViewModel model;
    private final IntConsumer onHover;
    private final Plot plot = new Plot("Parameters and a metric as parallel axes", this::paint);
    private final Label title = Kit.text("", "b", "t2");
    private final Label brushed = Kit.text("", "t2", "subtle");
    private final Map<Integer, Brush> brushes = new HashMap<>();
    private Axes axes = new Axes(List.of());
    private int chosen = -1;
    private int dragging = -1;

    /// @param onHover called with the run whose line is under the pointer, -1 for none
    ParallelView(CompareViewModel model, IntConsumer onHover) {
        this.model = model;
        this.onHover = onHover;
        HBox head =
                Kit.row(8, title, brushed, Kit.spacer(), Kit.button("close", "All runs", this::clear, "small", "flat"));
        head.getStyleClass().addAll("section", "ruled");
        head.getChildren()
                .getLast()
                .visibleProperty()
                .bind(brushed.textProperty().isNotEmpty());
        VBox.setVgrow(plot, Priority.ALWAYS);
        getChildren().addAll(head, plot);
        model.stateProperty().subscribe(_ -> read());
        model.metricProperty().subscribe(_ -> read());
        plot.setOnMouseMoved(this::hover);
        plot.setOnMouseExited(_ -> choose(-1));
        plot.setOnMousePressed(this::press);
        plot.setOnMouseDragged(this::drag);
        plot.setOnMouseReleased(this::release);
    }

    /// Brings the line of a run to the front.
    void choose(int run) {
        if (chosen != run) {
            chosen = run;
            plot.repaint();
        }
    }

    /// Tells whether there is something to draw.
    boolean isEmpty() {
        return axes.axes().isEmpty() || model.runs().size() < 3;
    }

    private void read() {
        var name = model.metricProperty().get();
        var direction =
                Direction.of(name, model.runs().stream().map(RunRow::metrics).toList());
        axes = Axes.of(model.runs(), name, direction.lower());
        title.setText("Parameters to " + name);
        brushes.keySet().removeIf(axis -> axis >= axes.axes().size());
        setVisible(!isEmpty());
        setManaged(!isEmpty());
        count();
        plot.repaint();
    }

    private void clear() {
        brushes.clear();
        count();
        plot.repaint();
    }

    private void count() {
        long kept = 0;
        for (int run = 0; run < model.runs().size(); run++) {
            kept += isKept(run) ? 1 : 0;
        }
        brushed.setText(brushes.isEmpty() ? "" : Words.count(kept, "run") + " brushed");
    }

    private boolean isKept(int run) {
        return brushes.entrySet().stream()
                .allMatch(brush -> brush.getKey() < axes.axes().size()
                        && run < axes.axes().get(brush.getKey()).places().size()
                        && brush.getValue()
                                .holds(axes.axes().get(brush.getKey()).places().get(run)));
    }

    private double x(int axis) {
        return LEFT
                + axis
                        * (plot.getWidth() - LEFT - RIGHT)
                        / Math.max(1, axes.axes().size() - 1);
    }

    private double y(double place) {
        return plot.getHeight() - BOTTOM - place * (plot.getHeight() - BOTTOM - TOP);
    }

    private double place(double y) {
        return (plot.getHeight() - BOTTOM - y) / (plot.getHeight() - BOTTOM - TOP);
    }

    private void paint(Pen pen) {
        int runs = axes.axes().isEmpty() ? 0 : axes.axes().getFirst().places().size();
        for (int run = 0; run < runs; run++) {
            if (run != chosen && !isKept(run)) {
                line(pen, run, Tone.NEUTRAL, 1, 0.18);
            }
        }
        for (int run = 0; run < runs; run++) {
            if (run != chosen && isKept(run)) {
                line(pen, run, model.tone(run), 1.25, model.tone(run) == Tone.NEUTRAL ? 0.35 : 0.8);
            }
        }
        if (chosen >= 0 && chosen < runs) {
            line(pen, chosen, model.tone(chosen), 2.25, 1);
        }
        for (int i = 0; i < axes.axes().size(); i++) {
            axis(pen, i);
        }
    }

    private void axis(Pen pen, int index) {
        var axis = axes.axes().get(index);
        boolean isLast = index == axes.axes().size() - 1;
        pen.down(x(index), TOP - 4, plot.getHeight() - BOTTOM + 4, Tone.LINE);
        pen.figures(Words.shorten(axis.name(), 16), x(index), 12, TextAlignment.CENTER, Tone.TEXT);
        for (var tick : axis.ticks()) {
            pen.halo(
                    tick.words(),
                    x(index) + (isLast ? 10 : -8),
                    y(tick.at()),
                    isLast ? TextAlignment.LEFT : TextAlignment.RIGHT,
                    Tone.MUTED);
        }
        var brush = brushes.get(index);
        if (brush != null) {
            double top = Math.min(y(brush.from()), y(brush.to()));
            double high = Math.max(4, Math.abs(y(brush.from()) - y(brush.to())));
            pen.bar(new Area(x(index) - 6, top, 12, high), 3, Tone.ACCENT, 0.2);
            pen.frame(new Area(x(index) - 6, top, 13, high), 3, Tone.ACCENT, 1);
        }
    }

    private void line(Pen pen, int run, Tone tone, double thickness, double opacity) {
        int count = (int) axes.axes().stream()
                .filter(axis -> Double.isFinite(axis.places().get(run)))
                .count();
        var xs = new double[count];
        var ys = new double[count];
        int at = 0;
        for (int i = 0; i < axes.axes().size(); i++) {
            double place = axes.axes().get(i).places().get(run);
            if (Double.isFinite(place)) {
                xs[at] = x(i);
                ys[at++] = y(place) + (i < axes.axes().size() - 1 ? (run % 9 - 4) * 0.6 : 0);
            }
        }
        pen.swing(xs, ys, tone, thickness, opacity);
    }

    private int axisAt(double x) {
        for (int i = 0; i < axes.axes().size(); i++) {
            if (Math.abs(x(i) - x) < NEAR / 2) {
                return i;
            }
        }
        return -1;
    }

    private void hover(MouseEvent move) {
        int axis = axisAt(move.getX());
        int found = -1;
        if (axis >= 0) {
            double best = 8;
            var places = axes.axes().get(axis).places();
            for (int run = 0; run < places.size(); run++) {
                double distance = Math.abs(y(places.get(run)) - move.getY());
                if (distance < best && isKept(run)) {
                    best = distance;
                    found = run;
                }
            }
        }
        choose(found);
        onHover.accept(found);
    }

    private void press(MouseEvent press) {
        dragging = axisAt(press.getX());
        if (dragging >= 0) {
            double at = place(press.getY());
            brushes.put(dragging, new Brush(at, at));
        }
    }

    private void drag(MouseEvent drag) {
        var brush = brushes.get(dragging);
        if (brush != null) {
            brushes.put(dragging, new Brush(brush.from(), Math.clamp(place(drag.getY()), -0.05, 1.05)));
            count();
            plot.repaint();
        }
    }

    private void release(MouseEvent release) {
        var brush = brushes.get(dragging);
        if (brush != null && Math.abs(brush.from() - brush.to()) < 0.02) {
            brushes.remove(dragging);
        }
        dragging = -1;
        count();
        plot.repaint();
    }
}
