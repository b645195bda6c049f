package dev.slipway.desktop.deploy;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Scale;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.deploy.Deployment;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunStatus;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// How long the runs of a flow took, or what a metric was, in the order of time: a dot a run, those of the chosen
/// version in front, a line where the version changes, a mark below for each that failed. UI thread only.
final class OverTimeView extends VBox {
    private static final double HEIGHT = 128;
    private static final double LEFT = 56;
    private static final double RIGHT = 12;
    private static final double TOP = 18;
    private static final double BOTTOM = 26;
    private static final double NEAR = 12;
    private static final double NAMED = 64;

    private final OverTimeViewModel model;
    private final DeploymentsViewModel page;
    private final ZoneId zone;
    private final Plot plot = new Plot("The runs over time", this::paint).high(HEIGHT);
    private final MenuButton measure = new MenuButton();
    private final Label counted = Kit.text("", "t2", "subtle");
    private final Tooltip tip = Kit.tooltip("");
    private int hovered = -1;

    /// @param open called with a run that was clicked
    OverTimeView(DeploymentsViewModel page, ZoneId zone, Consumer<RunId> open) {
        this.page = page;
        this.model = page.overTime();
        this.zone = zone;
        measure.getStyleClass().addAll("flat", "small");
        measure.setMnemonicParsing(false);
        measure.setAccessibleText("What is measured of the runs");
        measure.textProperty().bind(model.measureProperty().map(OverTimeView::called));
        measure.setOnShowing(_ -> measure.getItems()
                .setAll(model.measures().stream().map(this::item).toList()));
        measure.getItems().add(item(OverTimeViewModel.TIME));
        var head = CheckView.head("Runs over time", "");
        head.getChildren().addAll(counted, Kit.spacer(), measure);
        getChildren().addAll(head, plot);
        tip.setShowDelay(javafx.util.Duration.ZERO);
        Tooltip.install(plot, tip);
        plot.setOnMouseMoved(this::hover);
        plot.setOnMouseExited(_ -> light(-1));
        plot.setOnMouseClicked(click -> {
            hover(click); // another answer may have come since the mouse moved
            if (hovered >= 0) {
                open.accept(runs().get(hovered).id());
            }
        });
        managedProperty().bind(visibleProperty());
        model.shownProperty().subscribe(_ -> show());
        model.measureProperty().subscribe(_ -> plot.repaint());
        page.chosenProperty().subscribe(_ -> plot.repaint());
    }

    private static String called(String measure) {
        return measure.equals(OverTimeViewModel.TIME) ? "time" : Words.shorten(measure, 24);
    }

