package dev.slipway.desktop.run;

import dev.slipway.desktop.chart.Density;
import dev.slipway.desktop.chart.Density.Span;
import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Scale;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.run.Timeline.Layout;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;

/// The steps of a run over time: a bar for one task, a band of how many ran at once for many, failures as ticks below
/// it. Dragging zooms in; a double click shows all again. UI thread only.
final class TimelineView extends StackPane {
    private static final double NAMES = 112;
    private static final double EDGE = 32;
    private static final double HEAD = 20;
    private static final double THIN = 22;
    private static final double BAND = 58;
    private static final double TASK = 18;
    private static final double MAP = 32;
    private static final double CLOSER = 1.25;
    private static final double WHEEL = 40;
    private static final double MOST_ZOOM = 2000;

    private final RunPageViewModel model;
    private final Plot plot = new Plot("Steps over time", this::paint);
    private final Tooltip tip = Kit.tooltip("");
    private final ObjectProperty<Layout> layout = new SimpleObjectProperty<>(Layout.CLOCK);
    private Timeline clock = RunPicture.NONE.clock();
    private Timeline timeline = clock;
    private final Map<String, DoubleUnaryOperator> places = new HashMap<>();
    private Map<String, Waiting> waiting = Map.of();
    private List<String> critical = List.of();
    private double from;
    private double to;
    private boolean isZoomed;
    private boolean isWhole;
    private double pressed = Double.NaN;
    private double dragged = Double.NaN;

    TimelineView(RunPageViewModel model) {
        this.model = model;
        getChildren().add(plot);
        setMinHeight(USE_PREF_SIZE);
        tip.setShowDelay(javafx.util.Duration.millis(200));
        Tooltip.install(plot, tip);
        plot.setOnMouseMoved(this::hover);
        plot.setOnMousePressed(press -> pressed = press.getX());
        plot.setOnMouseDragged(drag -> {
            dragged = drag.getX();
            plot.repaint();
        });
        plot.setOnMouseReleased(this::release);
        plot.setOnScroll(this::scroll);
        model.pictureProperty().subscribe(this::show);
        layout.subscribe(next -> {
            timeline = clock.in(next);
            places.clear();
            all();
        });
        model.tasks().chosenProperty().subscribe(_ -> fit());
        model.tasks().stepProperty().subscribe(_ -> fit());
    }

    /// How bars stand on the axis.
    ObjectProperty<Layout> layoutProperty() {
        return layout;
    }

    /// Takes the next layout.
    void nextLayout() {
        var all = Layout.values();
        layout.set(all[(List.of(all).indexOf(layout.get()) + 1) % all.length]);
    }

    /// Shows the whole time.
    void all() {
        isZoomed = false;
        fit();
    }

    private void show(RunPicture picture) {
        var snapshot = picture.snapshot();
        if (snapshot != null) {
            isWhole = snapshot.isWhole();
            clock = picture.clock();
            timeline = clock.in(layout.get());
            places.clear();
            waiting = picture.waiting();
            var run = snapshot.run();
            critical = run.row().status().isOver() ? CriticalPath.of(run.steps()) : List.of();
            fit();
        }
    }

    private void fit() {
        if (!isZoomed) {
            from = 0;
            to = timeline.seconds();
        }
        double height = HEAD + 8 + (isZoomed ? MAP : 0);
        for (var lane : timeline.lanes()) {
            height += height(lane);
        }
        setPrefHeight(height);
        plot.repaint();
    }

    private double height(Timeline.Lane lane) {
        boolean withTask =
                lane.step().name().equals(model.tasks().stepProperty().get())
                        && model.tasks().chosenProperty().get() != null
                        && lane instanceof Timeline.Many;
        return (lane instanceof Timeline.Many ? BAND : THIN) + (withTask ? TASK : 0);
    }

    private Scale axis() {
        return new Scale(from, to, NAMES, plot.getWidth() - EDGE);
    }

    private void paint(Pen pen) {
        var axis = axis();
        double bottom = pen.height() - 4 - (isZoomed ? MAP : 0);
        ticks(pen, axis, bottom);
        double y = HEAD;
        for (var lane : timeline.lanes()) {
            switch (lane) {
                case Timeline.Single single -> single(pen, axis, single, y);
                case Timeline.Many many -> many(pen, axis, many, y);
            }
            y += height(lane);
        }
        if (layout.get() == Layout.CLOCK) {
            firstFailure(pen, axis, bottom);
        }
        if (isZoomed) {
            var whole = new Scale(0, timeline.seconds(), NAMES, pen.width() - EDGE);
            TimelineMap.paint(pen, whole, timeline, new Span(from, to), pen.height() - MAP + 4);
        }
        if (!Double.isNaN(dragged)) {
            pen.box(Math.min(pressed, dragged), HEAD, Math.abs(dragged - pressed), bottom - HEAD, Tone.ACCENT, 0.12);
        }
    }

