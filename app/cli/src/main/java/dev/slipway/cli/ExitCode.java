package dev.slipway.cli;

/// The exit codes of every command (`docs/cli.md`).
final class ExitCode {
    /// Done.
    static final int DONE = 0;

    /// The notebook or its run is at fault.
    static final int AT_FAULT = 1;

    /// Wrong usage or input.
    static final int USAGE = 2;

    /// The world failed: disk, network, a process that no user code ended.
    static final int WORLD = 3;

    /// Interrupted, after stopping cleanly.
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
