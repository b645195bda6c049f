package dev.slipway.kernel.server;

import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import dev.slipway.kernel.file.json.JsonWriter;
import dev.slipway.kernel.wire.Connection;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// A Jupyter front end that speaks the wire protocol by hand and shares no code with ours. One thread at a time.
public final class RawFrontEnd implements AutoCloseable {
    /// Longest time to wait for a message. Unit: ms.
    private static final int LIMIT = 20_000;

    private static final AtomicInteger COUNT = new AtomicInteger();

    final ZContext context = new ZContext();
    final ZMQ.Socket shell;
    final ZMQ.Socket control;
    final ZMQ.Socket stdin;
    final ZMQ.Socket iopub;
    final ZMQ.Socket heartbeat;
    private final String session;
    private final String key;

    /// A message, its JSON parsed.
    public record Heard(String type, Json.Members header, Json.Members parent, Texts texts) {
        /// The JSON as text.
        record Texts(String header, String parent, String metadata, String content) {}

        public String parentId() {
            return parent.text("msg_id").orElse("");
        }

        public String content() {
            return texts.content();
        }

        /// Returns the value at `path` of the content: a string's text, else its JSON; empty if there is none.
        public String at(String... path) {
            Json value = parse(texts.content());
            for (var name : path) {
                value = value instanceof Json.Members members ? members.get(name) : null;
            }
            return value == null ? "" : value instanceof Json.Text text ? text.value() : value.raw(texts.content());
        }
    }

    public RawFrontEnd(Connection connection) {
        this(connection, "raw" + COUNT.incrementAndGet());
    }

    RawFrontEnd(Connection connection, String session) {
        this.session = session;
        key = connection.key();
        var ports = connection.ports();
        shell = connect(SocketType.DEALER, ports.shell());
        control = connect(SocketType.DEALER, ports.control());
        stdin = connect(SocketType.DEALER, ports.stdin());
        heartbeat = connect(SocketType.REQ, ports.heartbeat());
        iopub = context.createSocket(SocketType.SUB);
        iopub.setReceiveTimeOut(LIMIT);
        iopub.subscribe(new byte[0]);
        iopub.connect("tcp://127.0.0.1:" + ports.iopub());
    }

    private ZMQ.Socket connect(SocketType type, int port) {
        var socket = context.createSocket(type);
        socket.setIdentity(session.getBytes(StandardCharsets.US_ASCII));
        socket.setReceiveTimeOut(LIMIT);
        socket.connect("tcp://127.0.0.1:" + port);
        return socket;
    }

    /// Waits until nothing published can be missed.
    public RawFrontEnd ready() {
        while (!hear(iopub).type().equals("iopub_welcome")) {
            // what was told before
        }
        return this;
    }

    /// Sends a request and returns its id.
    public String ask(ZMQ.Socket socket, String type, String content) {
        return ask(socket, type, content, "{}");
    }

    String ask(ZMQ.Socket socket, String type, String content, String metadata) {
        var id = session + "-" + COUNT.incrementAndGet();
        send(socket, id, type, content, metadata, key);
        return id;
    }

    void askWithKey(ZMQ.Socket socket, String type, String content, String wrongKey) {
        send(socket, "forged", type, content, "{}", wrongKey);
    }

    private void send(ZMQ.Socket socket, String id, String type, String content, String metadata, String with) {
        var header = "{\"msg_id\":\"" + id + "\",\"msg_type\":\"" + type + "\",\"session\":\"" + session
                + "\",\"username\":\"me\",\"date\":\"2026-01-01T00:00:00Z\",\"version\":\"5.3\"}";
        var parts = List.of(header, "{}", metadata, content);
        socket.sendMore("<IDS|MSG>");
        socket.sendMore(sign(parts, with));
        for (int i = 0; i < parts.size(); i++) {
            socket.send(parts.get(i).getBytes(StandardCharsets.UTF_8), i < parts.size() - 1 ? ZMQ.SNDMORE : 0);
        }
    }

    private static String sign(List<String> parts, String key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            parts.forEach(part -> mac.update(part.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// Returns the next message; fails after `LIMIT`.
    public Heard hear(ZMQ.Socket socket) {
        var heard = hearOrNull(socket);
        if (heard == null) {
            throw new AssertionError("no message within " + LIMIT + " ms");
        }
        return heard;
    }

    /// Returns the next message if it comes within `limit` ms, else null.
    @Nullable
    Heard hearWithin(ZMQ.Socket socket, int limit) {
        socket.setReceiveTimeOut(limit);
        var heard = hearOrNull(socket);
        socket.setReceiveTimeOut(LIMIT);
        return heard;
    }

    private @Nullable Heard hearOrNull(ZMQ.Socket socket) {
        var frame = socket.recvStr();
        if (frame == null) {
            return null;
        }
        while (!frame.equals("<IDS|MSG>")) {
            frame = socket.recvStr();
        }
        var signature = socket.recvStr();
        var parts = new ArrayList<String>();
        while (socket.hasReceiveMore()) {
            parts.add(socket.recvStr());
        }
        if (!sign(parts, key).equals(signature)) {
            throw new AssertionError("a wrong signature on " + parts);
        }
        var header = parse(parts.get(0));
        return new Heard(
                header.text("msg_type").orElseThrow(),
                header,
                parse(parts.get(1)),
                new Heard.Texts(parts.get(0), parts.get(1), parts.get(2), parts.get(3)));
    }

    static Json.Members parse(String text) {
        try {
            return (Json.Members) JsonParser.parse(text);
        } catch (JsonSyntaxException e) {
            throw new AssertionError(text, e);
        }
    }

    /// Returns all published for the request `id` up to its idle.
    public List<Heard> published(String id) {
        var all = new ArrayList<Heard>();
        while (true) {
            var heard = hear(iopub);
            if (heard.parentId().equals(id)) {
                all.add(heard);
                if (isIdle(heard)) {
                    return all;
                }
            }
        }
    }

    static boolean isIdle(Heard heard) {
        return heard.type().equals("status") && heard.at("execution_state").equals("idle");
    }

    /// Asks to execute `code` and returns the request's id.
    public String execute(String code) {
        return execute(code, "");
    }

    /// @param more further members of the content, each with a comma before it
    String execute(String code, String more) {
        return ask(shell, "execute_request", "{\"code\":" + JsonWriter.quote(code) + more + "}");
    }

    @Override
    public void close() {
        context.setLinger(0);
        context.close();
    }
}