    private void ticks(Pen pen, Scale axis, double bottom) {
        double last = -100;
        for (double tick : Timeline.ticks(from, to)) {
            double x = axis.pixel(tick);
            pen.down(x, HEAD - 4, bottom, Tone.GRID);
            if (x - last > 56 && x < pen.width() - 12) {
                var words = tick == 0 ? "0" : Words.duration(Duration.ofMillis(Math.round(tick * 1000)));
                pen.words(words, x, 9, TextAlignment.CENTER, Tone.MUTED);
                last = x;
            }
        }
    }

    private void single(Pen pen, Scale axis, Timeline.Single lane, double y) {
        Bars.name(pen, lane.step().name(), y + 11);
        if (Double.isNaN(lane.start())) {
            var status = lane.step().status();
            if (status == RunStatus.REUSED) {
                pen.bar(new Area(axis.start(), y + 5, 6, 12), 2, Tone.SUCCESS, 0.45);
            }
            var words = status == RunStatus.SKIPPED ? "not reached" : status.word();
            pen.words(
                    words,
                    axis.start() + (status == RunStatus.REUSED ? 12 : 4),
                    y + 11,
                    TextAlignment.LEFT,
                    Tone.SUBTLE);
            return;
        }
        var span = new Span(lane.start(), lane.end());
        var before = waiting(lane);
        if (layout.get() == Layout.CLOCK) {
            before.waits().forEach(wait -> Bars.waited(pen, axis, wait, y + 5));
        }
        before.tries().forEach(tried -> Bars.tried(pen, axis, placed(lane.step().name(), tried), y + 5));
        Bars.bar(
                pen,
                axis,
                span,
                y + 5,
                Bars.tone(lane.step().status()),
                critical.isEmpty() || critical.contains(lane.step().name()) ? 1 : 0.5);
        Bars.label(pen, axis, span, y + 11);
    }

    private Waiting waiting(Timeline.Lane lane) {
        return waiting.getOrDefault(lane.step().name(), Waiting.NONE);
    }

    /// Returns where something of a step stands in the layout.
    private Span placed(String step, Span span) {
        var place = places.computeIfAbsent(step, name -> clock.places(name, layout.get()));
        return new Span(place.applyAsDouble(span.start()), place.applyAsDouble(span.end()));
    }

    private void many(Pen pen, Scale axis, Timeline.Many lane, double y) {
        Bars.name(pen, lane.step().name(), y + 18);
        var below = lane.spans().isEmpty()
                ? isWhole ? lane.step().status().word() : "being read"
                : Words.count(Math.max(1, lane.workers()), "worker");
        pen.words(below, 16, y + 34, TextAlignment.LEFT, Tone.SUBTLE);
        double floor = y + 46;
        int bins = (int) Math.clamp((axis.end() - axis.start()) / 3, 8, 400);
        var before = waiting(lane);
        if (layout.get() == Layout.CLOCK) {
            band(pen, before.waits(), axis, floor, new Band(Tone.NEUTRAL, 40, bins));
        }
        band(pen, lane.spans(), axis, floor, new Band(Tone.CHART_1, 40, bins));
        for (var tried : before.tries()) {
            double at = placed(lane.step().name(), tried).end();
            if (at >= from && at <= to) {
                pen.box(axis.pixel(at), floor + 3, 1.5, 6, Tone.DANGER, 0.4);
            }
        }
        for (double failure : lane.failures()) {
            if (failure >= from && failure <= to) {
                pen.box(axis.pixel(failure), floor + 3, 1.5, 6, Tone.DANGER, 1);
            }
        }
        if (height(lane) > BAND) {
            model.tasks().chosenTask().ifPresent(task -> task(pen, axis, task, y + BAND));
        }
    }

    private record Band(Tone tone, double high, int bins) {}

    /// Draws how many of `spans` there were at once, each kind by its own most.
    private void band(Pen pen, List<Span> spans, Scale axis, double floor, Band band) {
        if (spans.isEmpty()) {
            return;
        }
        int bins = band.bins;
        var load = Density.overlap(spans, from, to, bins);
        double most = Math.max(1, DoubleStream.of(load).max().orElse(1));
        var xs = new double[bins];
        var ys = new double[bins];
        for (int i = 0; i < bins; i++) {
            xs[i] = axis.start() + (i + 0.5) * (axis.end() - axis.start()) / bins;
            ys[i] = floor - load[i] / most * band.high;
        }
        pen.area(xs, ys, floor, band.tone, band.tone == Tone.NEUTRAL ? 0.14 : 0.28);
        pen.line(xs, ys, band.tone, band.tone == Tone.NEUTRAL ? 1 : 1.25, band.tone == Tone.NEUTRAL ? 0.6 : 1);
    }

