package dev.slipway.kernel.replay;

import dev.slipway.kernel.directive.SourceCell;
import java.nio.file.Path;
import java.util.List;

/// Compiles notebooks without running them. Thread-safe: one notebook at a time, others wait.
public interface Replayer extends AutoCloseable {
    /// Returns what compiling `cells` from top to bottom gives. Cells up to the first changed one are taken from the
    /// last call.
    ///
    /// @param jars what the cells see beside the usual class path
    Replay replay(List<SourceCell> cells, List<Path> jars);

    @Override
    void close();
}
