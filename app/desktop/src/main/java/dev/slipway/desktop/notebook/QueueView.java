package dev.slipway.desktop.notebook;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.desktop.kit.KeyWords;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Ring;
import dev.slipway.desktop.notebook.ExecutionViewModel.Task;
import dev.slipway.desktop.output.CellOutputs.Item;
import dev.slipway.desktop.output.Progress;
import dev.slipway.desktop.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What runs, for how long and how far it is, and what waits behind it; each can be stopped. UI thread only.
final class QueueView extends ScrollPane {
    private static final int MOST = 100;

    private final NotebookViewModel notebook;
    private final Consumer<CellViewModel> go;
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final VBox rows = new VBox();
    private final Label time = Kit.text("", "t1", "mono", "muted");
    private final ProgressBar bar = new ProgressBar();
    private final Label progress = Kit.text("", "t1", "muted");
    private final Timeline clock = new Timeline(new KeyFrame(javafx.util.Duration.millis(200), _ -> tick()));
    private @Nullable CellViewModel running;
    private List<Task> shown = List.of();

    /// @param go called with a cell to show
    QueueView(NotebookViewModel notebook, Consumer<CellViewModel> go) {
        this.notebook = notebook;
        this.go = go;
        getStyleClass().add("queue-pane");
        setFitToWidth(true);
        setFocusTraversable(false);
        setContent(rows);
        clock.setCycleCount(Animation.INDEFINITE);
        time.setMinWidth(USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        notebook.changesProperty().subscribe(_ -> refresh());
        notebook.execution().runningProperty().subscribe(_ -> refresh());
        refresh();
    }

    /// How many run and wait, in words; empty if nothing does.
    ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    private void refresh() {
        var now = notebook.execution().runningProperty().get();
        var queued = notebook.execution().queued();
        if (now == running && queued.equals(shown) && !rows.getChildren().isEmpty()) {
            return;
        }
        running = now;
        shown = queued;
        count.set(
                now == null && queued.isEmpty()
                        ? ""
                        : (now == null ? "0" : "1")
                                + (queued.isEmpty() ? "" : ", " + Words.count(queued.size()) + " wait"));
        rows.getChildren().setAll(now == null && queued.isEmpty() ? List.of(nothing()) : rows(now, queued));
        if (now == null) {
            clock.stop();
        } else {
            clock.play();
            tick();
        }
    }

    private static Node nothing() {
        return Kit.empty(
                "timer-sand",
                "Nothing runs",
                KeyWords.of("Shift+Enter")
                        + " runs the cell you are in. What runs and what waits behind it stands here.");
    }

    private List<Node> rows(@Nullable CellViewModel now, List<Task> queued) {
        var all = new ArrayList<Node>();
        if (now != null) {
            var stop = Kit.button("stop", "Stop", notebook.execution()::interrupt, "small");
            stop.setMinWidth(USE_PREF_SIZE);
            all.add(row(now, new Ring(14), words(now, -1), time, stop));
            var far = new VBox(4, progress, bar);
            far.getStyleClass().add("queue-progress");
            all.add(far);
        }
        for (int i = 0; i < Math.min(MOST, queued.size()); i++) {
            var task = queued.get(i);
            int place = i + 1;
            notebook.cell(task.cell()).ifPresent(cell -> {
                var number = Kit.text(String.valueOf(place), "t1", "mono", "subtle");
                number.setMinWidth(14);
                number.setAlignment(Pos.CENTER);
                var drop =
                        Kit.iconButton("close", "Take " + name(cell) + " out of the queue", () -> drop(task), "small");
                all.add(row(cell, number, words(cell, task.element()), Kit.text("", "t1"), drop));
            });
        }
        if (queued.size() > MOST) {
            all.add(Kit.text(Words.count(queued.size() - MOST) + " more wait", "t2", "muted", "queue-more"));
        }
        return all;
    }

    private void drop(Task task) {
        notebook.execution().drop(task);
    }

    private HBox row(CellViewModel cell, Node mark, String words, Label middle, Node action) {
        var text = Kit.text(words, "t2");
        text.setMinWidth(0);
        var row = Kit.row(8, mark, text, Kit.spacer(), middle, action);
        row.getStyleClass().add("queue-row");
        row.setFocusTraversable(true);
        row.setAccessibleText(words);
        row.setOnMouseClicked(_ -> go.accept(cell));
        row.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                go.accept(cell);
            }
        });
        return row;
    }

    private String name(CellViewModel cell) {
        return "cell " + (notebook.cells().indexOf(cell) + 1);
    }

    /// @param element of the cell's loop, -1 if that is not to be said
    private String words(CellViewModel cell, int element) {
        var first = cell.source()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .findFirst()
                .orElse("");
        var which = element > 0 ? ", element " + (element + 1) : "";
        return "Cell " + (notebook.cells().indexOf(cell) + 1) + which + "  " + Words.shorten(first, 60);
    }

    private void tick() {
        var now = running;
        if (now == null) {
            return;
        }
        time.setText(MarginView.precise(Duration.ofNanos(System.nanoTime() - now.startedNanos())));
        var far = progress(now);
        bar.setVisible(far.isPresent());
        bar.setManaged(far.isPresent());
        progress.setVisible(far.isPresent());
        progress.setManaged(far.isPresent());
        far.ifPresent(one -> {
            bar.setProgress(one.share());
            progress.setText(one.words());
        });
    }

    /// Returns what `cell` has said last of how far it is.
    private static Optional<Progress> progress(CellViewModel cell) {
        var items = cell.outputs().items();
        for (int i = items.size() - 1; i >= 0; i--) {
            if (items.get(i) instanceof Item.Whole(Output.Displayed displayed)) {
                var said = displayed.bundle().form(MimeBundle.PROGRESS).flatMap(Progress::read);
                if (said.isPresent()) {
                    return said;
                }
            }
        }
        return Optional.empty();
    }
}
