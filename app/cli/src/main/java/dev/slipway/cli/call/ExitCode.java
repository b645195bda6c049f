package dev.slipway.cli.call;

/// The exit codes of every command (`docs/cli.md`).
public final class ExitCode {
    /// Done.
    public static final int DONE = 0;

    /// The notebook or its run is at fault.
    public static final int AT_FAULT = 1;

    /// Wrong usage or input.
    public static final int USAGE = 2;

    /// The world failed: disk, network, a process that no user code ended.
    public static final int WORLD = 3;

    /// Interrupted, after stopping cleanly.
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
