package dev.slipway.engine.history;

import java.io.IOException;

/// No run, or several, under the name given; or a run without the step, task or artifact asked for.
public final class NoSuchRunException extends IOException {
    private static final long serialVersionUID = 1L;

    /// @param message which name, and what to do
    public NoSuchRunException(String message) {
        super(message);
    }
}
