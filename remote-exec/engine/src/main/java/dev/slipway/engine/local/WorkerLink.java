package dev.slipway.engine.local;

import dev.slipway.worker.protocol.Report;
import dev.slipway.worker.protocol.Request;
import java.io.IOException;
import java.util.List;

/// One worker, as the scheduler sees it. Thread-safe.
interface WorkerLink {
    /// Hands a request over and returns at once; if the worker is gone, that is reported as its end.
    void send(Request request);

    /// Returns what goes out by itself once the worker has said that the task before it succeeded, so that it need not
    /// wait until the scheduler has heard of that.
    HeldRequests held();

    /// Ends the worker at once, whatever it does. Its end is reported too.
    void kill();

    /// Hears what a worker says. Called on the link's own thread; may block for a while to slow the worker down.
    interface Listener {
        /// The worker said something.
        void reported(Report report);

        /// The worker has ended; nothing follows.
        ///
        /// @param exit its exit status; 128 and more where a signal ended it
        /// @param lastWords the end of what it printed beside its reports
        void ended(int exit, String lastWords);
    }

    /// What the process of a worker begins with.
    ///
    /// @param devices the only accelerators it sees; all there are if there are none to choose
    /// @param heapMiB most memory for its objects, unit: MiB
    record Outfit(List<String> devices, long heapMiB) {
        public Outfit {
            devices = List.copyOf(devices);
        }
    }

    /// Starts workers.
    @FunctionalInterface
    interface Starter {
        /// Starts a worker.
        ///
        /// @param number 1-based, names its folder and log; one at a time has it
        /// @throws IOException if no process can be started
        WorkerLink start(int number, Outfit outfit, Listener listener) throws IOException;
    }
}
