package dev.slipway.kernel.analysis;

import dev.slipway.kernel.directive.SourceCell;
import java.util.List;

/// Analyses notebooks. Runs no code of theirs. Thread-safe.
public interface NotebookAnalysis extends AutoCloseable {
    /// Returns what the compiler says of a notebook with these cells, of every kind, in document order.
    Analysis analyse(List<SourceCell> cells);

    @Override
    void close();
}
