package dev.slipway.kernel.engine;

import org.jspecify.annotations.Nullable;

/// The wish that one execution ends. Made with the execution, so that a wish is never lost and never meets another
/// one, whenever it comes. Thread-safe.
public final class Interruption {
    private boolean isAsked;
    private @Nullable Runnable action;

    /// Asks the execution to end; returns at once. Asking again tries again.
    public void ask() {
        Runnable asked;
        synchronized (this) {
            isAsked = true;
            asked = action;
        }
        if (asked != null) {
            asked.run();
        }
    }

    /// Tells whether the execution is to end.
    public synchronized boolean isAsked() {
        return isAsked;
    }

    /// Calls `action`, which must not wait, on each wish from now until `end`; at once if there was one before.
    public void begin(Runnable action) {
        synchronized (this) {
            this.action = action;
            if (!isAsked) {
                return;
            }
        }
        action.run();
    }

    /// Calls nothing any more.
    public synchronized void end() {
        action = null;
    }
}
