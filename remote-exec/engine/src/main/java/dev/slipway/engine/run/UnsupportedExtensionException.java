package dev.slipway.engine.run;

import java.io.IOException;

/// An artifact cannot be written as a file with the extension asked for.
public final class UnsupportedExtensionException extends IOException {
    private static final long serialVersionUID = 1L;

    /// @param message which extension, and which work
    public UnsupportedExtensionException(String message) {
        super(message);
    }
}
