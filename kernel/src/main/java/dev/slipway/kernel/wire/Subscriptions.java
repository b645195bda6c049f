package dev.slipway.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a publisher hears from its subscribers.
///
/// Source: ZMTP 3.0, "PUB-SUB": one byte, 1 for a subscription and 0 for its end, then the topic.
final class Subscriptions {
    private Subscriptions() {}

    /// Returns the topic of a new subscription; empty if `frame` is none.
    static Optional<String> topic(byte[] frame) {
        return frame.length > 0 && frame[0] == 1
                ? Optional.of(new String(frame, 1, frame.length - 1, StandardCharsets.ISO_8859_1))
                : Optional.empty();
    }
}
