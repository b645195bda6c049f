package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Edit;
import dev.slipway.kernel.file.DisabledCells;
import java.util.List;

/// Leaves cells out when many run at once, in `exec` and in flows (`DisabledCells`). It is kept in the cell's metadata
/// as `{"slipway": {"disabled": true}}`.
final class Disabling {
    private static final String OURS = "slipway";
    private static final String DISABLED = "disabled";

    private Disabling() {}

    /// Tells whether a cell with `metadata` is left out.
    static boolean isIn(String metadata) {
        return DisabledCells.isIn(metadata);
    }

    private static java.util.Map<String, String> ours(String metadata) {
        return CellFolds.members(CellFolds.members(metadata).getOrDefault(OURS, "{}"));
    }

    private static String in(String metadata, boolean disabled) {
        var all = CellFolds.members(metadata);
        var ours = ours(metadata);
        if (disabled) {
            ours.put(DISABLED, "true");
        } else {
            ours.remove(DISABLED);
        }
        all.remove(OURS);
        if (!ours.isEmpty()) {
            all.put(OURS, CellFolds.text(ours));
        }
        return CellFolds.text(all);
    }

    /// Returns what enables `cell`.
    static Edit enabling(CellViewModel cell) {
        return new Edit.SetMetadata(cell.id(), in(cell.cellProperty().get().metadata(), false));
    }

    /// Disables the selected code cells, or enables them if the current one is disabled; one step of undo.
    static void toggle(NotebookViewModel notebook) {
        boolean disabled = !notebook.current().isDisabled();
        List<Edit> edits = notebook.selected().stream()
                .filter(CellViewModel::isCode)
                .filter(cell -> cell.isDisabled() != disabled)
                .<Edit>map(cell -> new Edit.SetMetadata(
                        cell.id(), in(cell.cellProperty().get().metadata(), disabled)))
                .toList();
        if (!edits.isEmpty()) {
            notebook.apply(new Edit.Together(edits), notebook.current().id());
        }
    }
}
