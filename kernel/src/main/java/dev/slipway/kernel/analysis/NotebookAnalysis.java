package dev.slipway.kernel.analysis;

import dev.slipway.kernel.deps.Resolution;
import dev.slipway.kernel.directive.SourceCell;
import java.util.List;

/// Analyses notebooks. Runs no code of theirs. Thread-safe.
public interface NotebookAnalysis extends AutoCloseable {
    /// Returns what the compiler says of a notebook with these cells, of every kind, in document order.
    default Analysis analyse(List<SourceCell> cells) {
        return analyse(cells, Resolution.Resolved.NOTHING);
    }

    /// Returns what the compiler says of these cells when they see `jars` too. If there is no class path, only why is
    /// told of what the compiler would say.
    Analysis analyse(List<SourceCell> cells, Resolution jars);

    @Override
    void close();
}
