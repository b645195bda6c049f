package dev.slipway.kernel.message.json;

/// A message that does not say what its type needs.
public final class BrokenMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenMessageException(String message) {
        super(message);
    }

    BrokenMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
