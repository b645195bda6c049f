package dev.slipway.kernel.connection;

import java.io.IOException;

/// A connection that cannot be declared, found or opened. Its text is the message and the hint.
public final class ConnectionException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String said;
    private final String hint;

    /// @param code stable kebab-case word
    /// @param said one sentence that says what is wrong
    /// @param hint one sentence that says what to do
    public ConnectionException(String code, String said, String hint) {
        super(said + " " + hint);
        this.code = code;
        this.said = said;
        this.hint = hint;
    }

    public String code() {
        return code;
    }

    /// Returns the sentence that says what is wrong.
    public String said() {
        return said;
    }

    public String hint() {
        return hint;
    }
}
