package dev.slipway.kernel.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.util.concurrent.atomic.AtomicBoolean;

/// Wakes a thread that waits for sockets. `signal` may be called by any thread, the rest by the waiting one.
///
/// A pipe of the JDK closes when a thread is interrupted while it writes, which user code brings about at will. That
/// wakes the waiting thread too, which then makes a new pipe.
final class Wake {
    private final AtomicBoolean pending = new AtomicBoolean();
    private volatile Pipe pipe;

    Wake() throws IOException {
        pipe = open();
    }

    private static Pipe open() throws IOException {
        var pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        pipe.sink().configureBlocking(false);
        return pipe;
    }

    /// Returns what becomes readable on a signal; another one once `isBroken`.
    SelectableChannel channel() {
        return pipe.source();
    }

    /// Wakes the waiting thread; the interrupt flag of the caller stays as it is.
    void signal() {
        if (!pending.compareAndSet(false, true)) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            pipe.sink().write(ByteBuffer.wrap(new byte[1]));
        } catch (ClosedChannelException closed) {
            // that is a signal as well
        } catch (IOException e) {
            throw new AssertionError("a pipe within this process", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Takes note of the signals so far; what was done before them is visible now. Returns false if `channel` is
    /// another one from now on.
    boolean take() throws IOException {
        int read = pipe.source().read(ByteBuffer.allocate(64));
        // after the read: a signal between the two must leave its byte in the pipe, or find itself taken here
        pending.set(false);
        if (read >= 0) {
            return true;
        }
        pipe.source().close();
        pipe = open();
        return false;
    }

    void close() throws IOException {
        pipe.source().close();
        pipe.sink().close();
    }
}
