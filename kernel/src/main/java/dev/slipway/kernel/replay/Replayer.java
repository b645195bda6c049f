package dev.slipway.kernel.replay;

import dev.slipway.kernel.directive.SourceCell;
import java.util.List;

/// Compiles notebooks without running them. Thread-safe: one notebook at a time, others wait.
public interface Replayer extends AutoCloseable {
    /// Returns what compiling `cells` from top to bottom gives. Cells up to the first changed one are taken from the
    /// last call.
    Replay replay(List<SourceCell> cells);

    @Override
    void close();
}
