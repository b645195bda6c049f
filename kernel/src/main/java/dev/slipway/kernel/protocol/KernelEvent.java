package dev.slipway.kernel.protocol;

import dev.slipway.api.output.Output;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a kernel reports about one execution: `Queued`, one `Started`, any number of others, one `Finished`.
/// An aborted execution may have no `Started`.
public sealed interface KernelEvent {
    /// Names the execution this event belongs to.
    ExecutionId execution();

    /// It begins to run with this number in brackets, 1-based.
    record Started(ExecutionId execution, int count) implements KernelEvent {}

    /// It showed something.
    record Produced(ExecutionId execution, Output output) implements KernelEvent {}

    /// What was displayed under `output.displayId()` earlier, anywhere, is now `output`.
    record Updated(ExecutionId execution, Output.Displayed output) implements KernelEvent {}

    /// What it showed so far goes, at once or (`onNext`) when the next output comes.
    record Cleared(ExecutionId execution, boolean onNext) implements KernelEvent {}

    /// It waits for a line from the person; answer with `Kernel.answer`.
    record Asked(ExecutionId execution, String prompt, boolean password) implements KernelEvent {}

    /// It ended.
    ///
    /// @param trace what it did to the session; null if nothing, or if the kernel does not say
    record Finished(
            ExecutionId execution,
            Outcome outcome,
            Duration elapsed,
            @Nullable CellTrace trace) implements KernelEvent {
        /// An end of which nothing more is known.
        public Finished(ExecutionId execution, Outcome outcome, Duration elapsed) {
            this(execution, outcome, elapsed, null);
        }
    }
}
