package dev.slipway.desktop.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Runs work off the UI thread and brings its result back to it. Thread-safe.
public final class Jobs {
    /// How a job ended.
    public sealed interface Result<T> {
        record Done<T>(T value) implements Result<T> {}

        record Failed<T>(Throwable cause) implements Result<T> {}

        record Cancelled<T>() implements Result<T> {}
    }

    /// A job that was handed over.
    public interface Handle {
        /// Interrupts the job; its result is then `Cancelled`. Does nothing once the job has ended.
        void cancel();
    }

    private final Executor workers;
    private final UiThread ui;

    public Jobs(Executor workers, UiThread ui) {
        this.workers = workers;
        this.ui = ui;
    }

    /// Returns the door to the UI thread that results come back through.
    public UiThread ui() {
        return ui;
    }

    /// Runs `work` on a worker and calls `onEnd` once, on the UI thread, with its result.
    public <T> Handle submit(Callable<T> work, Consumer<Result<T>> onEnd) {
        var task = new FutureTask<T>(work) {
            @Override
            protected void done() {
                var result = resultOf(this);
                ui.run(() -> onEnd.accept(result));
            }
        };
        workers.execute(task);
        return () -> task.cancel(true);
    }

    /// Calls `onEnd` on the UI thread with what `pending` gives, once it does.
    public <T> void whenDone(CompletableFuture<T> pending, Consumer<Result<T>> onEnd) {
        var _ = pending.whenComplete((value, failure) ->
                ui.run(() -> onEnd.accept(failure == null ? new Result.Done<>(value) : new Result.Failed<>(failure))));
    }

    /// Runs `action` on the UI thread after `delay`, unless it is cancelled before.
    public Handle after(Duration delay, Runnable action) {
        var later = CompletableFuture.runAsync(
                () -> ui.run(action),
                CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, workers));
        return () -> later.cancel(false);
    }

    private static <T> Result<T> resultOf(FutureTask<T> ended) {
        return switch (ended.state()) {
            case SUCCESS -> new Result.Done<>(ended.resultNow());
            case CANCELLED -> new Result.Cancelled<>();
            case FAILED -> new Result.Failed<>(ended.exceptionNow());
            case RUNNING -> throw new AssertionError("done() came before the end");
        };
    }
}
