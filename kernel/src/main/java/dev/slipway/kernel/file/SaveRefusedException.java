package dev.slipway.kernel.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A save that was not made; the file on disk is as it was.
public final class SaveRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String hint;

    /// Why a save was not made.
    public enum Reason {
        /// Something else has written the file since it was opened.
        CHANGED_ON_DISK,
        /// A new file was asked for, and there is one of that name.
        EXISTS,
        /// The file or its folder must not be written.
        READ_ONLY,
        /// There is no such folder.
        NO_FOLDER,
        /// The disk, or what this person may use of it, is full.
        NO_SPACE,
        /// A character that the file's encoding, UTF-8, cannot hold.
        UNENCODABLE
    }

    /// @param message what is wrong, naming the file
    /// @param hint what to do
    SaveRefusedException(Reason reason, String message, String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.hint = hint;
    }

    /// Returns why.
    public Reason reason() {
        return reason;
    }

    /// Returns what to do.
    public String hint() {
        return hint;
    }
}
