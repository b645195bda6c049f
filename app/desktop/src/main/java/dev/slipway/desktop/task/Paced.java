package dev.slipway.desktop.task;

import java.time.Duration;
import java.util.function.Consumer;

/// Lets work be done at once when it is asked for, and again only after a pause, however often it is asked for
/// meanwhile. UI thread only.
public final class Paced {
    private final Jobs jobs;
    private final Duration pause;
    private final Consumer<Runnable> work;
    private boolean isTaken;
    private boolean isDue;

    /// @param pause from the end of the work to its next beginning
    /// @param work calls what it is given once it is over, whatever came of it
    public Paced(Jobs jobs, Duration pause, Consumer<Runnable> work) {
        this.jobs = jobs;
        this.pause = pause;
        this.work = work;
    }

    /// Begins the work now, or once the pause since the last time is over.
    public void ask() {
        if (isTaken) {
            isDue = true;
            return;
        }
        isTaken = true;
        work.accept(this::rest);
    }

    private void rest() {
        jobs.after(pause, () -> {
            isTaken = false;
            if (isDue) {
                isDue = false;
                ask();
            }
        });
    }
}
