package dev.slipway.kernel.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// The sockets of a front end, connected to one kernel. Thread-safe.
public final class FrontEndSockets {
    private static final List<Channel> ALL = List.of(Channel.values());
    private static final List<Channel> ALL_BUT_IOPUB = List.of(Channel.SHELL, Channel.CONTROL, Channel.STDIN);
    private static final int CLOSE_MILLIS = 500;

    /// How many messages may wait here to be read; the others wait in the kernel. Few: a message may be large, and all
    /// that wait are copied by every garbage collection.
    private static final int UNREAD = 16;

    private final SocketLoop loop;

    private FrontEndSockets(SocketLoop loop) {
        this.loop = loop;
    }

    /// Connects to `connection` under the name `identity`, the same on every channel.
    public static FrontEndSockets connect(Connection connection, String identity) throws IOException {
        var context = new ZContext(1);
        context.setLinger(0);
        var ports = connection.ports();
        var sockets = new EnumMap<Channel, ZMQ.Socket>(Channel.class);
        var name = identity.getBytes(StandardCharsets.US_ASCII);
        sockets.put(Channel.SHELL, dealer(context, name, connection.endpoint(ports.shell())));
        sockets.put(Channel.CONTROL, dealer(context, name, connection.endpoint(ports.control())));
        sockets.put(Channel.STDIN, dealer(context, name, connection.endpoint(ports.stdin())));
        var subscriber = context.createSocket(SocketType.SUB);
        subscriber.setRcvHWM(UNREAD);
        subscriber.subscribe(new byte[0]);
        subscriber.connect(connection.endpoint(ports.iopub()));
        sockets.put(Channel.IOPUB, subscriber);
        var framing = new Framing(new Signature(connection.scheme(), connection.key()));
        var loop = new SocketLoop(context, Map.copyOf(sockets), null, framing, "slipway-kernel-connection");
        return new FrontEndSockets(loop);
    }

    private static ZMQ.Socket dealer(ZContext context, byte[] identity, String endpoint) {
        var socket = context.createSocket(SocketType.DEALER);
        socket.setIdentity(identity);
        socket.setHWM(0);
        socket.connect(endpoint);
        return socket;
    }

    /// Begins to receive and send. Once.
    public void start(Ear ear) {
        loop.start(ear);
    }

    /// Sends `packet`; returns at once.
    public void send(Channel channel, Packet packet) {
        loop.send(channel, packet);
    }

    /// Stops reading what the kernel publishes, so that it waits; nothing is lost.
    public void pauseOutput() {
        loop.listenTo(ALL_BUT_IOPUB);
    }

    /// Reads on after `pauseOutput`.
    public void resumeOutput() {
        loop.listenTo(ALL);
    }

    /// Closes the sockets; what is not sent yet is dropped.
    public void close() throws InterruptedException {
        loop.close(CLOSE_MILLIS);
    }
}
