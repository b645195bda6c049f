package dev.slipway.kernel.message.json;

import dev.slipway.kernel.message.Header;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// Writes the headers of one process's messages. Thread-safe.
public final class Author {
    private final String session;
    private final InstantSource clock;
    private final AtomicLong count = new AtomicLong();

    /// @param session unique to this process
    public Author(String session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
    }

    /// Returns the header of a new message of `type`.
    Header header(String type) {
        var id = session + "_" + count.incrementAndGet();
        var json = new Fields()
                .text("msg_id", id)
                .text("msg_type", type)
                .text("session", session)
                .text("username", "slipway")
                .text("date", clock.instant().toString())
                .text("version", Headers.VERSION)
                .json();
        return new Header(id, type, session, json);
    }
}
