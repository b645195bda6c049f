package dev.slipway.desktop.output;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.Node;

/// A Markdown table whose cells hold more than words: formulas, links, code. Wide ones scroll sideways. UI thread only.
final class RichTable extends ScrollPane {
    private static final double WIDEST_COLUMN = 420;

    private final Links links;
    private final GridPane grid = new GridPane();

    RichTable(TableBlock table, Links links) {
        this.links = links;
        getStyleClass().add("rich-table");
        grid.getStyleClass().add("grid");
        grid.setMaxWidth(USE_PREF_SIZE);
        int row = 0;
        for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (var line = part.getFirstChild(); line != null; line = line.getNext()) {
                fill(line, row++, part instanceof TableHead);
            }
        }
        setContent(grid);
        setVbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        setMinHeight(USE_PREF_SIZE);
    }

    private void fill(Node line, int row, boolean isHead) {
        int column = 0;
        for (var cell : MarkdownTables.cells(line)) {
            if (isHead) {
                var width = new ColumnConstraints();
                width.setHgrow(Priority.NEVER);
                grid.getColumnConstraints().add(width);
            }
            grid.add(cell(cell, column, isHead), column++, row);
        }
    }

    private StackPane cell(TableCell cell, int column, boolean isHead) {
        var text = new TextFlow();
        text.getStyleClass().addAll("md-text", isHead ? "head" : "body");
        text.setTextAlignment(alignment(cell));
        text.setMaxWidth(WIDEST_COLUMN);
        new MarkdownInline(links, text, MathView.TEXT_SIZE - 1).all(cell);
        Selecting.byDragging(text);
        var box = new StackPane(text);
        box.getStyleClass().addAll("rich-cell", isHead ? "grid-head" : "grid-row");
        if (column > 0) {
            box.getStyleClass().add("ruled");
        }
        GridPane.setValignment(box, VPos.CENTER);
        GridPane.setHalignment(box, HPos.LEFT);
        return box;
    }

    private static TextAlignment alignment(TableCell cell) {
        return switch (cell.getAlignment()) {
            case RIGHT -> TextAlignment.RIGHT;
            case CENTER -> TextAlignment.CENTER;
            case LEFT -> TextAlignment.LEFT;
            case null -> TextAlignment.LEFT;
        };
    }
}
