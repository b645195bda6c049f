package dev.slipway.desktop.run;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.route.Dialogs;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.LogLine;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
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
    private static final PseudoClass HIT = PseudoClass.getPseudoClass("hit");
    private static final double LINE = 16;

    private final TaskViewModel model;
    private final DateTimeFormatter clock;
    private final ListView<LogLine> list;
    private final TextField search = new TextField();
    private final Label hits = Kit.text("", "t1", "subtle");

    LogView(TaskViewModel model, Dialogs dialogs, ZoneId zone) {
        this.model = model;
        clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(zone);
        list = new ListView<>(model.lines());
        list.getStyleClass().addAll("row-list", "log");
        list.setFixedCellSize(LINE);
        list.setAccessibleText("Log of the task");
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(Kit.text("Nothing was printed", "t2", "subtle"));
        search.setPromptText("Search log");
        search.setAccessibleText("Search the log");
        search.textProperty().bindBidirectional(model.searchProperty());
        search.setOnAction(_ -> go(model.next(selected())));
        search.textProperty().subscribe(_ -> {
            long count = model.hits();
            hits.setText(search.getText().isBlank() ? "" : Words.count(count));
            list.refresh();
        });
        var cut = Kit.text("", "t1", "warning-text");
        cut.getStyleClass().add("drawer-row");
        model.detailProperty().subscribe(_ -> {
            cut.setText("The first " + Words.count(TaskViewModel.MOST_LINES) + " lines; save the log to have all.");
            cut.setVisible(!model.isWhole());
            cut.setManaged(!model.isWhole());
        });
        var body = new StackPane(list);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(tools(dialogs), cut, body);
    }

    private HBox tools(Dialogs dialogs) {
        var field = Kit.row(6, Icons.sized("magnify", 14), Kit.grow(search), hits);
        field.getStyleClass().addAll("field", "small");
        HBox.setHgrow(field, Priority.ALWAYS);
        Runnable save =
                () -> dialogs.save(model.step() + "-" + model.index() + ".log").ifPresent(model::saveLog);
        var tools = Kit.row(
                4,
                field,
                Kit.button("arrow-down", "Next error", () -> go(model.nextError(selected())), "small", "flat"),
                Kit.iconButton("content-copy", "Copy the log", () -> dialogs.copy(model.text()), "small"),
                Kit.iconButton("download-outline", "Save the log", save, "small"));
        tools.getStyleClass().add("drawer-row");
        return tools;
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

    private final class Cell extends ListCell<LogLine> {
        private final Label time = Kit.text("", "subtle");
        private final Label text = Kit.text("");
        private final HBox box = Kit.row(0, time, text);

        Cell() {
            time.setMinWidth(72);
            text.setMinWidth(0);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable LogLine line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                pseudoClassStateChanged(WRONG, false);
                pseudoClassStateChanged(HIT, false);
                setGraphic(null);
                return;
            }
            var wanted = model.searchProperty().get().toLowerCase(Locale.ROOT);
            pseudoClassStateChanged(WRONG, TaskViewModel.isError(line));
            pseudoClassStateChanged(
                    HIT,
                    !wanted.isBlank() && line.text().toLowerCase(Locale.ROOT).contains(wanted));
            boolean isContinued = getIndex() > 0
                    && getIndex() <= model.lines().size()
                    && clock.format(model.lines().get(getIndex() - 1).time()).equals(clock.format(line.time()))
                    && Character.isWhitespace(
                            line.text().isEmpty() ? 'x' : line.text().charAt(0));
            time.setText(isContinued ? "" : clock.format(line.time()));
            text.setText(readable(line.text()));
            setGraphic(box);
        }
    }
}
