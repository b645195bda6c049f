package dev.slipway.kernel.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.ZError;

/// The sockets of a kernel, on loopback. Thread-safe.
///
/// Nothing published is dropped: while a reader is slow, what is published waits in this process, see `Ear.sent`.
public final class KernelSockets {
    /// How many messages a slow reader may leave unread in the sockets.
    private static final int UNREAD = 200;

    /// How long a port may be taken by someone else, and how often it is tried meanwhile.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration RETRY = Duration.ofMillis(50);

    private static final int LINGER_MILLIS = 300;
    private static final int CLOSE_MILLIS = 600;

    private final SocketLoop loop;
    private final Connection connection;

    private KernelSockets(SocketLoop loop, Connection connection) {
        this.loop = loop;
        this.connection = connection;
    }

    /// Binds the ports of `wanted`; `start` then lets messages in.
    ///
    /// @throws IOException if a port stays taken for ten seconds, or the address is not this machine's own loopback
    public static KernelSockets bind(Connection wanted) throws IOException {
        return bind(wanted, PATIENCE);
    }

    /// As `bind(wanted)`, waiting for taken ports for `patience`.
    static KernelSockets bind(Connection wanted, Duration patience) throws IOException {
        if (!InetAddress.getByName(wanted.ip()).isLoopbackAddress()) {
            throw new IOException("The kernel listens on loopback only, not on " + wanted.ip()
                    + ". Set the ip of the connection to 127.0.0.1.");
        }
        var context = new ZContext(1);
        try {
            return bind(context, wanted, System.nanoTime() + patience.toNanos());
        } catch (IOException | RuntimeException e) {
            context.close();
            throw e;
        }
    }

    private static KernelSockets bind(ZContext context, Connection wanted, long end) throws IOException {
        context.setLinger(LINGER_MILLIS);
        var shell = router(context);
        var control = router(context);
        var stdin = router(context);
        var iopub = publisher(context);
        var heartbeat = context.createSocket(SocketType.REP);
        var ports = new Connection.Ports(
                port(shell, wanted, wanted.ports().shell(), end),
                port(control, wanted, wanted.ports().control(), end),
                port(stdin, wanted, wanted.ports().stdin(), end),
                port(iopub, wanted, wanted.ports().iopub(), end),
                port(heartbeat, wanted, wanted.ports().heartbeat(), end));
        var framing = new Framing(new Signature(wanted.scheme(), wanted.key()));
        var sockets =
                Map.of(Channel.SHELL, shell, Channel.CONTROL, control, Channel.STDIN, stdin, Channel.IOPUB, iopub);
        var loop = new SocketLoop(context, sockets, heartbeat, framing, "slipway-sockets");
        return new KernelSockets(loop, wanted.withPorts(ports));
    }

    private static ZMQ.Socket router(ZContext context) {
        var socket = context.createSocket(SocketType.ROUTER);
        socket.setRouterHandover(true); // a front end that vanished and returns under its old name is served again
        socket.setHWM(0);
        return socket;
    }

    private static ZMQ.Socket publisher(ZContext context) {
        var socket = context.createSocket(SocketType.XPUB);
        socket.setXpubNoDrop(true);
        socket.setXpubManual(true); // a subscription is put in force here, so that its welcome comes first
        socket.setSndHWM(UNREAD);
        return socket;
    }

    private static int port(ZMQ.Socket socket, Connection wanted, int port, long end) throws IOException {
        while (!isBound(socket, wanted, port, end)) {
            LockSupport.parkNanos(RETRY.toNanos());
        }
        var endpoint = socket.getLastEndpoint();
        return Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
    }

    /// Binds `socket`, or returns `false` where the port is taken and `end` has not come. A front end finds a free
    /// port, lets go of it and writes it down; until the kernel is there the system may lend it to someone's call.
    private static boolean isBound(ZMQ.Socket socket, Connection wanted, int port, long end) throws IOException {
        try {
            return socket.bind(wanted.endpoint(port));
        } catch (ZMQException e) {
            if (e.getErrorCode() == ZError.EADDRINUSE && System.nanoTime() < end) {
                return false;
            }
            throw new IOException(
                    "The kernel cannot listen on " + wanted.ip() + ":" + port + ": " + e.getMessage()
                            + ". Another program may use the port; start the kernel again.",
                    e);
        }
    }

    /// Returns the connection with the ports that are bound.
    public Connection connection() {
        return connection;
    }

    /// Begins to receive and send. Once.
    public void start(Ear ear) {
        loop.start(ear);
    }

    /// Sends `packet` after those handed over for `channel` before; returns at once.
    public void send(Channel channel, Packet packet) {
        loop.send(channel, packet);
    }

    /// Runs `action` on the sockets' thread, once what has arrived by now is heard.
    public void afterWhatArrived(Runnable action) {
        loop.submit(action);
    }

    /// Sends what is queued as far as readers take it within half a second, and closes the sockets.
    public void close() throws InterruptedException {
        loop.close(CLOSE_MILLIS);
    }
}
