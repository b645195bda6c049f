package dev.slipway.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramingTest {
    private final Framing framing = new Framing(new Signature("hmac-sha256", "key"));
    private final Packet packet = new Packet(List.of("\u0000é"), "{\"a\":1}", "{}", "{}", "{\"t\":\"é😀\"}");

    @Test
    void whatIsFramedIsReadBack() {
        assertThat(framing.packet(framing.frames(packet))).contains(packet);
    }

    @Test
    void aChangedOrShortenedMessageIsNoPacket() {
        var frames = new ArrayList<>(framing.frames(packet));
        frames.set(frames.size() - 1, "{\"t\":\"other\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(framing.packet(frames)).isEmpty();
        assertThat(framing.packet(frames.subList(0, 4))).isEmpty();
        assertThat(framing.packet(List.of())).isEmpty();
    }

    @Test
    void anEmptyKeyMeansNoSignature() {
        var open = new Framing(new Signature("hmac-sha256", ""));

        assertThat(open.packet(framing.frames(packet))).contains(packet);
        assertThat(framing.packet(open.frames(packet))).isEmpty();
    }

    @Test
    void theSignatureIsThatOfHmacSha256InLowerCaseHexadecimal() {
        var signature = new Signature("hmac-sha256", "key");

        // as `hmac.new(b'key', b'abcd', 'sha256').hexdigest()` gives it
        assertThat(new String(signature.of(utf8("a", "b", "c", "d")), StandardCharsets.US_ASCII))
                .isEqualTo("2a31ec0ee8d878c9eece9fb0df79b3b90b2256240163aa5ee50d176d3d1121f8");
    }

    @Test
    void anUnknownSchemeIsNamed() {
        assertThatThrownBy(() -> new Signature("rot13", "key")).hasMessageContaining("rot13");
    }

    private static List<byte[]> utf8(String... texts) {
        return List.of(texts).stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
