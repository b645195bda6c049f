package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.directive.SourceCell;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What executions see of a notebook. UI thread only.
record NotebookCells(NotebookViewModel notebook) implements ExecutionCells {
    @Override
    public boolean mayRun() {
        return !notebook.isReadOnly();
    }

    @Override
    public Optional<CellViewModel> cell(CellId id) {
        return notebook.cell(id);
    }

    @Override
    public Optional<CellViewModel> known(CellId id) {
        return Optional.ofNullable(notebook.known().get(id));
    }

    @Override
    public SourceCell source(CellId id) {
        return notebook.sources().get(notebook.documentProperty().get().indexOf(id));
    }

    @Override
    public Iterable<CellViewModel> all() {
        return notebook.known().values();
    }

    @Override
    public void changed() {
        notebook.refreshStates();
    }

    @Override
    public void ended(CellViewModel cell, @Nullable Integer count) {
        notebook.keeping().keep(cell, count);
    }

    @Override
    public void updated(CellViewModel cell) {
        notebook.keeping().renew(cell);
    }
}
