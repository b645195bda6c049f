package dev.slipway.desktop.runs;

import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.runs.Filter.Condition;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;

/// The runs as bars in the order of time; dragging over them narrows the list down to a time. UI thread only.
final class StripView extends StackPane {
    private static final double FLOOR = 58;
    private static final double PITCH = 12;
    private static final double EDGE = 8;

    private final RunListViewModel model;
    private final Consumer<RunRow> choose;
    private final Plot plot = new Plot("Runs in the order of time", this::paint).high(84);
    private final Tooltip tip = new Tooltip();
    private Strip strip = new Strip(List.of(), 1);
    private double pressed = Double.NaN;
    private double dragged = Double.NaN;
    private int hovered = -1;

    /// @param choose called with a run whose bar was clicked
    StripView(RunListViewModel model, Consumer<RunRow> choose) {
        this.model = model;
        this.choose = choose;
        setPadding(new Insets(12, 16, 4, 8));
        getChildren().add(plot);
        tip.setShowDelay(Duration.ZERO);
        Tooltip.install(plot, tip);
        model.stateProperty().subscribe(_ -> read());
        widthProperty().subscribe(_ -> read());
        plot.setOnMouseMoved(this::hover);
        plot.setOnMouseExited(_ -> light(-1));
        plot.setOnMousePressed(press -> pressed = press.getX());
        plot.setOnMouseDragged(this::drag);
        plot.setOnMouseReleased(this::release);
    }

    private void read() {
        int room = (int) Math.max(1, (plot.getWidth() <= 0 ? 900 : plot.getWidth() - 2 * EDGE) / PITCH);
        var rows = model.stripRows();
        strip = Strip.of(rows.subList(0, Math.min(rows.size(), room * 4)), room, model.now());
        plot.repaint();
    }

    private double pitch() {
        int bars = Math.max(1, strip.bars().size());
        return Math.min(24, (plot.getWidth() - 2 * EDGE) / bars);
    }

    private double left(int bar) {
        return plot.getWidth() - EDGE - (strip.bars().size() - bar) * pitch();
    }

    private int at(double x) {
        for (int bar = 0; bar < strip.bars().size(); bar++) {
            if (x >= left(bar) && x < left(bar) + pitch()) {
                return bar;
            }
        }
        return -1;
    }

    private void hover(MouseEvent move) {
        light(at(move.getX()));
    }

    private void light(int bar) {
        if (bar != hovered) {
            hovered = bar;
            tip.setText(
                    bar < 0
                            ? "Drag over bars to see only those runs"
                            : words(strip.bars().get(bar)));
            plot.repaint();
        }
    }

    private String words(Strip.Bar bar) {
        var first = bar.runs().getFirst();
        if (bar.runs().size() > 1) {
            return Words.count(bar.runs().size(), "run") + ", worst "
                    + bar.worst().word();
        }
        return Facts.title(first) + ", " + first.status().word() + "\n"
                + (first.times().started() == null
                        ? "not started"
                        : Words.moment(first.times().started(), model.now(), model.zone()))
                + ", took " + Facts.took(first.times(), model.now());
    }

    private void drag(MouseEvent drag) {
        dragged = drag.getX();
        plot.repaint();
    }

    private void release(MouseEvent release) {
        if (release.getButton() != MouseButton.PRIMARY) {
            return;
        }
        int from = at(Math.min(pressed, release.getX()));
        int to = at(Math.max(pressed, release.getX()));
        boolean isClick = Math.abs(pressed - release.getX()) < 4;
        pressed = Double.NaN;
        dragged = Double.NaN;
        if (isClick) {
            if (to >= 0) {
                choose.accept(strip.bars().get(to).runs().getLast());
            }
        } else {
            narrow(Math.max(0, from), to < 0 ? strip.bars().size() - 1 : to);
        }
        plot.repaint();
    }

