package dev.slipway.kernel.message.json;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.kernel.message.Header;
import dev.slipway.kernel.message.Publication;
import dev.slipway.kernel.message.Received;
import dev.slipway.kernel.message.Reply;
import dev.slipway.kernel.message.Request;
import dev.slipway.kernel.wire.Channel;
import dev.slipway.kernel.wire.Packet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Messages ⇄ packets, for kernel and front end. Thread-safe.
///
/// Source: Jupyter messaging 5.4; `docs/protocol.md`.
public final class MessageCodec {
    private static final String REQUEST_END = "_request";

    private final Author author;

    public MessageCodec(Author author) {
        this.author = author;
    }

    /// Returns the request in `packet`; one that is not understood is `Unclear`.
    ///
    /// @throws BrokenMessageException if not even its header is
    public Received<Request> request(Channel channel, Packet packet) throws BrokenMessageException {
        var header = Headers.read(packet.header());
        if (header.equals(Header.NONE)) {
            throw new BrokenMessageException("a message without a header");
        }
        var request = RequestJson.read(header.type(), View.of(packet.content()), View.of(packet.metadata()));
        return new Received<>(channel, packet.route(), header, parent(packet), request);
    }

    /// Returns a new request.
    public Asked ask(Request request) {
        var written = RequestJson.write(request);
        var header = author.header(written.type());
        return new Asked(header, new Packet(List.of(), header.json(), "{}", written.metadata(), written.content()));
    }

    /// A request about to be sent.
    public record Asked(Header header, Packet packet) {}

    /// Tells whether a reply is due to a message with this header.
    public static boolean isAnswered(Header header) {
        return header.type().endsWith(REQUEST_END);
    }

    /// Returns the reply to `request`.
    public Packet reply(Received<Request> request, Reply reply) {
        var written = ReplyJson.write(reply);
        var type = request.header().type();
        var stem = type.endsWith(REQUEST_END) ? type.substring(0, type.length() - REQUEST_END.length()) : type;
        return new Packet(
                request.route(),
                author.header(stem + "_reply").json(),
                request.header().json(),
                written.metadata(),
                written.content());
    }

    /// Returns what `packet` answers to `request`.
    ///
    /// @param value of the executed cell, null if none was published
    public Reply reply(Packet packet, Request request, @Nullable MimeBundle value) throws BrokenMessageException {
        return ReplyJson.read(request, View.of(packet.content()), View.of(packet.metadata()), value);
    }

    /// Returns the id of the message that `packet` answers, empty if it answers none.
    public String parent(Packet packet) throws BrokenMessageException {
        return Headers.read(packet.parent()).id();
    }

    /// Returns a publication brought about by the message with header `parent`.
    public Packet publication(Header parent, Publication publication) {
        return publication(parent, publication, List.of());
    }

    /// Returns a question to the front end at `route`.
    public Packet question(Received<Request> request, Publication.Question question) {
        return publication(request.header(), question, request.route());
    }

    private Packet publication(Header parent, Publication publication, List<String> route) {
        var written = PublicationJson.write(publication);
        var to = route.isEmpty() ? List.of(written.type()) : route;
        return new Packet(to, author.header(written.type()).json(), parent.json(), "{}", written.content());
    }

    /// Tells whether `packet` may be a `debug_event`, without reading it.
    public static boolean mayBeDebugEvent(Packet packet) {
        return packet.header().contains("debug_event");
    }

    /// Returns what `packet` tells; empty if it is of a kind a front end may ignore.
    public Optional<Publication> publication(Packet packet) throws BrokenMessageException {
        return PublicationJson.read(Headers.read(packet.header()).type(), View.of(packet.content()));
    }
}
