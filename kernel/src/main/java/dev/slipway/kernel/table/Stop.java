package dev.slipway.kernel.table;

import java.util.concurrent.CancellationException;

/// Asked every few thousand rows whether the work is still wanted.
interface Stop {
    /// Of work that goes on to its end.
    Stop NEVER = () -> {};

    /// @throws CancellationException once nobody waits for the result
    void check();
}
