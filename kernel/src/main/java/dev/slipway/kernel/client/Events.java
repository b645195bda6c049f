package dev.slipway.kernel.client;

import static java.lang.System.Logger.Level.ERROR;

import java.util.ArrayDeque;

/// Calls listeners, one event after the other, on one thread. Thread-safe.
///
/// Listeners that are slow hold up the kernel's output, nothing else.
final class Events {
    private static final System.Logger LOG = System.getLogger(Events.class.getName());

    /// How much may wait for listeners before the kernel is held up. Little: what waits is what a garbage collection
    /// has to copy while every thread stands still. Unit: UTF-16 units.
    private static final long ROOM = 2L * 1024 * 1024;

    private final Runnable onFull;
    private final Runnable onRoom;
    private final ArrayDeque<Event> waiting = new ArrayDeque<>();
    private final Thread thread;
    private long size;
    private boolean isFull;
    private boolean isOver;
    private boolean hasEnded;

    private record Event(Runnable action, int size) {}

    /// @param onFull called when too much waits
    /// @param onRoom called when there is room again
    Events(Runnable onFull, Runnable onRoom) {
        this.onFull = onFull;
        this.onRoom = onRoom;
        thread = Thread.ofPlatform().name("slipway-kernel-events").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Calls `action` after all before it. Unit of `weight`: UTF-16 units.
    synchronized void add(Runnable action, int weight) {
        if (hasEnded) {
            Thread.ofVirtual().name("slipway-kernel-late").start(action);
            return;
        }
        waiting.add(new Event(action, weight));
        size += weight;
        if (!isFull && size > ROOM) {
            isFull = true;
            onFull.run();
        }
        notifyAll();
    }

    /// Tells whether the kernel is held up.
    synchronized boolean isFull() {
        return isFull;
    }

    /// Ends the thread once all so far is told.
    synchronized void close() {
        isOver = true;
        notifyAll();
    }

    private void run() {
        try {
            for (var event = next(); event != null; event = next()) {
                tell(event);
            }
        } catch (InterruptedException e) {
            // a listener interrupted its own thread: nothing more is told
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(Event event) {
        try {
            event.action().run();
        } catch (RuntimeException | Error e) {
            LOG.log(ERROR, "a listener of kernel events failed", e);
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Event next() throws InterruptedException {
        while (waiting.isEmpty() && !isOver) {
            wait();
        }
        var event = waiting.poll();
        hasEnded = event == null;
        if (event != null) {
            size -= event.size();
            if (isFull && size < ROOM / 2) {
                isFull = false;
                onRoom.run();
            }
        }
        return event;
    }
}
