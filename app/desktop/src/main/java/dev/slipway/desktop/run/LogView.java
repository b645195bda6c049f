package dev.slipway.desktop.run;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Segments;
import dev.slipway.desktop.route.Dialogs;
import dev.slipway.desktop.run.TaskLog.Line;
import dev.slipway.desktop.words.Words;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The log of a task: searched, copied, saved. UI thread only.
final class LogView extends VBox {
    private static final int LONGEST = 2_000;
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass MINDED = PseudoClass.getPseudoClass("minded");
    private static final PseudoClass HIT = PseudoClass.getPseudoClass("hit");
    private static final double LINE = 16;

    private final TaskLog model;
    private final TaskViewModel task;
    private final DateTimeFormatter clock;
    private final ListView<Line> list;
    private final TextField search = new TextField();
    private final Label hits = Kit.text("", "t1", "subtle");

    LogView(TaskViewModel task, Dialogs dialogs, ZoneId zone) {
        this.task = task;
        model = task.log();
        clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(zone);
        list = new ListView<>(model.lines());
        list.getStyleClass().addAll("row-list", "log");
        list.setFixedCellSize(LINE);
        list.setAccessibleText("Log of the task");
        list.setCellFactory(_ -> new Cell());
        hear(dialogs);
        search.setPromptText("Search log");
        search.setAccessibleText("Search the log");
        search.textProperty().bindBidirectional(model.searchProperty());
        search.setOnAction(_ -> go(model.next(selected())));
        search.textProperty().subscribe(_ -> list.refresh());
        Runnable count = () -> hits.setText(search.getText().isBlank() ? "" : Words.count(model.hits()));
        search.textProperty().subscribe(count);
        model.lines().subscribe(count);
        var cut = Kit.text("", "t1", "warning-text");
        cut.getStyleClass().add("drawer-row");
        task.detailProperty().subscribe(_ -> {
            cut.setText("The first " + Words.count(TaskViewModel.MOST_LINES) + " lines; save the log to have all.");
            cut.setVisible(!task.isWhole());
            cut.setManaged(!task.isWhole());
        });
        var body = new StackPane(list);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(tools(dialogs), levels(), cut, body);
    }

    private void hear(Dialogs dialogs) {
        var none = Kit.text("", "t2", "subtle");
        none.textProperty()
                .bind(model.showProperty()
                        .map(show -> show == TaskLog.Show.ALL ? "Nothing was printed" : "No line of this level"));
        list.setPlaceholder(none);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setOnKeyPressed(key -> {
            if (key.isShortcutDown() && key.getCode() == KeyCode.C) {
                dialogs.copy(TaskLog.text(list.getSelectionModel().getSelectedItems()));
                key.consume();
            }
        });
    }

    /// Returns which levels are shown, and how much there is of each.
    private HBox levels() {
        var counts = Kit.text("", "t1", "subtle");
        Runnable count = () -> {
            long errors = model.count(TaskLog.Level.ERROR);
            long warnings = model.count(TaskLog.Level.WARNING);
            counts.setText(Words.count(errors, "error") + ", " + Words.count(warnings, "warning"));
        };
        task.detailProperty().subscribe(_ -> count.run());
        counts.setMinWidth(0);
        var row = Kit.row(
                8, Segments.of(List.of(TaskLog.Show.values()), TaskLog.Show::words, model.showProperty()), counts);
        row.getStyleClass().add("drawer-row");
        return row;
    }

    /// Goes to the next error.
    void nextError() {
        go(model.nextError(selected()));
    }

    private HBox tools(Dialogs dialogs) {
        var field = Kit.row(6, Icons.sized("magnify", 14), Kit.grow(search), hits);
        field.getStyleClass().addAll("field", "small");
        HBox.setHgrow(field, Priority.ALWAYS);
        Runnable save = () -> dialogs.save(fileName()).ifPresent(task::saveLog);
        var tools = Kit.row(
                4,
                field,
                Kit.button("arrow-down", "Next error", this::nextError, "small", "flat"),
                Kit.iconButton(
                        "content-copy", "Copy the lines that are shown", () -> dialogs.copy(model.text()), "small"),
                Kit.iconButton("download-outline", "Save the log", save, "small"));
        tools.getStyleClass().add("drawer-row");
        return tools;
    }

    private String fileName() {
        var attempt = task.attempt() == 0 ? "" : "-attempt-" + task.attempt();
        return task.step() + "-" + task.index() + attempt + ".log";
    }

    private int selected() {
        return list.getSelectionModel().getSelectedIndex();
    }

    private void go(int line) {
        if (line >= 0) {
            list.getSelectionModel().clearAndSelect(line);
            list.scrollTo(Math.max(0, line - 4));
        }
    }

    /// Returns a line as it can be shown: without colours of a terminal, what is no text as a dot.
    static String readable(String line) {
        var plain = COLOURS.matcher(line.replace("\t", "    ")).replaceAll("");
        var cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
        return CONTROL.matcher(cut).replaceAll("·");
    }

    private String stamp(Line line) {
        return clock.format(line.line().time());
    }

    private final class Cell extends ListCell<Line> {
        private final Label time = Kit.text("", "subtle");
        private final Label text = Kit.text("");
        private final HBox box = Kit.row(0, time, text);

        Cell() {
            time.setMinWidth(72);
            text.setMinWidth(0);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                pseudoClassStateChanged(WRONG, false);
                pseudoClassStateChanged(MINDED, false);
                pseudoClassStateChanged(HIT, false);
                setGraphic(null);
                return;
            }
            pseudoClassStateChanged(WRONG, line.level() == TaskLog.Level.ERROR);
            pseudoClassStateChanged(MINDED, line.level() == TaskLog.Level.WARNING);
            pseudoClassStateChanged(HIT, model.isHit(line));
            boolean isContinued = getIndex() > 0
                    && getIndex() <= model.lines().size()
                    && line.isContinued()
                    && stamp(model.lines().get(getIndex() - 1)).equals(stamp(line));
            time.setText(isContinued ? "" : stamp(line));
            text.setText(readable(line.text()));
            setGraphic(box);
        }
    }
}
