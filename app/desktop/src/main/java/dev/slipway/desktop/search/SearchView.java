package dev.slipway.desktop.search;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.search.WorkspaceSearch.Found;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// The search through the workspace: what is looked for, and where it stands. UI thread only.
final class SearchView extends VBox {
    private final QueryField field;
    private final ListView<Found> list;
    private final Supplier<@Nullable Path> folder;

    SearchView(SearchViewModel search, ReplaceViewModel replace, Supplier<@Nullable Path> folder, Consumer<Found> go) {
        this.folder = folder;
        getStyleClass().add("search");
        field = new QueryField("Search files, cells and outputs", search::search);
        field.setPrefWidth(480);
        field.field().setOnAction(_ -> search.again());
        var words = Kit.text("", "t2", "muted");
        words.textProperty().bind(search.wordsProperty());
        var bar = Kit.row(12, field, words);
        bar.getStyleClass().add("tool-bar-40");
        list = new ListView<>(search.found());
        list.setFixedCellSize(28);
        list.getStyleClass().add("search-hits");
        list.setAccessibleText("Where it stands");
        list.setCellFactory(_ -> new Row(go));
        list.setPlaceholder(Kit.empty(
                "magnify",
                "Search the workspace",
                "Text files, and the cells and outputs of notebooks, as they stand in the window."));
        list.setOnKeyPressed(key -> {
            var chosen = list.getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.ENTER && chosen != null) {
                go.accept(chosen);
                key.consume();
            }
        });
        field.field().setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.DOWN && !list.getItems().isEmpty()) {
                list.requestFocus();
                list.getSelectionModel().select(0);
                key.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(bar, second(replace), list);
    }

    private static HBox second(ReplaceViewModel replace) {
        var by = new TextField();
        by.setPromptText("Replace with");
        by.setAccessibleText("Replace with");
        by.setPrefWidth(480);
        var field = Kit.row(8, Icons.sized("find-replace", 14), Kit.grow(by));
        field.getStyleClass().add("field");
        field.setPrefWidth(480);
        var all = Kit.button("", "Replace all", () -> replace.replaceAll(by.getText()), "small");
        all.setMinWidth(USE_PREF_SIZE);
        all.setTooltip(Kit.tooltip("In the cells and files found. Open notebooks have undo; files can be taken back."));
        by.setOnAction(_ -> all.fire());
        var back = Kit.button("undo", "Take back", replace::takeBack, "small");
        back.setMinWidth(USE_PREF_SIZE);
        back.visibleProperty().bind(replace.canTakeBackProperty());
        back.managedProperty().bind(replace.canTakeBackProperty());
        var words = Kit.text("", "t2", "muted");
        words.setMinWidth(0);
        words.textProperty().bind(replace.wordsProperty());
        var row = Kit.row(12, field, all, back, words);
        row.getStyleClass().add("tool-bar-40");
        return row;
    }

    void begin() {
        field.begin();
    }

    private final class Row extends ListCell<Found> {
        private final Label file = Kit.text("", "t2", "m5");
        private final Label place = Kit.text("", "t1", "muted");
        private final TextFlow line = new TextFlow();
        private final HBox row = Kit.row(8, Icons.sized("file-outline", 14), file, place, line);

        Row(Consumer<Found> go) {
            file.setMinWidth(200);
            file.setMaxWidth(200);
            file.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            place.setMinWidth(120);
            place.setMaxWidth(120);
            line.setMinWidth(0);
            line.setMaxHeight(18);
            line.getStyleClass().add("search-line");
            setPrefWidth(0);
            setOnMouseClicked(_ -> {
                if (getItem() != null) {
                    go.accept(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Found found, boolean empty) {
            super.updateItem(found, empty);
            if (empty || found == null) {
                setGraphic(null);
                return;
            }
            var root = folder.get();
            file.setText((root == null ? found.file() : root.relativize(found.file())).toString());
            place.setText(found.place());
            var text = found.text();
            int start = Math.clamp(found.start(), 0, text.length());
            int end = Math.min(text.length(), start + found.length());
            var hit = new Text(text.substring(start, end));
            hit.getStyleClass().add("hit");
            line.getChildren().setAll(new Text(text.substring(0, start)), hit, new Text(text.substring(end)));
            setGraphic(row);
        }
    }
}
