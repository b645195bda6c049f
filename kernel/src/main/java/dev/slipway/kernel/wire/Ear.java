package dev.slipway.kernel.wire;

import org.jspecify.annotations.Nullable;

/// Hears what arrives at some sockets. Called on the thread that owns them: it must not block.
public interface Ear {
    /// A message has arrived, its signature checked.
    void hear(Channel channel, Packet packet);

    /// Returns what a front end that listens to all of `IOPUB` that begins with `topic` is told before anything else;
    /// null for nothing. Asked of kernels only.
    default @Nullable Packet welcome(String topic) {
        return null;
    }

    /// A message handed over for `channel`, which was no welcome, has left the queue of this process.
    default void sent(Channel channel, Packet packet) {}
}
