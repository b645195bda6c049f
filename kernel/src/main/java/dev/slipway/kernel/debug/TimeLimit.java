package dev.slipway.kernel.debug;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Reads values, and runs what a person wants evaluated, on threads that may be left behind: what a paused
/// thread has locked cannot be had.
final class TimeLimit {
    /// How long code may take.
    static final long CODE_SECONDS = 5;

    private static final long SECONDS = 2;

    private TimeLimit() {}

    /// Returns what `work` returns within two seconds.
    ///
    /// @throws Refusal if it takes longer, or fails
    static <T> T within(Callable<T> work) throws Refusal {
        return within(work, SECONDS, "The value cannot be read now: a paused thread may hold its lock.", _ -> {});
    }

    /// Returns what `work` returns within some seconds.
    ///
    /// @param late the sentence for when it takes longer
    /// @param end ends the thread that does it then
    static <T> T within(Callable<T> work, long seconds, String late, Consumer<Thread> end) throws Refusal {
        var task = new FutureTask<>(work);
        var thread =
                Thread.ofPlatform().daemon().name("slipway-debugger-values").start(task);
        try {
            return task.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            end.accept(thread);
            throw new Refusal(late);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new Refusal("The value cannot be read: " + e.getCause() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("The debugger was interrupted.");
        }
    }
}
