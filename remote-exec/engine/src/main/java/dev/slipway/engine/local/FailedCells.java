package dev.slipway.engine.local;

import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.run.RunRequest;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import dev.slipway.worker.protocol.Report.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Names the cell a task failed in, where the worker could not. One thread at a time.
final class FailedCells {
    private final RunRequest.Source source;
    private @Nullable List<String> ids;

    /// @param source holds the notebook as it was recorded
    FailedCells(RunRequest.Source source) {
        this.source = source;
    }

    /// Returns `failure` with its cell: a worker knows the ids of the step's own cells only, so a cell of the library
    /// is looked up by its position.
    ///
    /// @param place where the worker says it failed, null if it does not say
    Failures.Failure named(Failures.Failure failure, @Nullable Place place) {
        boolean isNamed = failure.cell() != null && !failure.cell().isEmpty();
        return isNamed || place == null ? failure : at(failure, idAt(place.cellIndex()));
    }

    /// Returns `failure`, of which nothing but the step is known, with the step's cell if it has only one.
    static Failures.Failure within(Plan.Step step, Failures.Failure failure) {
        return step.cells().size() == 1 ? at(failure, step.cells().getFirst().value()) : failure;
    }

    private static Failures.Failure at(Failures.Failure failure, @Nullable String cell) {
        return new Failures.Failure(failure.type(), failure.message(), cell, failure.line(), failure.traceback());
    }

    private @Nullable String idAt(int index) {
        var known = ids;
        if (known == null) {
            known = read();
            ids = known;
        }
        return index >= 0 && index < known.size() ? known.get(index) : null;
    }

    private List<String> read() {
        boolean isNotebook = NotebookFiles.format(source.notebook()).isPresent()
                && !source.notebookText().isEmpty();
        return isNotebook
                        && NotebookFiles.read(source.notebook(), source.notebookText())
                                instanceof Opened.Notebook notebook
                ? notebook.document().cells().stream()
                        .map(cell -> cell.id().value())
                        .toList()
                : List.of();
    }
}
