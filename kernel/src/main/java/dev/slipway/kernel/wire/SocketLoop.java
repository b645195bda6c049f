package dev.slipway.kernel.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// The one thread that touches some sockets: it waits until a message comes or is to be sent. Thread-safe.
///
/// A message that a socket does not take yet, because its reader is slow, stays at the head of its channel's queue; so
/// does one for which the heap has no room.
final class SocketLoop {
    /// How soon a socket that took nothing is tried again; ZeroMQ does not tell when a publisher has room. Unit: ms.
    private static final long RETRY = 2;

    /// How many messages one socket may deliver before the others have their turn.
    private static final int TURN = 64;

    private final ZContext context;
    private final Framing framing;
    private final Wake wake;
    private final String name;
    private final Map<Channel, Line> lines = new EnumMap<>(Channel.class);
    private final ZMQ.@Nullable Socket heartbeat;
    private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private final List<Polled> polled = new ArrayList<>();
    private List<Channel> listened = List.of();
    private ZMQ.Poller poller;
    private boolean over;
    private volatile @Nullable Thread thread;

    private record Line(Channel channel, ZMQ.Socket socket, Deque<Outgoing> waiting) {}

    private static final class Outgoing {
        private final Packet packet;
        private final boolean isReported;
        private @Nullable List<byte[]> frames;
        /// How many frames the socket has.
        private int begun;

        Outgoing(Packet packet, boolean isReported) {
            this.packet = packet;
            this.isReported = isReported;
        }

        /// Goes on where it was; returns false if the socket takes nothing now.
        boolean write(ZMQ.Socket socket, Framing framing) {
            var all = Objects.requireNonNullElseGet(frames, () -> framing.frames(packet));
            frames = all;
            while (begun < all.size()) {
                boolean isLast = begun == all.size() - 1;
                boolean isTaken = socket.send(all.get(begun), ZMQ.DONTWAIT | (isLast ? 0 : ZMQ.SNDMORE));
                if (!isTaken && begun == 0) {
                    return false;
                }
                begun++;
            }
            return true;
        }
    }

    private record Polled(@Nullable Channel channel, ZMQ.Socket socket, int index) {}

    /// @param sockets bound or connected already; owned from now on
    /// @param heartbeat echoes what it gets, null if there is none
    SocketLoop(
            ZContext context,
            Map<Channel, ZMQ.Socket> sockets,
            ZMQ.@Nullable Socket heartbeat,
            Framing framing,
            String name)
            throws IOException {
        this.context = context;
        this.heartbeat = heartbeat;
        this.framing = framing;
        this.name = name;
        wake = new Wake();
        sockets.forEach(
                (channel, socket) -> lines.put(channel, new Line(channel, socket, new ConcurrentLinkedDeque<>())));
        poller = poller(List.copyOf(sockets.keySet()));
    }

    /// Begins to receive and send; `ear` is called on the thread that this starts. Once.
    void start(Ear ear) {
        thread = Thread.ofPlatform().name(name).daemon().start(() -> run(ear));
    }

    /// Sends `packet` after those handed over for the same channel before.
    void send(Channel channel, Packet packet) {
        submit(() -> line(channel).waiting().add(new Outgoing(packet, true)));
    }

    private Line line(Channel channel) {
        return Objects.requireNonNull(lines.get(channel));
    }

    /// Listens to these channels only, until told otherwise.
    void listenTo(List<Channel> channels) {
        submit(() -> listen(channels));
    }

    private void listen(List<Channel> channels) {
        var old = poller;
        poller = poller(channels);
        old.close();
    }

    /// Runs `action` on this thread, once what has arrived by now is heard.
    void submit(Runnable action) {
        commands.add(action);
        wake.signal();
    }

    /// Sends what is queued, closes the sockets and waits for that. Unit: ms.
    void close(int limit) throws InterruptedException {
        submit(() -> over = true);
        var running = thread;
        if (running != null && Thread.currentThread() != running) {
            running.join(limit);
        }
    }