    private MenuItem item(String name) {
        var item = new MenuItem(called(name));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> model.measureProperty().set(name));
        return item;
    }

    private List<RunRow> runs() {
        return model.shownProperty().get().runs();
    }

    private void show() {
        var shown = model.shownProperty().get();
        int count = shown.runs().size();
        var words = count < shown.total()
                ? "the newest " + Words.count(count) + " of " + Words.count(shown.total())
                : Words.count(count, "run");
        counted.setText(words);
        setVisible(count > 0);
        hovered = -1;
        plot.repaint();
    }

    private double x(int run) {
        int count = Math.max(1, runs().size());
        return LEFT + (run + 0.5) * (plot.getWidth() - LEFT - RIGHT) / count;
    }

    private Scale ys() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (var run : runs()) {
            double value = model.value(run);
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        boolean isTime = model.measureProperty().get().equals(OverTimeViewModel.TIME);
        return Scale.round(isTime ? 0 : low, high, HEIGHT - BOTTOM, TOP);
    }

    private String value(double value) {
        return model.measureProperty().get().equals(OverTimeViewModel.TIME)
                ? value == 0 ? "0" : Words.duration(Duration.ofMillis(Math.round(value * 1000)))
                : Words.value(value);
    }

    private void paint(Pen pen) {
        var runs = runs();
        if (runs.isEmpty()) {
            return;
        }
        boolean isTime = model.measureProperty().get().equals(OverTimeViewModel.TIME);
        var y = ys();
        var ticks = y.ticks(3);
        var words = isTime ? ticks.stream().map(this::value).toList() : Words.ticks(ticks);
        for (int i = 0; i < ticks.size(); i++) {
            double at = y.pixel(ticks.get(i));
            pen.across(LEFT, pen.width() - RIGHT, at, Tone.GRID);
            pen.words(words.get(i), LEFT - 8, at, TextAlignment.RIGHT, Tone.MUTED);
        }
        versions(pen);
        var chosen = page.chosenProperty().get();
        for (int i = 0; i < runs.size(); i++) {
            point(pen, y, i, isOf(runs.get(i), chosen));
        }
    }

    private static boolean isOf(RunRow run, @Nullable Deployment version) {
        return version != null && Objects.equals(run.flow().version(), version.version());
    }

    /// Draws where the version changes, with its number where there is room.
    private void versions(Pen pen) {
        double free = pen.width();
        for (int i = runs().size() - 1; i >= 0; i--) {
            var version = runs().get(i).flow().version();
            if (i == 0 || !Objects.equals(version, runs().get(i - 1).flow().version())) {
                double at = (x(i) + x(i - 1)) / 2;
                pen.down(at, TOP - 4, HEIGHT - BOTTOM, Tone.GRID);
                if (at + NAMED <= free) {
                    pen.words(
                            version == null ? "notebook" : "version " + version,
                            at + 4,
                            8,
                            TextAlignment.LEFT,
                            Tone.MUTED);
                }
                free = at;
            }
        }
        ends(pen);
    }

    /// Says when the first and the last of them began.
    private void ends(Pen pen) {
        var first = runs().getFirst().times().started();
        var last = runs().getLast().times().started();
        double floor = HEIGHT - 8;
        if (first != null) {
            pen.words(Words.moment(first, page.now(), zone), LEFT, floor, TextAlignment.LEFT, Tone.MUTED);
        }
        if (last != null && runs().size() > 1) {
            pen.words(
                    Words.moment(last, page.now(), zone), pen.width() - RIGHT, floor, TextAlignment.RIGHT, Tone.MUTED);
        }
    }

    private void point(Pen pen, Scale y, int at, boolean isChosen) {
        var run = runs().get(at);
        boolean isBad = run.status() == RunStatus.FAILED || run.status() == RunStatus.LOST;
        if (isBad) {
            pen.box(x(at) - 1, HEIGHT - BOTTOM + 3, 2, 5, Tone.DANGER, 1);
        }
        double value = model.value(run);
        if (!Double.isFinite(value)) {
            return;
        }
        var tone = isBad ? Tone.DANGER : isChosen ? Tone.CHART_1 : Tone.NEUTRAL;
        double size = at == hovered ? 4.5 : isChosen ? 3 : 2.5;
        pen.disc(x(at), y.pixel(value), size, tone, at == hovered || isChosen || isBad ? 1 : 0.6);
    }

    private void hover(MouseEvent move) {
        int count = runs().size();
        int near = (int) Math.floor((move.getX() - LEFT) / (plot.getWidth() - LEFT - RIGHT) * count);
        int found = near >= 0 && near < count && Math.abs(x(near) - move.getX()) < NEAR ? near : -1;
        light(found);
    }

    private void light(int run) {
        hovered = run;
        if (run < 0) {
            tip.setText("Each dot is a run; a click opens it");
        } else {
            var row = runs().get(run);
            double value = model.value(row);
            tip.setText(Facts.title(row) + ", " + row.status().word()
                    + (Double.isNaN(value)
                            ? ""
                            : "\n" + called(model.measureProperty().get()) + " " + value(value)));
        }
        plot.repaint();
    }
}
