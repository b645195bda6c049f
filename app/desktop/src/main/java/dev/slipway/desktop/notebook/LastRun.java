package dev.slipway.desktop.notebook;

import java.time.Duration;
import java.util.List;

/// The last execution of a cell in the kernel that is alive, or in the one before whose variables it has got.
///
/// @param order counts up over all executions of the session
/// @param source what was executed
/// @param succeeded whether it ran to its end
/// @param elapsed how long it took
/// @param count the number in brackets, 1-based; 0 if it never began
/// @param restored the variables that another kernel has got from it, instead of running it; copied
record LastRun(int order, String source, boolean succeeded, Duration elapsed, int count, List<String> restored) {
    LastRun {
        restored = List.copyOf(restored);
    }

    /// An execution in the kernel that is alive.
    LastRun(int order, String source, boolean succeeded, Duration elapsed, int count) {
        this(order, source, succeeded, elapsed, count, List.of());
    }
}
