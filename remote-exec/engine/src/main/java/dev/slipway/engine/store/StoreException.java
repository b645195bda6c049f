package dev.slipway.engine.store;

import java.io.IOException;

/// The store cannot be used; the message says why and what to do.
public final class StoreException extends IOException {
    private static final long serialVersionUID = 1L;

    /// @param message what is wrong, and what to do
    public StoreException(String message) {
        super(message);
    }

    /// @param message what is wrong, and what to do
    /// @param cause what the library or the system said
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
