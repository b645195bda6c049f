package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Raster;
import dev.slipway.desktop.chart.Raster.Ground;
import dev.slipway.desktop.chart.Sketch;
import dev.slipway.desktop.chart.Tone;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/// Parameters and a metric as parallel axes, a line a run. Dragging along an axis keeps the runs that cross it there.
/// UI thread only.
final class ParallelView extends StackPane {
    private static final double NEAR = 40;

    /// @param from 0 at the foot to 1 at the top
    private record Brush(double from, double to) {
        boolean holds(double at) {
            return at >= Math.min(from, to) && at <= Math.max(from, to);
        }
    }

    private final CompareViewModel model;
    private final Plot plot = new Plot("Parameters and a metric as parallel axes", this::paint);
    private final Plot over = new Plot("", this::paintOver);
    private final Sketch<Drawn> lines;
    private final Map<Integer, Brush> brushes = new HashMap<>();
    private Axes axes = Axes.NONE;
    private int dragging = -1;
    private boolean isPicking;

    ParallelView(CompareViewModel model) {
        this.model = model;
        lines = new Sketch<>(model.jobs(), plot::repaint);
        setMinSize(0, 0);
        over.setMouseTransparent(true);
        getChildren().addAll(plot, over);
        model.changesProperty().subscribe(_ -> read());
        model.selection().pickedProperty().subscribe(_ -> picked());
        model.selection().litProperty().subscribe(_ -> over.repaint());
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

    /// Returns how many parameters that vary have no axis.
    int leftOut() {
        return axes.leftOut();
    }

    private void read() {
        axes = model.axes();
        brushes.keySet().removeIf(axis -> axis >= axes.axes().size());
        plot.repaint();
        over.repaint();
    }

    /// Brushes go where the runs were picked otherwise.
    private void picked() {
        if (!isPicking) {
            brushes.clear();
        }
        plot.repaint();
        over.repaint();
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

    private ParallelShape shape() {
        return new ParallelShape(axes, plot.getWidth(), plot.getHeight());
    }

    private void paint(Pen pen) {
        int runs = axes.axes().isEmpty() ? 0 : axes.axes().getFirst().places().size();
        var tones = new ArrayList<Tone>(runs);
        var kept = new BitSet(runs);
        for (int run = 0; run < runs; run++) {
            tones.add(model.tone(run));
            kept.set(run, isKept(run));
        }
        var wanted = new Lines(pen.ground(), axes, tones, kept);
        var drawn = lines.of(wanted, () -> new Drawn(wanted.image(), wanted.ground));
        if (drawn != null && runs > 0) {
            pen.picture(drawn.image, drawn.ground);
        }
        var shape = shape();
        for (int i = 0; i < axes.axes().size(); i++) {
            shape.axis(pen, i);
            brush(pen, shape, i);
        }
    }

    /// Draws what follows the pointer, so that the lines below need not be drawn again.
    private void paintOver(Pen pen) {
        var lit = lit();
        if (lit.isEmpty()) {
            return;
        }
        var raster = new Raster(pen.ground()); // a group may be of hundreds
        for (int run : lit) {
            var tone = model.tone(run) == Tone.NEUTRAL ? Tone.CHART_1 : model.tone(run);
            var line = shape().line(run);
            raster.swing(line.xs(), line.ys(), tone, lit.size() == 1 ? 2.25 : 1.75, 1);
        }
        pen.picture(raster.image(), pen.ground());
    }

    /// Returns the places of the runs that are lit up and have a line.
    private List<Integer> lit() {
        int drawn = axes.axes().isEmpty() ? 0 : axes.axes().getFirst().places().size();
        return model.selection().litProperty().get().stream()
                .map(model::indexOf)
                .filter(at -> at >= 0 && at < drawn)
                .sorted()
                .toList();
    }

    /// The lines of all runs, and what they were painted on.
    private record Drawn(Image image, Ground ground) {}

    /// What the lines of all runs are drawn from.
    ///
    /// @param tones one a run; copied
    /// @param kept places of the runs that are picked out; not changed
    private record Lines(Ground ground, Axes axes, List<Tone> tones, BitSet kept) {
        Lines {
            tones = List.copyOf(tones);
        }

        Image image() {
            var raster = new Raster(ground);
            var shape = new ParallelShape(axes, ground.width(), ground.height());
            for (var stroke : Strokes.of(tones, kept)) {
                var line = shape.line(stroke.run());
                raster.swing(line.xs(), line.ys(), stroke.tone(), stroke.thickness(), stroke.opacity());
            }
            return raster.image();
        }
    }

    private void brush(Pen pen, ParallelShape shape, int index) {
        var brush = brushes.get(index);
        if (brush != null) {
            double top = Math.min(shape.y(brush.from()), shape.y(brush.to()));
            double high = Math.max(4, Math.abs(shape.y(brush.from()) - shape.y(brush.to())));
            pen.bar(new Area(shape.x(index) - 6, top, 12, high), 3, Tone.ACCENT, 0.2);
            pen.frame(new Area(shape.x(index) - 6, top, 13, high), 3, Tone.ACCENT, 1);
        }
    }

    private int axisAt(double x) {
        for (int i = 0; i < axes.axes().size(); i++) {
            if (Math.abs(shape().x(i) - x) < NEAR / 2) {
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
                double distance = Math.abs(shape().y(places.get(run)) - move.getY());
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
            double at = shape().place(press.getY());
            brushes.put(dragging, new Brush(at, at));
        }
    }

    private void drag(MouseEvent drag) {
        var brush = brushes.get(dragging);
        if (brush != null) {
            brushes.put(dragging, new Brush(brush.from(), Math.clamp(shape().place(drag.getY()), -0.05, 1.05)));
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
