package dev.slipway.kernel.wire;

import java.util.List;

/// One signed message as the wire carries it. Immutable.
///
/// @param route whom it is for or came from, one element a hop: bytes as Latin-1 characters; the topic on `IOPUB`;
///     copied
/// @param header JSON object text
/// @param parent JSON object text, `{}` if it answers nothing
/// @param metadata JSON object text
/// @param content JSON object text
public record Packet(List<String> route, String header, String parent, String metadata, String content) {
    public Packet {
        route = List.copyOf(route);
    }

    /// Returns how much memory it takes, roughly. Unit: UTF-16 units.
    public int size() {
        return header.length() + parent.length() + metadata.length() + content.length();
    }
}
