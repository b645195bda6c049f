package dev.slipway.kernel.message.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.message.Header;
import dev.slipway.kernel.message.Publication;
import dev.slipway.kernel.message.Reply;
import dev.slipway.kernel.message.Request;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class DebugMessagesTest {
    private static final String PAUSE =
            "{\"type\":\"request\",\"seq\":3,\"command\":\"pause\",\"arguments\":{\"threadId\":1}}";
    private static final String PAUSED =
            "{\"type\":\"event\",\"seq\":4,\"event\":\"stopped\",\"body\":{\"reason\":\"pause\",\"threadId\":1}}";

    @Test
    void aRequestAndItsResponseComeOutAsTheyWentIn() throws BrokenMessageException {
        var request = new Request.Debug(PAUSE);
        var reply = new Reply.Debugged("{\"type\":\"response\",\"success\":false,\"message\":\"It does not run.\"}");
        var written = RequestJson.write(request);

        assertThat(written.type()).isEqualTo("debug_request");
        assertThat(RequestJson.read(written.type(), View.of(written.content()), View.of("{}")))
                .isEqualTo(request);
        assertThat(ReplyJson.read(request, View.of(ReplyJson.write(reply).content()), View.of("{}"), null))
                .isEqualTo(reply);
    }

    @Test
    void anEventComesOutAsItWentInAndIsToldByItsHeader() throws BrokenMessageException {
        var codec = new MessageCodec(new Author("s", InstantSource.system()));
        var event = new Publication.DebugEvent(PAUSED);

        var packet = codec.publication(Header.NONE, event);

        assertThat(MessageCodec.mayBeDebugEvent(packet)).isTrue();
        assertThat(codec.publication(packet)).contains(event);
        assertThat(MessageCodec.mayBeDebugEvent(
                        codec.publication(Header.NONE, new Publication.Status(Publication.State.IDLE))))
                .isFalse();
    }
}
