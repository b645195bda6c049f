package dev.slipway.kernel.format;

/// The text is not Java that can be laid out.
final class LayoutException extends Exception {
    private static final long serialVersionUID = 1;

    LayoutException(String message) {
        super(message);
    }
}
