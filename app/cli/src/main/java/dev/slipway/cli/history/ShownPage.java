package dev.slipway.cli.history;

/// Which part of a long list to show.
///
/// @param logs whether to show logs
/// @param offset 0-based
/// @param asked most rows, -1 for the default
record ShownPage(boolean logs, long offset, int asked) {
    private static final int DEFAULT_ROWS = 100;
    private static final int ALL = 1_000_000;

    /// Returns the most tasks to show.
    int tasks() {
        return asked < 0 ? DEFAULT_ROWS : asked;
    }

    /// Returns the most lines of a log to show.
    int lines() {
        return asked < 0 ? ALL : asked;
    }
}
