package dev.slipway.engine.local;

import dev.slipway.worker.protocol.Report;
import dev.slipway.worker.protocol.Request;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What one worker was offered and has not been sent. Thread-safe; one thread hears the worker.
final class HeldRequests {
    private final ConcurrentLinkedQueue<Request.Task> held = new ConcurrentLinkedQueue<>();
    private boolean isWorn;

    void add(Request.Task next) {
        held.add(next);
    }

    int count() {
        return held.size();
    }

    /// Forgets all of them and returns how many they were.
    int clear() {
        int count = 0;
        while (held.poll() != null) {
            count++;
        }
        return count;
    }

    /// Returns what goes out to a worker that has said `report`: the next one when its task succeeded, none any more
    /// once it is worn.
    Optional<Request.Task> after(Report report) {
        isWorn |= report instanceof Report.Worn;
        return report instanceof Report.Succeeded && !isWorn ? Optional.ofNullable(held.poll()) : Optional.empty();
    }
}
