package dev.slipway.kernel.server;

import dev.slipway.kernel.message.Publication;
import dev.slipway.kernel.message.Received;
import dev.slipway.kernel.message.Reply;
import dev.slipway.kernel.message.Request;

/// Answers requests, with the busy and idle around each that Jupyter wants. Thread-safe.
interface Replies {
    /// Says that `request` is worked on.
    void begin(Received<Request> request);

    /// Publishes something that `request` brought about.
    void publish(Received<Request> request, Publication publication);

    /// Answers `request` and says that it is done.
    void end(Received<Request> request, Reply reply);

    /// Says that `request`, which has no answer, is done.
    void end(Received<Request> request);

    /// Returns once what front ends have sent by now has been heard.
    void awaitWhatArrived() throws InterruptedException;
}
