package dev.slipway.desktop.notebook;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/// Lets work be done in the order in which it was asked for: what comes after later work has been done is left out.
/// Thread-safe.
final class Turns {
    private final AtomicLong asked = new AtomicLong();
    private long latest;

    /// What is done on a worker.
    interface Work {
        void run() throws IOException;
    }

    Work next(Work work) {
        long turn = asked.incrementAndGet();
        return () -> take(turn, work);
    }

    private synchronized void take(long turn, Work work) throws IOException {
        if (turn > latest) {
            latest = turn;
            work.run();
        }
    }
}
