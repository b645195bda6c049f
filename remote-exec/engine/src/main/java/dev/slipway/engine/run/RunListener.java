package dev.slipway.engine.run;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.RunStatus;
import java.util.List;

/// Hears how a run goes. Called on the scheduler's thread; must return quickly.
public interface RunListener {
    /// The run exists in the store under `id`.
    default void started(RunId id, List<Decision> decisions) {}

    /// A step's counts changed; at most ten times a second a step.
    default void progressed(String step, RunStatus status, int done, int total) {}

    /// A task printed a line.
    default void printed(String step, int index, String stream, String line) {}

    /// A task failed; `willRetry` tells whether another attempt follows.
    default void failed(String step, int index, String item, String message) {}

    /// What will happen to a step, and why.
    ///
    /// @param step the step's name
    /// @param decision `reuse`, `run`, or `unknown` where it depends on results not there yet
    /// @param why one clause, for example `method loss changed in cell 7`
    record Decision(String step, Choice decision, String why) {}

    /// See `Decision`.
    enum Choice {
        REUSE,
        RUN,
        UNKNOWN
    }
}
