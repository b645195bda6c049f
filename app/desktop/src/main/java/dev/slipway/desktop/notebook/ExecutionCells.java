package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.directive.SourceCell;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What executions need of the notebook. UI thread only.
interface ExecutionCells {
    /// Tells whether cells may run at all.
    boolean mayRun();

    /// Returns the cell; empty if it is deleted.
    Optional<CellViewModel> cell(CellId id);

    /// Returns the cell, also one that is deleted and that undo may bring back; empty if there never was one.
    Optional<CellViewModel> known(CellId id);

    /// Returns the cell as it is sent.
    SourceCell source(CellId id);

    /// Returns every cell there is or was.
    Iterable<CellViewModel> all();

    /// Is called when states may have changed.
    void changed();

    /// Is called when a cell has ended; its outputs are to be kept in the document.
    void ended(CellViewModel cell, @Nullable Integer count);

    /// Is called when a cell that does not run shows something else; that is to be kept too.
    void updated(CellViewModel cell);
}
