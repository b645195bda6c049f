package dev.slipway.kernel.wire;

/// A socket of the Jupyter protocol.
///
/// Source: Jupyter messaging 5.4, "Introduction".
public enum Channel {
    /// Requests that wait for their turn, and their replies.
    SHELL,
    /// Requests that are answered at once, and their replies.
    CONTROL,
    /// Questions of the kernel to a person, and their answers.
    STDIN,
    /// What the kernel tells every front end.
    IOPUB
}
