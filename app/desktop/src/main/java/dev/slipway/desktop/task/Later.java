package dev.slipway.desktop.task;

import java.time.Duration;

/// Runs something on the UI thread after a while; in tests, when the test says so.
@FunctionalInterface
public interface Later {
    /// Runs `action` on the UI thread after `delay`, unless the handle is cancelled before.
    Jobs.Handle after(Duration delay, Runnable action);
}
