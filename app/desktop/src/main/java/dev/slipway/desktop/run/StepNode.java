package dev.slipway.desktop.run;

import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.Counts;
import dev.slipway.engine.history.Rows.StepRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The node of one step in the graph of a run: small, or for a fan-out large with states, counts and a histogram of
/// durations. UI thread only.
final class StepNode extends StackPane {
    static final double SMALL_HEIGHT = 44;
    static final double FAN_WIDTH = 364;
    static final double FAN_HEIGHT = 112;
    private static final PseudoClass CRITICAL = PseudoClass.getPseudoClass("critical");
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final boolean isFan;
    private final String loops;
    private final Tooltip tip = Kit.tooltip("on the critical path: the run waited for it");
    private boolean isCritical;

    /// @param loops what the step goes over in words, empty outside a fan-out
    StepNode(StepRow step, String loops, boolean isFan, Runnable choose) {
        this.isFan = isFan;
        this.loops = loops;
        getStyleClass().add("step-node");
        if (isFan) {
            getStyleClass().add("fan");
        }
        setPrefSize(isFan ? FAN_WIDTH : Math.clamp(44 + 7.2 * step.name().length(), 112, 200), height());
        setFocusTraversable(true);
        setOnMouseClicked(_ -> {
            requestFocus();
            choose.run();
        });
        setOnKeyPressed(key -> {
            if (key.getCode() == javafx.scene.input.KeyCode.ENTER) {
                choose.run();
                key.consume();
            }
        });
    }

    private double height() {
        return isFan ? FAN_HEIGHT : SMALL_HEIGHT;
    }

    void chosen(boolean isChosen) {
        pseudoClassStateChanged(ON, isChosen);
    }

    /// Shows whether the run waited for the step.
    void critical(boolean isOnPath) {
        if (isOnPath == isCritical) {
            return;
        }
        isCritical = isOnPath;
        pseudoClassStateChanged(CRITICAL, isCritical);
        if (isCritical) {
            Tooltip.install(this, tip);
        } else {
            Tooltip.uninstall(this, tip);
        }
        setAccessibleHelp(isCritical ? tip.getText() : "");
    }

    /// Draws the step as it is now.
    void show(StepRow step, Durations took, Instant now) {
        setAccessibleText(step.name() + ", " + step.status().word());
        var head = Kit.row(6, mark(step).shape(14), Kit.text(step.name(), "m5", "t2"));
        if (!isFan) {
            var below = Kit.text(below(step, now), "t1", "subtle");
            VBox.setMargin(below, new Insets(0, 0, 0, 20));
            var box = new VBox(head, below);
            box.setPadding(new Insets(4, 8, 4, 8));
            box.setAlignment(Pos.CENTER_LEFT);
            getChildren().setAll(box);
            return;
        }
        var over = Kit.text(loops, "t1", "subtle");
        over.setMinWidth(0);
        HBox.setHgrow(over, Priority.SOMETIMES);
        head.getChildren()
                .addAll(over, Kit.spacer(), Kit.text(Words.count(step.counts().total()), "num"));
        var bar = new Plot("states of the tasks", pen -> paintStates(pen, step.counts())).high(8);
        VBox.setMargin(bar, new Insets(8, 0, 4, 0));
        var box = new VBox(head, bar, counts(step.counts()), durations(took));
        box.setPadding(new Insets(8, 12, 6, 12));
        getChildren().setAll(box);
    }

    private static Mark mark(StepRow step) {
        return Facts.mark(step.status(), step.counts());
    }

    private static String below(StepRow step, Instant now) {
        return switch (step.status()) {
            case REUSED -> "reused";
            case SKIPPED -> "not reached";
            case WAITING, QUEUED -> "waiting";
            case CANCELLED -> "cancelled";
            case RUNNING, SUCCEEDED, FAILED, LOST, REFUSED ->
                step.counts().reused() > 0 && step.counts().executed() == 0 ? "reused" : Facts.took(step.times(), now);
        };
    }

    private static HBox counts(Counts counts) {
        var row = Kit.row(12);
        add(row, Mark.REUSED, counts.reused());
        add(row, Mark.SUCCEEDED, counts.executed());
        add(row, Mark.RUNNING, counts.running());
        add(row, Mark.FAILED, counts.failed());
        add(row, Mark.CANCELLED, counts.cancelled());
        add(row, Mark.WAITING, counts.open() - counts.running());
        return row;
    }

    private static void add(HBox row, Mark mark, int count) {
        if (count > 0) {
            var label = Kit.text(Words.count(count), "t1", "muted");
            label.setGraphic(mark.shape(12));
            label.setGraphicTextGap(3);
            label.setAccessibleText(count + " " + mark.word());
            label.setTooltip(Kit.tooltip(mark.word()));
            row.getChildren().add(label);
        }
    }

    static void paintStates(Pen pen, Counts counts) {
        double total = Math.max(1, counts.total());
        double x = 0;
        x = part(pen, x, counts.reused() / total, Tone.SUCCESS, 0.45);
        x = part(pen, x, counts.executed() / total, Tone.SUCCESS, 1);
        x = part(pen, x, counts.failed() / total, Tone.DANGER, 1);
        x = part(pen, x, counts.cancelled() / total, Tone.NEUTRAL, 0.45);
        x = part(pen, x, counts.running() / total, Tone.ACCENT, 1);
        pen.bar(new Area(x, 0, pen.width() - x, pen.height()), 1, Tone.NEUTRAL, 0.16);
    }

    private static double part(Pen pen, double x, double share, Tone tone, double opacity) {
        if (share <= 0) {
            return x;
        }
        double width = Math.min(pen.width() - x, Math.max(4, share * pen.width()));
        pen.bar(new Area(x, 0, width - 1, pen.height()), 1, tone, opacity);
        return x + width;
    }

    private static HBox durations(Durations took) {
        var row = Kit.row(8);
        row.setAlignment(Pos.BOTTOM_LEFT);
        VBox.setMargin(row, new Insets(6, 0, 0, 0));
        if (took.bins().isEmpty()) {
            return row;
        }
        var plot = new Plot("how long the tasks took", pen -> paintBins(pen, took.bins())).high(24);
        HBox.setHgrow(plot, Priority.ALWAYS);
        row.getChildren()
                .setAll(
                        Kit.text(words(took.low()), "t1", "muted"),
                        plot,
                        Kit.text((took.longest() > took.high() ? "≥ " : "") + words(took.high()), "t1", "muted"));
        return row;
    }

    private static String words(double millis) {
        return Words.duration(Duration.ofMillis((long) millis));
    }

    private static void paintBins(Pen pen, List<Integer> bins) {
        int most = 1;
        for (int bin : bins) {
            most = Math.max(most, bin);
        }
        double width = pen.width() / bins.size();
        for (int i = 0; i < bins.size(); i++) {
            double high = bins.get(i) == 0 ? 0 : Math.max(1, (double) bins.get(i) / most * pen.height());
            pen.box(i * width, pen.height() - high, width - 1, high, Tone.CHART_1, 0.55);
        }
    }
}
