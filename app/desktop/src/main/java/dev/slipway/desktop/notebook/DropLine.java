package dev.slipway.desktop.notebook;

import javafx.scene.layout.Region;

/// The line that shows where a pulled cell would go. UI thread only.
final class DropLine extends Region {
    private final CellColumn<CellViewModel> column;
    private final NotebookViewModel notebook;
    private final CellCommands edits;

    DropLine(CellColumn<CellViewModel> column, NotebookViewModel notebook, CellCommands edits) {
        this.column = column;
        this.notebook = notebook;
        this.edits = edits;
        getStyleClass().add("drop-line");
        setManaged(false);
        setVisible(false);
        setMouseTransparent(true);
    }

    /// Follows the pointer at `sceneY`; moves the cell when it is let go.
    void drag(CellViewModel cell, double sceneY, boolean dropped) {
        double y = column.sceneToLocal(0, sceneY).getY();
        if (y < 24) {
            column.scrollBy(-12);
        } else if (y > column.getHeight() - 24) {
            column.scrollBy(12);
        }
        int gap = gap(y);
        setVisible(!dropped);
        double at = gap < notebook.sections().shown().size()
                ? column.top(notebook.sections().shown().get(gap))
                : Math.min(
                        column.getHeight(),
                        column.top(notebook.sections().shown().getLast()) + 40);
        resizeRelocate(MarginView.WIDTH, at - 5, Math.max(0, column.getWidth() - MarginView.WIDTH - 16), 2);
        if (dropped) {
            edits.moveTo(cell, gap);
        }
    }

    private int gap(double y) {
        int gap = 0;
        while (gap < notebook.sections().shown().size() && middle(gap) < y) {
            gap++;
        }
        return gap;
    }

    private double middle(int index) {
        double top = column.top(notebook.sections().shown().get(index));
        double next = index + 1 < notebook.sections().shown().size()
                ? column.top(notebook.sections().shown().get(index + 1))
                : top + 60;
        return (top + next) / 2;
    }
}
