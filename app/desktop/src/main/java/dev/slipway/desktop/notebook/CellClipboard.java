package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Cell;
import java.util.List;

/// Cells that were cut or copied, for all notebooks of the window. UI thread only.
public final class CellClipboard {
    private List<Cell> cells = List.of();

    /// Returns the cells put in last.
    public List<Cell> cells() {
        return cells;
    }

    public void put(List<Cell> copied) {
        cells = List.copyOf(copied);
    }

    /// Returns the cells put in last as other programs see them.
    public String text() {
        return String.join("\n\n", cells.stream().map(Cell::source).toList());
    }
}
