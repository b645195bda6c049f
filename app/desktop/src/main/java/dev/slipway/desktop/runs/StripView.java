package dev.slipway.desktop.runs;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.runs.Filter.Condition;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.RunBar;
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
import org.jspecify.annotations.Nullable;

/// The runs as bars in the order of time; dragging over them narrows the list down to a time. UI thread only.
final class StripView extends StackPane {
    private static final double FLOOR = 58;
    private static final double PITCH = 12;
    private static final double EDGE = 8;

    private final RunListViewModel model;
    private final Consumer<RunId> choose;
    private final Plot plot = new Plot("Runs in the order of time", this::paint).high(84);
    private final Tooltip tip = Kit.tooltip("");
    private List<RunBar> bars = List.of();
    private double longest = 1;
    private double pressed = Double.NaN;
    private double dragged = Double.NaN;
    private int hovered = -1;

    /// @param choose called with a run that has a bar of its own, which was clicked
    StripView(RunListViewModel model, Consumer<RunId> choose) {
        this.model = model;
        this.choose = choose;
        setPadding(new Insets(12, 16, 4, 8));
        getChildren().add(plot);
        tip.setShowDelay(Duration.ZERO);
        Tooltip.install(plot, tip);
        model.strip().barsProperty().subscribe(this::show);
        model.filter().filterProperty().subscribe(_ -> plot.repaint());
        model.strip().hoveredProperty().subscribe(this::follow);
        plot.widthProperty().subscribe(_ -> measure());
        plot.setOnMouseMoved(this::hover);
        plot.setOnMouseExited(_ -> light(-1));
        plot.setOnMousePressed(press -> pressed = press.getX());
        plot.setOnMouseDragged(this::drag);
        plot.setOnMouseReleased(this::release);
    }

    private void measure() {
        if (plot.getWidth() > 0) {
            model.strip().room((int) Math.max(1, (plot.getWidth() - 2 * EDGE) / PITCH));
        }
        plot.repaint();
    }

    private void show(List<RunBar> next) {
        bars = next;
        longest = Math.max(
                1,
                next.stream().mapToLong(bar -> bar.longest().toMillis()).max().orElse(1));
        measure();
    }

    private double pitch() {
        int count = Math.max(1, bars.size());
        return Math.min(24, (plot.getWidth() - 2 * EDGE) / count);
    }

    private double left(int bar) {
        return plot.getWidth() - EDGE - (bars.size() - bar) * pitch();
    }

    private int at(double x) {
        for (int bar = 0; bar < bars.size(); bar++) {
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
            tip.setText(bar < 0 ? "Drag over bars to see only those runs" : words(bars.get(bar)));
            model.strip()
                    .hover(
                            bar >= 0 && bars.get(bar).count() == 1
                                    ? bars.get(bar).newest()
                                    : null);
            plot.repaint();
        }
    }

    /// Shows the bar of the run that is pointed at in the list.
    private void follow(@Nullable RunId run) {
        int bar = model.strip().barOf(run);
        if (bar != hovered && (run != null || !plot.isHover())) {
            hovered = bar;
            plot.repaint();
        }
    }

    private String words(RunBar bar) {
        var when = bar.began() == null ? "not started" : Words.moment(bar.began(), model.now(), model.zone());
        if (bar.count() > 1) {
            return Words.count(bar.count(), "run") + " from " + when + " on, worst "
                    + bar.worst().word() + "\nClick to see only these";
        }
        var title = model.find(bar.newest()).map(Facts::title).orElse("one run");
        return title + ", " + bar.worst().word() + "\n" + when + ", took " + Words.duration(bar.longest());
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
            if (to >= 0 && bars.get(to).count() == 1) {
                choose.accept(bars.get(to).newest());
            } else if (to >= 0) {
                narrow(to, to);
            }
        } else {
            narrow(Math.max(0, from), to < 0 ? bars.size() - 1 : to);
        }
        plot.repaint();
    }

    private void narrow(int from, int to) {
        if (bars.isEmpty()) {
            return;
        }
        var first = bars.get(from).began();
        if (first != null) {
            model.filter().with(Condition.since(first, Words.moment(first, model.now(), model.zone())));
        }
        if (to + 1 < bars.size()) {
            var last = bars.get(to).began();
            model.filter()
                    .with(Condition.before(
                            bars.get(to + 1).oldest(),
                            last == null ? "then" : Words.moment(last, model.now(), model.zone())));
        } else {
            model.filter().without(Filter.Key.BEFORE);
        }
    }

    private void paint(Pen pen) {
        days(pen);
        window(pen);
        double width = Math.max(2, Math.min(8, pitch() - 2));
        for (int i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            double x = left(i) + (pitch() - width) / 2;
            double high = 3 + 51 * Math.sqrt(bar.longest().toMillis() / longest);
            boolean inList = isWithin(bar);
            double opacity = (inList ? 1 : 0.4) * opacity(bar.worst());
            pen.bar(new Area(x, FLOOR - high, width, high), 1, tone(bar.worst()), i == hovered ? 1 : opacity);
            if (bar.worst() == RunStatus.FAILED || bar.worst() == RunStatus.LOST) {
                pen.box(x, FLOOR + 2, width, 2, Tone.DANGER, inList ? 1 : 0.5);
            }
        }
        merged(pen);
        if (!Double.isNaN(dragged)) {
            pen.box(Math.min(pressed, dragged), 0, Math.abs(dragged - pressed), 64, Tone.ACCENT, 0.12);
        }
    }

    /// Says how many runs a bar stands for where it is more than one.
    private void merged(Pen pen) {
        int each = bars.isEmpty() ? 1 : bars.getLast().count();
        if (each > 1) {
            var words = Words.count(model.strip().count(), "run") + ", " + Words.count(each) + " a bar";
            pen.halo(words, plot.getWidth() - EDGE, 6, TextAlignment.RIGHT, Tone.MUTED);
        }
    }

    private boolean isWithin(RunBar bar) {
        var filter = model.filter().get();
        var since = filter.value(Filter.Key.SINCE);
        var before = filter.value(Filter.Key.BEFORE);
        boolean isLater =
                since.isEmpty() || (bar.began() != null && !bar.began().isBefore(Instant.parse(since.get())));
        var until = filter.value(Filter.Key.UNTIL);
        boolean isEarlier =
                until.isEmpty() || (bar.began() != null && bar.began().isBefore(Instant.parse(until.get())));
        return isLater && isEarlier && (before.isEmpty() || bar.oldest().value().compareTo(before.get()) < 0);
    }

    private void window(Pen pen) {
        int first = -1;
        int last = -1;
        for (int i = 0; i < bars.size(); i++) {
            if (isWithin(bars.get(i))) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (first >= 0 && (first > 0 || last < bars.size() - 1)) {
            double x = left(first) - 1;
            pen.bar(new Area(x, 0, left(last) + pitch() + 1 - x, 64), 4, Tone.ACCENT_SOFT, 1);
            pen.frame(new Area(x, 0, left(last) + pitch() + 1 - x, 64), 4, Tone.ACCENT, 0.5);
        }
    }

    private void days(Pen pen) {
        pen.across(left(0), pen.width() - EDGE, FLOOR, Tone.GRID);
        double free = -1;
        String before = "";
        for (int i = 0; i < bars.size(); i++) {
            var started = bars.get(i).began();
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
