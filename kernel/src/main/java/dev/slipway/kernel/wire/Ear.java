package dev.slipway.kernel.wire;

/// Hears what arrives at some sockets. Called on the thread that owns them: it must not block.
public interface Ear {
    /// A message has arrived, its signature checked.
    void hear(Channel channel, Packet packet);

    /// A front end now listens to all of `IOPUB` that begins with `topic`; told to kernels only.
    default void subscribed(String topic) {}

    /// A message handed over for `channel` has left the queue of this process.
    default void sent(Channel channel, Packet packet) {}
}
