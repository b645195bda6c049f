package dev.slipway.engine.history;

import java.util.Locale;

/// Where a run, a step or a task stands.
public enum RunStatus {
    /// Runs only: accepted, not started.
    QUEUED,
    /// Steps and tasks only: something before it has not ended.
    WAITING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    /// Runs only: its process is gone; it can be resumed.
    LOST,
    /// Runs only: the plan has errors; never stored.
    REFUSED,
    /// Steps and tasks only: an earlier result was taken.
    REUSED,
    /// Steps and tasks only: not reached because something before it failed.
    SKIPPED;

    /// Returns the word of the command line and the store: lower-case.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Returns the status whose word is `word`.
    ///
    /// @throws IllegalArgumentException if there is none
    public static RunStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// Tells whether nothing more will happen.
    public boolean isOver() {
        return this != QUEUED && this != WAITING && this != RUNNING;
    }
}
