package dev.slipway.kernel.server;

import dev.slipway.kernel.engine.Interruption;
import dev.slipway.kernel.message.Received;
import dev.slipway.kernel.message.Request;

/// One execution, running or over. Thread-safe.
final class Execution {
    private final Received<Request> received;
    private final Request.Execute request;
    private volatile boolean isOver;
    private final Interruption interruption = new Interruption();

    Execution(Received<Request> received, Request.Execute request) {
        this.received = received;
        this.request = request;
    }

    /// Returns the request that brought it about.
    Received<Request> received() {
        return received;
    }

    Request.Execute request() {
        return request;
    }

    boolean isSilent() {
        return request.mode().silent();
    }

    /// Tells whether its front end may be asked for input now.
    boolean mayAsk() {
        return request.mode().allowsStdin() && !isOver;
    }

    boolean isOver() {
        return isOver;
    }

    void end() {
        isOver = true;
    }

    /// Returns what ends it.
    Interruption interruption() {
        return interruption;
    }
}
