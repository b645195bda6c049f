package dev.slipway.engine.run;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.run.RunListener.Decision;
import dev.slipway.kernel.problem.Problem;
import java.io.IOException;
import java.util.List;

/// Runs flows, and keeps house. Does I/O: not for the UI thread.
public interface RunService {
    /// Returns what would happen to each step, and why; starts nothing, writes nothing.
    List<Decision> decide(RunRequest request) throws IOException;

    /// Returns why the run could never end well here: steps that ask for more than there is. Empty if nothing is in
    /// the way. A run that is started all the same is refused with the first of them.
    default List<Problem> obstacles(RunRequest request) {
        return List.of();
    }

    /// Runs a flow to its end in this process, which is the only writer of the run, and returns the run.
    ///
    /// A failed run is a `RunDetail` with that status. Interrupting the calling thread cancels the run cleanly.
    ///
    /// @throws IOException if the store or the workers fail
    RunDetail execute(RunRequest request, RunListener listener) throws IOException;

    /// Starts a run in a process of its own, which survives this one; returns once the run is in the store.
    ///
    /// @throws IOException if the process ends before, with what it said
    RunId start(RunRequest request) throws IOException;

    /// Asks the process that runs `id` to cancel it; returns at once. A lost run is marked as such.
    void cancel(RunId id) throws IOException;

    /// Marks runs whose process is gone as lost.
    void sweep() throws IOException;

    /// Adds and removes tags.
    void tag(RunId id, List<String> add, List<String> remove) throws IOException;

    /// Gives a run another name for people; an empty one takes it away.
    void rename(RunId id, String name) throws IOException;

    /// Deletes runs that are over, with their records; blobs go with the next sweep of the store.
    ///
    /// @throws IOException if one is still running, naming it; then none is deleted
    void delete(List<RunId> ids) throws IOException;
}
