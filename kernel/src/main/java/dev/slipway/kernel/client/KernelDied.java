package dev.slipway.kernel.client;

import java.io.IOException;

/// The kernel's process ended, or could not be started.
public final class KernelDied extends IOException {
    private static final long serialVersionUID = 1L;

    /// @param message what happened, and what to do next
    public KernelDied(String message) {
        super(message);
    }
}
