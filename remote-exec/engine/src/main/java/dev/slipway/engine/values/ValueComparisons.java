package dev.slipway.engine.values;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.NoSuchRunException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares what two runs kept and printed. Runs no code of the notebook. Thread-safe. Does I/O: not for the UI thread.
public interface ValueComparisons {
    /// Returns the artifacts and logs of both runs, in the order of the later run's steps; those that are equal
    /// included. A log that both runs share, for its task was reused, is left out.
    ///
    /// @throws NoSuchRunException if one of the runs is not there
    List<KeptPair> kept(RunId before, RunId after) throws IOException;

    /// Returns in what one of them differs.
    ///
    /// @param pair one of `kept`
    /// @param task one of its tasks, null for the values of all tasks as one table, a row an element
    /// @param key the columns that say which rows of two tables belong together; empty to have them chosen
    ValueDifference compare(RunId before, RunId after, KeptPair pair, KeptPair.@Nullable Task task, List<String> key)
            throws IOException;
}
