package dev.slipway.kernel.protocol;

/// Whether a text can be executed.
public sealed interface Completeness {
    /// It can.
    record Complete() implements Completeness {}

    /// More must follow, indented by `indent`.
    record Incomplete(String indent) implements Completeness {}

    /// It never can, whatever follows.
    record Invalid() implements Completeness {}
}
