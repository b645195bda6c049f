package dev.slipway.desktop.compare;

import dev.slipway.desktop.compare.DiffRow.Half;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Segments;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.compare.CodeDiff.Piece;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The code of two runs, the cells that changed beneath each other. UI thread only.
final class DiffView extends VBox {
    private static final double LINE = 20;

    private final WhyViewModel model;
    private final ObservableList<DiffRow> rows = FXCollections.observableArrayList();
    private final ListView<DiffRow> list = new ListView<>(rows);
    private final Label count = Kit.text("", "t2", "subtle");

    DiffView(WhyViewModel model) {
        this.model = model;
        list.getStyleClass().addAll("row-list", "diff");
        list.setFixedCellSize(LINE);
        list.setAccessibleText("Code of both runs");
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(Kit.text("The code is the same in both", "t2", "subtle"));
        VBox.setVgrow(list, Priority.ALWAYS);
        var head = Kit.row(
                8,
                Kit.text("Code", "b", "t2"),
                count,
                Kit.spacer(),
                Segments.of(
                        List.of(true, false),
                        two -> two ? "Side by side" : "In line",
                        model.sideBySideProperty().asObject()));
        head.getStyleClass().add("section");
        getChildren().addAll(head, list);
        setMinSize(0, 0);
        model.stateProperty().subscribe(_ -> show());
        model.sideBySideProperty().subscribe(_ -> show());
    }

    /// Brings the next change into view.
    void next() {
        int from = Math.max(-1, list.getSelectionModel().getSelectedIndex());
        for (int i = 1; i <= rows.size(); i++) {
            int at = (from + i) % rows.size();
            if (rows.get(at) instanceof DiffRow.Cell) {
                list.getSelectionModel().clearAndSelect(at);
                list.scrollTo(at);
                return;
            }
        }
    }

    private void show() {
        rows.setAll(model.code());
        var answer = model.stateProperty().get().answer();
        count.setText(
                answer == null
                        ? ""
                        : answer.code().changed() + " of "
                                + Words.count(answer.code().cells().size(), "cell") + " changed");
    }

    private Node node(DiffRow row) {
        return switch (row) {
            case DiffRow.Cell cell -> {
                var box = Kit.row(8, Kit.text(cell.title(), "m5"), Kit.text(cell.change(), "subtle"));
                box.getStyleClass().add("diff-head");
                yield box;
            }
            case DiffRow.Gap gap -> {
                var box = Kit.row(8, Kit.text(Words.count(gap.lines(), "equal line"), "t1", "subtle"));
                box.getStyleClass().add("diff-head");
                yield box;
            }
            case DiffRow.Text text
            when model.sideBySideProperty().get() ->
                new HBox(half(text, text.left(), "removed", "-", false), half(text, text.right(), "added", "+", true));
            case DiffRow.Text text ->
                text.right() == null
                        ? half(text, text.left(), "removed", "-", false)
                        : half(
                                text,
                                text.right(),
                                text.left() == null ? "added" : "kept",
                                text.left() == null ? "+" : "",
                                false);
        };
    }

    private Node half(DiffRow.Text text, @Nullable Half half, String style, String sign, boolean isRight) {
        var box = new HBox();
        box.getStyleClass().add("half");
        if (isRight) {
            box.getStyleClass().add("right");
        }
        box.setMinWidth(0);
        box.setPrefWidth(list.getWidth() / (model.sideBySideProperty().get() ? 2 : 1) - 6);
        box.setMinHeight(LINE);
        HBox.setHgrow(box, Priority.ALWAYS);
        if (half == null) {
            box.getStyleClass().add("nothing");
            return box;
        }
        if (half.changed()) {
            box.getStyleClass().add(style);
        }
        box.getChildren()
                .addAll(
                        Kit.text(String.valueOf(half.number()), "number"),
                        Kit.text(half.changed() ? sign : "", "sign"));
        for (var piece : half.pieces()) {
            box.getChildren().add(piece(piece, half.changed() && text.left() != null && text.right() != null));
        }
        return box;
    }

    private static Label piece(Piece piece, boolean isChanged) {
        var label = Kit.text(piece.text().replace("\t", "    "), "piece");
        if (piece.differs() && isChanged) {
            label.getStyleClass().add("differs");
        }
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private final class Cell extends ListCell<DiffRow> {
        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable DiffRow row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().remove("banner");
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            if (row instanceof DiffRow.Cell) {
                getStyleClass().add("banner");
            }
            setGraphic(node(row));
        }
    }
}
