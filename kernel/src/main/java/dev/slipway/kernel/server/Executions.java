package dev.slipway.kernel.server;

import java.util.Optional;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/// Which execution a thread works for. Thread-safe.
///
/// A thread belongs to the execution that started it, also after that is over; a thread of a pool that all cells share
/// belongs to the last one.
final class Executions {
    private static final InheritableThreadLocal<@Nullable Execution> OWN = new InheritableThreadLocal<>();

    private volatile @Nullable Execution last;

    /// Makes `execution` that of this thread and of all it starts from now on.
    void begin(Execution execution) {
        last = execution;
        OWN.set(execution);
    }

    /// Returns the execution the calling thread works for; empty before the first one.
    Optional<Execution> here() {
        var mine = OWN.get();
        boolean isShared = mine != null && mine.isOver() && Thread.currentThread() instanceof ForkJoinWorkerThread;
        return Optional.ofNullable(mine == null || isShared ? last : mine);
    }

    /// Returns the execution that runs; empty if none does.
    Optional<Execution> running() {
        return Optional.ofNullable(last).filter(execution -> !execution.isOver());
    }
}