    private void task(Pen pen, Scale axis, TaskRow task, double y) {
        var item = task.item().isEmpty() ? "task " + task.index() : task.item();
        pen.words(Words.shorten(item, 15), 24, y + 7, TextAlignment.LEFT, Tone.MUTED);
        var snapshot = model.snapshotProperty().get();
        var zero = snapshot == null ? null : snapshot.run().row().times().started();
        var started = task.times().started();
        if (zero == null || started == null || task.status() == RunStatus.REUSED) {
            pen.words(task.status().word(), axis.start() + 4, y + 7, TextAlignment.LEFT, Tone.SUBTLE);
            return;
        }
        Instant ended =
                task.times().ended() == null ? model.now() : task.times().ended();
        var step = model.tasks().stepProperty().get();
        var span = placed(step, new Span(Timeline.seconds(zero, started), Timeline.seconds(zero, ended)));
        double ready = waiting.getOrDefault(step, Waiting.NONE).ready();
        var tries = snapshot.retried().getOrDefault(step, Map.of()).getOrDefault(task.index(), List.of());
        var begun = Waiting.begun(task, tries);
        if (layout.get() == Layout.CLOCK && Double.isFinite(ready) && begun != null) {
            Bars.waited(pen, axis, new Span(ready, Timeline.seconds(zero, begun)), y + 1);
        }
        Waiting.tries(tries, zero).forEach(tried -> Bars.tried(pen, axis, placed(step, tried), y + 1));
        Bars.bar(pen, axis, span, y + 1, Bars.tone(task.status()), 1);
        Bars.label(pen, axis, span, y + 7);
    }

    private void firstFailure(Pen pen, Scale axis, double bottom) {
        double first = Double.POSITIVE_INFINITY;
        for (var lane : timeline.lanes()) {
            if (lane instanceof Timeline.Many many && !many.failures().isEmpty()) {
                first = Math.min(first, many.failures().getFirst());
            }
        }
        if (first >= from && first <= to) {
            double x = axis.pixel(first);
            pen.dotted(x, HEAD - 4, bottom, Tone.DANGER);
            var words = "first failure, " + Words.duration(Duration.ofMillis(Math.round(first * 1000)));
            boolean atLeft = x > NAMES + 180;
            pen.words(
                    words,
                    atLeft ? x - 6 : x + 6,
                    HEAD + 10,
                    atLeft ? TextAlignment.RIGHT : TextAlignment.LEFT,
                    Tone.DANGER_TEXT);
        }
    }

    private void hover(MouseEvent move) {
        double y = HEAD;
        for (var lane : timeline.lanes()) {
            if (move.getY() >= y && move.getY() < y + height(lane)) {
                double at = axis().value(move.getX());
                tip.setText(
                        Timeline.words(lane, at, critical.contains(lane.step().name()))
                                + waiting(lane).words(at, layout.get()));
                return;
            }
            y += height(lane);
        }
        tip.setText("Drag to look closer, double click for all");
    }

    private void release(MouseEvent release) {
        double a = axis().value(Math.min(pressed, release.getX()));
        double b = axis().value(Math.max(pressed, release.getX()));
        boolean isDrag = !Double.isNaN(dragged) && Math.abs(release.getX() - pressed) > 6;
        dragged = Double.NaN;
        if (isDrag) {
            isZoomed = true;
            from = Math.max(0, a);
            to = Math.min(timeline.seconds(), Math.max(b, from + timeline.seconds() / MOST_ZOOM));
            fit();
        } else if (release.getClickCount() == 2) {
            all();
        } else {
            clicked(release.getY());
        }
    }

    /// Looks closer or farther with Ctrl, where the pointer is; moves along the time with Shift or a wheel that goes
    /// sideways. Otherwise the page scrolls.
    private void scroll(ScrollEvent scroll) {
        double along = scroll.getDeltaX() != 0 ? scroll.getDeltaX() : scroll.isShiftDown() ? scroll.getDeltaY() : 0;
        if (scroll.isControlDown() && scroll.getDeltaY() != 0) {
            zoom(axis().value(scroll.getX()), Math.pow(CLOSER, -scroll.getDeltaY() / WHEEL));
        } else if (isZoomed && along != 0) {
            move((from - to) * along / Math.max(1, plot.getWidth() - NAMES - EDGE));
        } else {
            return;
        }
        scroll.consume();
    }

    private void zoom(double at, double factor) {
        double length = (to - from) * factor;
        if (length >= timeline.seconds()) {
            all();
            return;
        }
        length = Math.max(length, timeline.seconds() / MOST_ZOOM);
        double share = Math.clamp((at - from) / (to - from), 0, 1);
        isZoomed = true;
        to = from + length;
        move(at - share * length - from);
    }

    /// Shows another stretch of the same length.
    private void move(double by) {
        double length = to - from;
        from = Math.clamp(from + by, 0, Math.max(0, timeline.seconds() - length));
        to = from + length;
        fit();
    }

    private void clicked(double at) {
        double y = HEAD;
        for (var lane : timeline.lanes()) {
            if (at >= y && at < y + height(lane)) {
                model.tasks().choose(lane.step().name());
            }
            y += height(lane);
        }
    }
}
