package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellKind;
import dev.slipway.desktop.kit.Kit;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The gap below a cell: under the pointer a hairline with ways to put a cell there. Nothing moves. UI thread only.
final class InsertPoint extends StackPane {
    InsertPoint(CellHost host, CellViewModel above) {
        getStyleClass().add("insert-point");
        var line = new Region();
        line.getStyleClass().add("line");
        line.setMinHeight(1);
        line.setMaxHeight(1);
        var ways =
                new HBox(4, way(host, above, CellKind.CODE, "Java"), way(host, above, CellKind.MARKDOWN, "Markdown"));
        ways.setAlignment(Pos.CENTER);
        ways.setMaxWidth(USE_PREF_SIZE);
        getChildren().addAll(line, ways);
        line.visibleProperty().bind(hoverProperty());
        ways.visibleProperty().bind(hoverProperty());
        hoverProperty().subscribe(hover -> {
            if (getParent() != null) {
                getParent().setViewOrder(hover ? -1 : 0);
            }
        });
    }

    private static Region way(CellHost host, CellViewModel above, CellKind kind, String words) {
        var way = Kit.button(
                "plus",
                words,
                () -> {
                    host.edits().insert(host.notebook().cells().indexOf(above) + 1, kind, "");
                    host.edit(host.notebook().current(), 0);
                },
                "small",
                "insert-way");
        way.setFocusTraversable(false);
        return way;
    }
}
