package dev.slipway.kernel.message;

import dev.slipway.kernel.wire.Channel;
import java.util.List;

/// A message that has arrived. Immutable.
///
/// @param channel where it came in, and an answer goes out
/// @param route whom an answer goes to, one element a hop; copied
/// @param header its own
/// @param parent id of the message it answers, empty if none
/// @param body what it says
/// @param <T> the kind of message
public record Received<T>(Channel channel, List<String> route, Header header, String parent, T body) {
    public Received {
        route = List.copyOf(route);
    }
}
