package dev.slipway.engine.history;

import java.io.IOException;

/// No run, or several, under the name given; or a run without the step, task or artifact asked for.
public final class NoSuchRunException extends IOException {
    private static final long serialVersionUID = 1L;

    private final What what;

    /// What is missing.
    public enum What {
        RUN,
        STEP,
        TASK,
        ARTIFACT
    }

    /// @param message which name, and what to do
    public NoSuchRunException(String message) {
        this(What.RUN, message);
    }

    /// @param message which name, and what to do
    public NoSuchRunException(What what, String message) {
        super(message);
        this.what = what;
    }

    /// Returns what is missing.
    public What what() {
        return what;
    }
}
