package dev.slipway.desktop.notebook;

import java.time.Duration;

/// The last execution of a cell in the kernel that is alive.
///
/// @param order counts up over all executions of the session
/// @param source what was executed
/// @param succeeded whether it ran to its end
/// @param elapsed how long it took
/// @param count the number in brackets, 1-based; 0 if it never began
record LastRun(int order, String source, boolean succeeded, Duration elapsed, int count) {}
