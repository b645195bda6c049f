package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Raster;
import dev.slipway.desktop.chart.Raster.Ground;
import dev.slipway.desktop.chart.Sketch;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.words.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
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
    private static final int LONGEST = 16;
    private static final double FIRST = 8;
    private static final double SECOND = 21;
    private static final double LETTER = 7.3; // of the names of axes, px

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

    private double x(int axis) {
        return x(axis, axes, plot.getWidth());
    }

    private static double x(int axis, Axes axes, double width) {
        return LEFT + axis * (width - LEFT - RIGHT) / Math.max(1, axes.axes().size() - 1);
    }

    private double y(double place) {
        return y(place, plot.getHeight());
    }

    private static double y(double place, double height) {
        return height - BOTTOM - place * (height - BOTTOM - TOP);
    }

    private double place(double y) {
        return (plot.getHeight() - BOTTOM - y) / (plot.getHeight() - BOTTOM - TOP);
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
        for (int i = 0; i < axes.axes().size(); i++) {
            axis(pen, i);
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
            var line = Line.of(axes, run, pen.width(), pen.height());
            raster.swing(line.xs, line.ys, tone, lit.size() == 1 ? 2.25 : 1.75, 1);
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
            for (var stroke : Strokes.of(tones, kept)) {
                var line = Line.of(axes, stroke.run(), ground.width(), ground.height());
                raster.swing(line.xs, line.ys, stroke.tone(), stroke.thickness(), stroke.opacity());
            }
            return raster.image();
        }
    }

    /// Where the line of one run crosses the axes it has a value on.
    private static final class Line {
        private final double[] xs;
        private final double[] ys;

        private Line(int count) {
            xs = new double[count];
            ys = new double[count];
        }

        static Line of(Axes axes, int run, double width, double height) {
            int last = axes.axes().size() - 1;
            var line = new Line((int) axes.axes().stream()
                    .filter(axis -> Double.isFinite(axis.places().get(run)))
                    .count());
            int at = 0;
            for (int i = 0; i <= last; i++) {
                double place = axes.axes().get(i).places().get(run);
                if (Double.isFinite(place)) {
                    line.xs[at] = x(i, axes, width);
                    line.ys[at++] = y(place, height) + (i < last ? (run % 9 - 4) * 0.6 : 0);
                }
            }
            return line;
        }
    }

    private void axis(Pen pen, int index) {
        var axis = axes.axes().get(index);
        boolean isLast = index == axes.axes().size() - 1;
        pen.down(x(index), TOP - 4, plot.getHeight() - BOTTOM + 4, Tone.LINE);
        double room = axes.axes().size() < 2 ? 200 : x(1) - x(0);
        int letters = (int) Math.clamp((room - 4) / LETTER, 3, LONGEST);
        boolean areTight = axes.axes().stream()
                .anyMatch(one -> Math.min(LONGEST, one.name().length()) > letters);
        int most = areTight ? Math.min(LONGEST, 2 * letters) : letters; // in two lines each has twice the room
        double line = areTight && index % 2 == 1 ? SECOND : FIRST;
        pen.figures(Words.shorten(axis.name(), most), x(index), line, TextAlignment.CENTER, Tone.TEXT);
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
