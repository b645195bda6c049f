package dev.slipway.engine.local;

import dev.slipway.worker.protocol.Report;

/// What the scheduler hears of its workers.
///
/// `worker` is the number of the worker, `life` counts its processes: what an earlier process said late is told apart.
sealed interface Happening {
    int worker();

    int life();

    /// The worker said something.
    record Reported(int worker, int life, Report report) implements Happening {}

    /// The worker's process ended.
    record Ended(int worker, int life, int exit, String lastWords) implements Happening {}
}