    private void narrow(int from, int to) {
        if (strip.bars().isEmpty()) {
            return;
        }
        var first = strip.bars().get(from).runs().getFirst().times().started();
        if (first != null) {
            model.with(Condition.since(first, Words.moment(first, model.now(), model.zone())));
        }
        if (to + 1 < strip.bars().size()) {
            var next = strip.bars().get(to + 1).runs().getFirst();
            var last = strip.bars().get(to).runs().getLast().times().started();
            model.with(
                    Condition.before(next.id(), last == null ? "then" : Words.moment(last, model.now(), model.zone())));
        } else {
            model.without(Filter.Key.BEFORE);
        }
    }

    private void paint(Pen pen) {
        days(pen);
        window(pen);
        double width = Math.max(2, Math.min(8, pitch() - 2));
        for (int i = 0; i < strip.bars().size(); i++) {
            var bar = strip.bars().get(i);
            double x = left(i) + (pitch() - width) / 2;
            double high = 3 + 51 * Math.sqrt((double) bar.millis() / Math.max(1, strip.longest()));
            boolean inList = model.has(bar.runs());
            double opacity = (inList ? 1 : 0.4) * opacity(bar.worst());
            pen.bar(new Area(x, FLOOR - high, width, high), 1, tone(bar.worst()), i == hovered ? 1 : opacity);
            if (bar.worst() == RunStatus.FAILED || bar.worst() == RunStatus.LOST) {
                pen.box(x, FLOOR + 2, width, 2, Tone.DANGER, inList ? 1 : 0.5);
            }
        }
        if (!Double.isNaN(dragged)) {
            pen.box(Math.min(pressed, dragged), 0, Math.abs(dragged - pressed), 64, Tone.ACCENT, 0.12);
        }
    }

    private void window(Pen pen) {
        if (model.stripRows().equals(model.rows())) {
            return;
        }
        int first = -1;
        int last = -1;
        for (int i = 0; i < strip.bars().size(); i++) {
            if (model.has(strip.bars().get(i).runs())) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (first >= 0) {
            double x = left(first) - 1;
            pen.bar(new Area(x, 0, left(last) + pitch() + 1 - x, 64), 4, Tone.ACCENT_SOFT, 1);
            pen.frame(new Area(x, 0, left(last) + pitch() + 1 - x, 64), 4, Tone.ACCENT, 0.5);
        }
    }

    private void days(Pen pen) {
        pen.across(left(0), pen.width() - EDGE, FLOOR, Tone.GRID);
        double free = -1;
        String before = "";
        for (int i = 0; i < strip.bars().size(); i++) {
            var started = strip.bars().get(i).runs().getFirst().times().started();
            if (started == null) {
                continue;
            }
            var day = day(started, model.now(), model.zone());
            if (!day.equals(before) && left(i) >= free) {
                pen.down(left(i), 0, 64, Tone.GRID);
                pen.words(day, left(i) + 2, 76, TextAlignment.LEFT, Tone.MUTED);
                free = left(i) + 64;
                before = day;
            } else if (!day.equals(before)) {
                before = day;
            }
        }
    }

    private static String day(Instant when, Instant now, ZoneId zone) {
        var words = Words.moment(when, now, zone);
        return words.contains(":") ? words.startsWith("yesterday") ? "yesterday" : "today" : words;
    }

    private static Tone tone(RunStatus status) {
        return switch (status) {
            case SUCCEEDED, REUSED -> Tone.SUCCESS;
            case FAILED, LOST, REFUSED -> Tone.DANGER;
            case RUNNING -> Tone.ACCENT;
            case QUEUED, WAITING, CANCELLED, SKIPPED -> Tone.NEUTRAL;
        };
    }

    private static double opacity(RunStatus status) {
        return switch (status) {
            case SUCCEEDED, REUSED -> 0.62;
            case CANCELLED, QUEUED, WAITING, SKIPPED -> 0.5;
            case FAILED, LOST, REFUSED, RUNNING -> 1;
        };
    }
}
