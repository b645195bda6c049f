package dev.slipway.kernel.file.json;

/// A text that is not JSON.
public final class JsonSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final boolean cutShort;

    /// @param message what was found instead of what, without a place
    /// @param offset UTF-16 offset in the text
    /// @param cutShort whether the text ends before the value does
    JsonSyntaxException(String message, int offset, boolean cutShort) {
        super(message);
        this.offset = offset;
        this.cutShort = cutShort;
    }

    /// Returns the UTF-16 offset of the fault.
    public int offset() {
        return offset;
    }

    /// Tells whether all is well up to the end, but the end comes too early.
    public boolean isCutShort() {
        return cutShort;
    }
}
