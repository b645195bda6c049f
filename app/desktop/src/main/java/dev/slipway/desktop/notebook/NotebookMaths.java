package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.markdown.Definitions;
import dev.slipway.kernel.markdown.Equations;
import java.util.List;

/// What the formulas of a notebook have in common: its own commands and the numbers of its equations. UI thread only.
final class NotebookMaths {
    private final NotebookViewModel notebook;
    private List<String> prose = List.of();
    private Definitions definitions = Definitions.NONE;
    private Equations equations = Equations.NONE;

    NotebookMaths(NotebookViewModel notebook) {
        this.notebook = notebook;
    }

    Definitions definitions() {
        read();
        return definitions;
    }

    /// Returns the numbers; a cell's place among their texts is that among all cells.
    Equations equations() {
        read();
        return equations;
    }

    private void read() {
        var now = notebook.cells().stream()
                .map(cell -> cell.kind() == CellKind.MARKDOWN ? cell.source() : "")
                .toList();
        if (!now.equals(prose)) {
            prose = now;
            definitions = Definitions.in(now);
            equations = Equations.of(now);
        }
    }
}
