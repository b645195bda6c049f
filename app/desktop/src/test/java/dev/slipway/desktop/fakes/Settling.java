package dev.slipway.desktop.fakes;

import dev.slipway.desktop.kit.InTurn;
import dev.slipway.desktop.kit.RowList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListCell;

/// Brings nodes to how they look a few frames later.
final class Settling {
    private Settling() {}

    static void of(Parent root) {
        for (int i = 0; i < 3; i++) { // a list makes its rows in one pass and lays them out in the next
            finish(root);
            root.applyCss();
            root.layout();
            fill(root);
        }
    }

    /// Shows the parts of screens that wait for a later frame.
    private static void finish(Node node) {
        InTurn.finish(node);
        if (node instanceof Parent parent) {
            List.copyOf(parent.getChildrenUnmodifiable()).forEach(Settling::finish);
        }
    }

    /// Fills the rows of tables that wait for a later frame.
    private static void fill(Parent root) {
        for (var cell : root.lookupAll(".list-cell")) {
            if (cell instanceof ListCell<?> row && !row.isEmpty() && row.getGraphic() == null) {
                for (var above = cell.getParent(); above != null; above = above.getParent()) {
                    if (above instanceof RowList<?> rows) {
                        rows.refill();
                    }
                }
            }
        }
    }
}
