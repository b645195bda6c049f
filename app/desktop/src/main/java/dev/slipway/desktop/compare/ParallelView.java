package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.words.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;

/// Parameters and a metric as parallel axes, a line a run. Dragging along an axis keeps the runs that cross it there.
/// UI thread only.
final class ParallelView extends StackPane {
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
    private final Plot plot = new Plot("Parameters and a metric as parallel axes", this::paint);
    private final Map<Integer, Brush> brushes = new HashMap<>();
    private Axes axes = new Axes(List.of());
    private int dragging = -1;
    private boolean isPicking;

    ParallelView(CompareViewModel model) {
        this.model = model;
        setMinSize(0, 0);
        getChildren().add(plot);
        model.stateProperty().subscribe(_ -> read());
        model.metricProperty().subscribe(_ -> read());
        model.selection().pickedProperty().subscribe(_ -> picked());
        model.selection().hoveredProperty().subscribe(_ -> plot.repaint());
        plot.setOnMouseMoved(this::hover);
        plot.setOnMouseExited(_ -> model.hover(-1));
        plot.setOnMousePressed(this::press);
        plot.setOnMouseDragged(this::drag);
        plot.setOnMouseReleased(_ -> release());
    }

    /// Tells whether there is something to draw.
    boolean isEmpty() {
        return axes.axes().isEmpty() || model.runs().size() < 3;
    }

    private void read() {
        var name = model.metricProperty().get();
        axes = Axes.of(model.runs(), name, model.direction(name).lower());
        brushes.keySet().removeIf(axis -> axis >= axes.axes().size());
        plot.repaint();
    }

    /// Brushes go where the runs were picked otherwise.
    private void picked() {
        if (!isPicking) {
            brushes.clear();
        }
        plot.repaint();
    }

    private void pick() {
        isPicking = true;
        if (brushes.isEmpty()) {
            model.selection().clear();
        } else {
            model.selection()
                    .pick(IntStream.range(0, model.runs().size())
                            .filter(this::isBrushed)
                            .mapToObj(at -> model.runs().get(at).id())
                            .toList());
        }
        isPicking = false;
        plot.repaint();
    }

    private boolean isBrushed(int run) {
        return brushes.entrySet().stream()
                .allMatch(brush -> brush.getKey() < axes.axes().size()
                        && run < axes.axes().get(brush.getKey()).places().size()
                        && brush.getValue()
                                .holds(axes.axes().get(brush.getKey()).places().get(run)));
    }

    private boolean isKept(int run) {
        return run < model.runs().size()
                && model.selection().isShown(model.runs().get(run).id());
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
        int chosen = model.indexOf(model.selection().hoveredProperty().get());
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
            line(pen, chosen, model.tone(chosen) == Tone.NEUTRAL ? Tone.CHART_1 : model.tone(chosen), 2.25, 1);
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
        model.hover(found);
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
            pick();
        }
    }

    private void release() {
        var brush = brushes.get(dragging);
        if (brush != null && Math.abs(brush.from() - brush.to()) < 0.02) {
            brushes.remove(dragging);
        }
        dragging = -1;
        pick();
    }
}
