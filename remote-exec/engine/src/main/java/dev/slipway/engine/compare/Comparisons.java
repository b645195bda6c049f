package dev.slipway.engine.compare;

import dev.slipway.api.run.RunId;
import java.io.IOException;
import java.util.List;

/// Compares runs. Thread-safe. Does I/O: not for the UI thread.
public interface Comparisons {
    /// Returns `runs` side by side.
    Comparison compare(List<RunId> runs) throws IOException;

    /// Returns why `after` differs from `before`, the cause first.
    Difference diff(RunId before, RunId after) throws IOException;

    /// Returns the same without a look into stored values: that two differ is said, but not in what. Costs a few
    /// milliseconds where `diff` may have to load what reads them.
    Difference causes(RunId before, RunId after) throws IOException;

    /// Returns how the notebooks differ, as the two runs recorded them.
    CodeDiff code(RunId before, RunId after) throws IOException;
}
