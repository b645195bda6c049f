package dev.slipway.desktop.task;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/// Gathers values of any thread into batches for the UI thread: however fast they come, at most one batch is pending,
/// and none is so large that the thread has no turn for anything else. Whoever brings more than the UI thread takes
/// waits, so that what waits stays small. Thread-safe; order is kept.
public final class Coalesced<T> implements Consumer<T> {
    /// The most values in one batch; the others come in the next turns of the UI thread.
    public static final int MOST = 16;

    /// The weight from which a batch is full. Unit: that of weights.
    static final int FULL = 1 << 17;

    /// The weight that may wait before `accept` does. Unit: that of weights.
    static final int ROOM = 1 << 20;

    private static final long LONGEST_WAIT_NANOS = 10_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final UiThread ui;
    private final Consumer<List<T>> target;
    private final ToIntFunction<? super T> weight;
    private final Deque<T> waiting = new ArrayDeque<>();
    private long load;
    private boolean pending;

    /// @param target called on the UI thread with what has come since the last call; never with an empty list
    public Coalesced(UiThread ui, Consumer<List<T>> target) {
        this(ui, target, _ -> 0);
    }

    /// @param weight how much a value weighs, at most `ROOM` of which waits; for text its length in UTF-16 units
    public Coalesced(UiThread ui, Consumer<List<T>> target, ToIntFunction<? super T> weight) {
        this.ui = ui;
        this.target = target;
        this.weight = weight;
    }

    /// Takes `value`; waits for the UI thread while too much waits already, but no longer than ten seconds: a value is
    /// never lost. Not to be called by the UI thread where values weigh something.
    @Override
    public void accept(T value) {
        boolean first;
        synchronized (this) {
            awaitRoom();
            waiting.add(value);
            load += weight.applyAsInt(value);
            first = !pending;
            pending = true;
        }
        if (first) {
            ui.run(this::deliver);
        }
    }

    private synchronized void awaitRoom() {
        long end = System.nanoTime() + LONGEST_WAIT_NANOS;
        while (load >= ROOM) {
            long left = (end - System.nanoTime()) / NANOS_PER_MILLI;
            if (left <= 0) {
                return;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// @param more whether values were left over
    private record Batch<T>(List<T> values, boolean more) {}

    private synchronized Batch<T> take() {
        var values = new ArrayList<T>();
        long taken = 0;
        while (values.size() < MOST && taken < FULL && !waiting.isEmpty()) {
            var value = waiting.remove();
            taken += weight.applyAsInt(value);
            values.add(value);
        }
        load -= taken;
        pending = !waiting.isEmpty();
        notifyAll();
        return new Batch<>(values, pending);
    }

    private void deliver() {
        var batch = take();
        try {
            target.accept(batch.values());
        } finally {
            if (batch.more()) {
                ui.run(this::deliver);
            }
        }
    }
}
