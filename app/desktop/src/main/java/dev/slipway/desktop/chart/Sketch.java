package dev.slipway.desktop.chart;

import dev.slipway.desktop.task.Jobs;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// What takes long to draw, made off the UI thread: one at a time, and of what is asked for meanwhile the newest. UI
/// thread only.
///
/// @param <T> what is made
public final class Sketch<T> {
    private final Jobs jobs;
    private final Runnable onReady;
    private Object wanted = "";
    private @Nullable Callable<T> next;
    private boolean isBusy;
    private @Nullable T made;

    /// @param onReady called when there is a newer one
    public Sketch(Jobs jobs, Runnable onReady) {
        this.jobs = jobs;
        this.onReady = onReady;
    }

    /// Returns the newest that is ready, null before the first; lets `work` make another one if `key` is not what was
    /// asked for last.
    public @Nullable T of(Object key, Callable<T> work) {
        if (!key.equals(wanted)) {
            wanted = key;
            next = work;
            start();
        }
        return made;
    }

    private void start() {
        var work = next;
        if (work == null || isBusy) {
            return;
        }
        next = null;
        isBusy = true;
        jobs.submit(work, result -> {
            isBusy = false;
            if (result instanceof Jobs.Result.Done<T> done) {
                made = done.value();
                onReady.run();
            }
            start();
        });
    }
}
