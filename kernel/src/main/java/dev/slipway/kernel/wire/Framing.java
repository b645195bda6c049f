package dev.slipway.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Packets ⇄ frames. One thread at a time.
///
/// Source: Jupyter messaging 5.4, "The Wire Protocol": route, delimiter, signature, header, parent, metadata, content,
/// then buffers, which are not used here.
final class Framing {
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNED = 4;

    private final Signature signature;

    Framing(Signature signature) {
        this.signature = signature;
    }

    /// Returns `packet` as frames.
    List<byte[]> frames(Packet packet) {
        var signed =
                List.of(utf8(packet.header()), utf8(packet.parent()), utf8(packet.metadata()), utf8(packet.content()));
        var frames = new ArrayList<byte[]>();
        packet.route().forEach(hop -> frames.add(hop.getBytes(StandardCharsets.ISO_8859_1)));
        frames.add(DELIMITER);
        frames.add(signature.of(signed));
        frames.addAll(signed);
        return frames;
    }

    /// Returns the packet in `frames`; empty if it is cut short or wrongly signed.
    Optional<Packet> packet(List<byte[]> frames) {
        int at = 0;
        while (at < frames.size() && !Arrays.equals(frames.get(at), DELIMITER)) {
            at++;
        }
        if (at + 2 + SIGNED > frames.size()) {
            return Optional.empty();
        }
        var signed = frames.subList(at + 2, at + 2 + SIGNED);
        if (!signature.accepts(frames.get(at + 1), signed)) {
            return Optional.empty();
        }
        var route = frames.subList(0, at).stream()
                .map(hop -> new String(hop, StandardCharsets.ISO_8859_1))
                .toList();
        return Optional.of(new Packet(
                route, text(signed.get(0)), text(signed.get(1)), text(signed.get(2)), text(signed.get(SIGNED - 1))));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