    private ZMQ.Poller poller(List<Channel> channels) {
        polled.clear();
        var made = context.createPoller(channels.size() + 2);
        made.register(wake.channel(), ZMQ.Poller.POLLIN);
        for (var channel : channels) {
            var socket = line(channel).socket();
            polled.add(new Polled(channel, socket, made.register(socket, ZMQ.Poller.POLLIN)));
        }
        if (heartbeat != null) {
            polled.add(new Polled(null, heartbeat, made.register(heartbeat, ZMQ.Poller.POLLIN)));
        }
        listened = List.copyOf(channels);
        return made;
    }

    private void run(Ear ear) {
        try {
            boolean stuck = false;
            while (!over) {
                stuck = !turn(ear, stuck ? RETRY : -1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the pipe that wakes the sockets broke", e);
        } finally {
            end();
        }
    }

    private void end() {
        poller.close();
        context.close();
        try {
            wake.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until there is something to do, and does it; returns false if something is left to be done.
    ///
    /// @param wait at most so long, in ms; below 0 without end
    private boolean turn(Ear ear, long wait) throws IOException {
        try {
            poller.poll(wait);
            if (!wake.take()) {
                listen(listened);
            }
            receive(ear);
            runCommands();
            return sendWaiting(ear);
        } catch (OutOfMemoryError full) { // of a cell, which is about to be told: no reason for this thread to end
            return false;
        }
    }

    /// Each is removed once it has run: one for which there was no memory runs again.
    private void runCommands() {
        for (var command = commands.peek(); command != null; command = commands.peek()) {
            command.run();
            commands.remove();
        }
    }

    private void receive(Ear ear) {
        for (var source : List.copyOf(polled)) {
            if (!poller.pollin(source.index())) {
                continue;
            }
            for (int i = 0; i < TURN; i++) {
                var frames = frames(source.socket());
                if (frames.isEmpty()) {
                    break;
                }
                deliver(source, frames, ear);
            }
        }
    }

    private static List<byte[]> frames(ZMQ.Socket socket) {
        var frames = new ArrayList<byte[]>();
        var frame = socket.recv(ZMQ.DONTWAIT);
        while (frame != null) {
            frames.add(frame);
            frame = socket.hasReceiveMore() ? socket.recv(ZMQ.DONTWAIT) : null;
        }
        return frames;
    }

    private void deliver(Polled source, List<byte[]> frames, Ear ear) {
        var channel = source.channel();
        if (channel == null) {
            echo(source.socket(), frames);
        } else if (channel == Channel.IOPUB && frames.size() == 1) {
            subscribe(source.socket(), frames.getFirst(), ear);
        } else {
            framing.packet(frames).ifPresent(packet -> ear.hear(channel, packet));
        }
    }

    /// Puts a subscription in force, with the welcome as the first that it lets through.
    private void subscribe(ZMQ.Socket socket, byte[] frame, Ear ear) {
        if (frame.length == 0 || frame[0] != 1) {
            socket.unsubscribe(frame);
            return;
        }
        // JeroMQ 0.6.0 takes the frame where its documentation says the topic: it skips the first byte
        socket.subscribe(frame);
        var welcome = ear.welcome(new String(frame, 1, frame.length - 1, StandardCharsets.ISO_8859_1));
        if (welcome != null) {
            line(Channel.IOPUB).waiting().addFirst(new Outgoing(welcome, false));
        }
    }

    /// Sends what the sockets take; returns false if one takes no more now.
    private boolean sendWaiting(Ear ear) {
        boolean all = true;
        for (var line : lines.values()) {
            var queue = line.waiting();
            while (!queue.isEmpty() && queue.getFirst().write(line.socket(), framing)) {
                var sent = queue.removeFirst();
                if (sent.isReported) {
                    ear.sent(line.channel(), sent.packet);
                }
            }
            all &= queue.isEmpty();
        }
        return all;
    }

    private static void echo(ZMQ.Socket socket, List<byte[]> frames) {
        int last = frames.size() - 1;
        for (int i = 0; i <= last; i++) {
            socket.send(frames.get(i), ZMQ.DONTWAIT | (i < last ? ZMQ.SNDMORE : 0));
        }
    }
}
