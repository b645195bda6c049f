package dev.slipway.desktop.run;

import dev.slipway.desktop.kit.Column;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.desktop.kit.RowList;
import dev.slipway.desktop.kit.Segments;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The tasks of one step as a table. UI thread only.
final class TasksView extends VBox {
    private static final double BAR = 120;

    private final RunPageViewModel page;
    private final TaskListViewModel model;
    private final RowList<TaskRow> rows;
    private final Label count = Kit.text("", "t1", "subtle");
    private final Label seen = Kit.text("", "t1", "subtle");
    private final TextField search = new TextField();
    private List<String> shape = List.of();
    private boolean isFollowing;
    private long longest;

    TasksView(RunPageViewModel page) {
        this.page = page;
        model = page.tasks();
        rows = new RowList<>(model.rows(), 24, "Tasks");
        rows.getStyleClass().add("tasks");
        rows.onSort(model::sortBy);
        getChildren().add(rows);
        VBox.setVgrow(rows, Priority.ALWAYS);
        model.orderProperty().subscribe(order -> rows.sorted(order.column(), order.ascending()));
        model.variablesProperty().subscribe(_ -> columns());
        model.stepProperty().subscribe(_ -> columns());
        model.metricsProperty().subscribe(_ -> {
            columns();
            rows.refill();
        });
        rows.scrolling(column -> column.id().matches("state|index|\\d+"));
        seen.textProperty().bind(rows.seen());
        model.chosenProperty().subscribe(_ -> follow());
        page.snapshotProperty().subscribe(_ -> {
            count();
            scale();
        });
        model.rows().subscribe(this::count);
        rows.list().getSelectionModel().selectedItemProperty().subscribe(task -> {
            if (task != null && !isFollowing) {
                model.chooseTask(task.index());
            }
        });
    }

    /// Returns what stands in the section's head: step, states, search.
    HBox tools() {
        var step = new MenuButton("");
        step.setMnemonicParsing(false);
        step.getStyleClass().addAll("small", "chip-menu");
        step.textProperty().bind(model.stepProperty().map(name -> "step is " + Words.shorten(name, 32)));
        step.setOnShowing(_ -> offer(step));
        search.setPromptText("Item, index or name:value");
        search.setAccessibleText("Filter the tasks by item, index, state, or by a variable or artifact as name:value");
        search.textProperty().bindBidirectional(model.textProperty());
        var field = Kit.row(6, Icons.sized("magnify", 14), Kit.grow(search));
        field.getStyleClass().addAll("field", "small");
        field.setPrefWidth(200);
        return Kit.row(
                8,
                step,
                Segments.of(
                        List.of(TaskListViewModel.Show.values()), TaskListViewModel.Show::words, model.shownProperty()),
                field,
                count,
                seen);
    }

    /// Shows columns further at the right or left.
    void slide(int by) {
        rows.slide(by);
    }

    /// Puts the caret into the search.
    void enterSearch() {
        search.requestFocus();
    }

    /// Puts the focus on the list.
    void enterList() {
        rows.list().requestFocus();
    }

    private void offer(MenuButton menu) {
        menu.getItems().clear();
        var snapshot = page.snapshotProperty().get();
        if (snapshot != null) {
            for (var step : snapshot.run().steps()) {
                var item = new MenuItem(Words.shorten(step.name(), 60) + "  "
                        + Words.count(step.counts().total(), "task"));
                item.setMnemonicParsing(false);
                item.setOnAction(_ -> model.choose(step.name()));
                menu.getItems().add(item);
            }
        }
    }

    private void count() {
        int shown = model.rows().size();
        int total = model.total();
        var words = shown == total ? Words.count(total) : Words.count(shown) + " of " + Words.count(total);
        count.setText(model.isWhole() ? words : words + " so far");
    }

    /// Draws the bars anew where they are measured by another task.
    private void scale() {
        if (longest != model.longestMillis()) {
            longest = model.longestMillis();
            rows.refill();
        }
    }

    private void follow() {
        int at = model.position();
        isFollowing = true;
        if (at < 0) {
            rows.list().getSelectionModel().clearSelection();
        } else if (rows.list().getSelectionModel().getSelectedIndex() != at) {
            rows.reveal(at);
        }
        isFollowing = false;
    }

    private void columns() {
        var shown = new ArrayList<Column<TaskRow>>();
        shown.add(Column.shown("state", "state", 120, TaskListViewModel::mark, Mark::cell));
        shown.add(Column.figures("index", "index", 72, task -> Words.count(task.index())));
        var variables = model.variablesProperty().get();
        for (int i = 0; i < variables.size(); i++) {
            int place = i;
            shown.add(Column.<TaskRow>words(
                            String.valueOf(i), variables.get(i), 120, task -> TaskListViewModel.value(task, place))
                    .growing());
        }
        if (variables.isEmpty()) {
            shown.add(Column.<TaskRow>words("0", "item", 160, TaskRow::item).growing());
        }
        shown.add(Column.figures("time", "time", 92, TasksView::time));
        shown.add(new Column<TaskRow>(
                "",
                "",
                new Column.Room(BAR + 24, 0, false, 2),
                BarCell::new,
                (cell, task) -> ((BarCell) cell).fill(task, model.longestMillis())));
        shown.addAll(metrics());
        shown.add(Column.<TaskRow>figures("attempts", "attempts", 76, task -> Words.count(task.attempts()))
                .rank(1));
        shown.add(
                Column.<TaskRow>figures("", "worker", 68, task -> Objects.toString(task.worker(), Words.NONE), "muted")
                        .rank(3));
        var titles = shown.stream()
                .map(column -> column.id() + ' ' + column.title() + ' ' + column.room())
                .toList();
        if (!titles.equals(shape)) {
            shape = titles;
            rows.columns(shown);
        }
    }

    private List<Column<TaskRow>> metrics() {
        var shown = new ArrayList<Column<TaskRow>>();
        for (var name : model.metricsProperty().get().keySet()) {
            shown.add(Column.figures(
                    TaskListViewModel.METRIC + name,
                    name,
                    Math.clamp(28 + 6.5 * name.length(), 76, 132),
                    task -> metric(task, name)));
        }
        return shown;
    }

    private String metric(TaskRow task, String name) {
        var value = model.metricsProperty().get().getOrDefault(name, Map.of()).get(task.index());
        return value == null ? Words.NONE : Words.value(value);
    }

    private static String time(TaskRow task) {
        return task.status() == RunStatus.REUSED
                        || task.times().ended() == null
                        || task.times().started() == null
                ? Words.NONE
                : Words.duration(Duration.ofMillis(TaskListViewModel.millis(task)));
    }

    /// How long a task took beside the longest one; nothing for one that was reused.
    private static final class BarCell extends StackPane {
        private final Region bar = new Region();
        private String style = "";

        BarCell() {
            bar.getStyleClass().add("share");
            setAlignment(Pos.CENTER_LEFT);
            getChildren().add(bar);
        }

        void fill(TaskRow task, long longest) {
            boolean isShown = task.status() != RunStatus.REUSED && longest > 0;
            bar.setVisible(isShown);
            var kind = task.status() == RunStatus.FAILED ? "bad" : "over";
            if (!kind.equals(style)) {
                bar.getStyleClass().remove(style);
                bar.getStyleClass().add(kind);
                style = kind;
            }
            double share = (double) TaskListViewModel.millis(task) / Math.max(1, longest);
            double width = share <= 0 ? 0 : Math.max(2, BAR * share);
            bar.setMinSize(width, 4);
            bar.setMaxSize(width, 4);
        }
    }
}
