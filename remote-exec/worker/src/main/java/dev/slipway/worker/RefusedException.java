package dev.slipway.worker;

/// A task whose code ran, but whose result cannot be taken, or whose input cannot be given.
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String type;
    private final String variable;

    /// @param type one word for the kind of failure
    /// @param variable the variable it is about, empty if none
    /// @param message what is wrong, and what to do
    RefusedException(String type, String variable, String message) {
        super(message);
        this.type = type;
        this.variable = variable;
    }

    String type() {
        return type;
    }

    String variable() {
        return variable;
    }
}
