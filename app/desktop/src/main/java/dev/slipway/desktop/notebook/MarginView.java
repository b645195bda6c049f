package dev.slipway.desktop.notebook;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.desktop.words.Words;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The 96 px left of a cell: what state it is in, how long it took, and under the pointer what one can do. UI thread
/// only.
final class MarginView extends VBox {
    static final double WIDTH = 96;

    private static final String RUN = "Run this cell";
    private static final double ROOMY = 72;

    private final CellViewModel cell;
    private final Label time = Kit.text("", "time");
    private final Label number = Kit.text("", "number");
    private final HBox tools;
    private @Nullable Label state;
    private @Nullable Mark shown;
    private boolean isTight;
    private Function<Boolean, String> hoverWords = _ -> "";

    /// @param run runs the cell
    /// @param drag is pulled to move the cell
    /// @param tips returns words with the keys of a command, named by its id, behind them
    MarginView(CellViewModel cell, Runnable run, Label drag, BinaryOperator<String> tips) {
        this.cell = cell;
        getStyleClass().add("cell-margin");
        setMinWidth(WIDTH);
        setMaxWidth(WIDTH);
        drag.setGraphic(Icons.of("drag-vertical"));
        drag.getStyleClass().add("drag");
        drag.hoverProperty().subscribe(_ -> Kit.tip(drag, tips.apply("Pull to move", "move-up")));
        tools = Kit.row(0, drag);
        if (cell.isCode()) {
            var play = Kit.iconButton("play", RUN, run, "small");
            play.setFocusTraversable(false);
            play.hoverProperty().subscribe((_, hovered) -> {
                var more = hoverWords.apply(hovered);
                Kit.tip(play, tips.apply(RUN, "run-cell") + (more.isEmpty() ? "" : "\n" + more));
            });
            tools.getChildren().addFirst(play);
        }
        tools.getStyleClass().add("cell-tools");
        number.setMinWidth(USE_PREF_SIZE);
        refresh();
    }

    /// Calls `listener` when the pointer comes over the run button or leaves it; what it returns is told in words.
    void onRunHover(Function<Boolean, String> listener) {
        hoverWords = listener;
    }

    /// Takes note of how high the cell is: a low one has room for the time or for what one can do, not for both.
    void fit(double height) {
        boolean now = height < ROOMY;
        if (now != isTight) {
            isTight = now;
            showTime();
        }
    }

    private void showTime() {
        boolean isShown = !time.getText().isEmpty() && !(isTight && tools.isVisible());
        time.setManaged(isShown);
        time.setVisible(isShown);
    }

    /// Shows or hides what one can do.
    void showTools(boolean shown) {
        tools.setVisible(shown);
        showTime();
    }

    /// Shows the state as it is.
    void refresh() {
        if (!cell.isCode()) {
            getChildren().setAll(tools);
            return;
        }
        var now = cell.stateProperty().get();
        var label = state;
        if (label == null || shown != now.mark()) {
            label = now.mark().label();
            label.getStyleClass().add("state");
            state = label;
            shown = now.mark();
            getChildren().setAll(Kit.row(0, label, Kit.spacer(), number), time, tools);
        }
        boolean roomy = now.mark().word().length() <= 7;
        number.setText(now.count() == null || !roomy ? "" : "[" + now.count() + "]");
        if (now.mark() == Mark.RUNNING) {
            tick();
        } else {
            time.setText(words(now));
        }
        var reason = now.reason().isEmpty() ? now.mark().word() : now.mark().word() + ": " + now.reason();
        Kit.tip(label, now.count() == null ? reason : reason + ", execution " + now.count());
        showTime();
    }

    /// Shows how long the running cell has been running.
    void tick() {
        if (shown == Mark.RUNNING) {
            time.setText(seconds(Duration.ofNanos(System.nanoTime() - cell.startedNanos())));
            showTime();
        }
    }

    private static String words(CellState state) {
        if (state.mark() == Mark.QUEUED || state.mark() == Mark.PAUSED) {
            return state.reason();
        }
        var elapsed = state.elapsed();
        if (elapsed == null) {
            return "";
        }
        return precise(elapsed);
    }

    /// Returns a time as the margin says it: `2 ms`, `1.84 s`, `12.4 s`, `3 min 5 s`.
    static String precise(Duration time) {
        long millis = time.toMillis();
        if (millis < 1000) {
            return millis + "\u00a0ms";
        }
        if (millis < 10_000) {
            return String.format(Locale.ROOT, "%.2f\u00a0s", millis / 1000.0);
        }
        return millis < 100_000 ? seconds(time) : Words.duration(time);
    }

    private static String seconds(Duration time) {
        long millis = time.toMillis();
        return millis < 100_000 ? String.format(Locale.ROOT, "%.1f\u00a0s", millis / 1000.0) : Words.duration(time);
    }
}
