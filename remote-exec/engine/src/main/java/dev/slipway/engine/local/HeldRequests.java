package dev.slipway.engine.local;

import dev.slipway.worker.protocol.Report;
import dev.slipway.worker.protocol.Request;
import java.util.ArrayDeque;
import java.util.Optional;

/// What one worker was offered and has not been sent. Thread-safe: what is taken back is what did not go out.
final class HeldRequests {
    private final ArrayDeque<Request.Task> held = new ArrayDeque<>();
    private boolean isWorn;

    synchronized void add(Request.Task next) {
        held.add(next);
    }

    synchronized int count() {
        return held.size();
    }

    /// Forgets all of them and returns how many they were.
    synchronized int clear() {
        int count = held.size();
        held.clear();
        return count;
    }

    /// Returns what goes out to a worker that has said `report`: the next one when its task succeeded, none any more
    /// once it is worn.
    synchronized Optional<Request.Task> after(Report report) {
        isWorn |= report instanceof Report.Worn;
        return report instanceof Report.Succeeded && !isWorn ? Optional.ofNullable(held.poll()) : Optional.empty();
    }
}
