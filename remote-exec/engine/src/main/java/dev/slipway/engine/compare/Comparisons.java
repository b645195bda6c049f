package dev.slipway.engine.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.Rows.RunRow;
import java.io.IOException;
import java.util.List;

/// Compares runs. Thread-safe. Does I/O: not for the UI thread.
public interface Comparisons {
    /// Returns `runs` side by side.
    Comparison compare(List<RunId> runs) throws IOException;

    /// Returns `runs` side by side without reading again what their rows have: parameters, metrics and tags.
    default Comparison compareRows(List<RunRow> runs) throws IOException {
        return compare(runs.stream().map(RunRow::id).toList());
    }

    /// Returns why `after` differs from `before`, the cause first.
    Difference diff(RunId before, RunId after) throws IOException;

    /// Returns the same without a look into stored values: that two differ is said, but not in what. Costs a few
    /// milliseconds where `diff` may have to load what reads them.
    Difference causes(RunId before, RunId after) throws IOException;

    /// Returns how the notebooks differ, as the two runs recorded them.
    CodeDiff code(RunId before, RunId after) throws IOException;
}
