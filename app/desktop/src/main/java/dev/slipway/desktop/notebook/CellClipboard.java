package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.desktop.debug.Breakpoint;
import java.util.List;
import java.util.Map;

/// Cells that were cut or copied, for all notebooks of the window, with their breakpoints. UI thread only.
public final class CellClipboard {
    private List<Cell> cells = List.of();
    private Map<CellId, List<Breakpoint>> breakpoints = Map.of();

    /// Returns the cells put in last.
    public List<Cell> cells() {
        return cells;
    }

    /// Returns the breakpoints that the cell `id` had when it was put in.
    public List<Breakpoint> breakpoints(CellId id) {
        return breakpoints.getOrDefault(id, List.of());
    }

    /// @param marks the breakpoints of those cells that have some
    public void put(List<Cell> copied, Map<CellId, List<Breakpoint>> marks) {
        cells = List.copyOf(copied);
        breakpoints = Map.copyOf(marks);
    }

    /// Returns the cells put in last as other programs see them.
    public String text() {
        return String.join("\n\n", cells.stream().map(Cell::source).toList());
    }
}
