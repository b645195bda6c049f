package dev.slipway.desktop.task;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// Gathers values of any thread into batches for the UI thread: however fast they come, at most one batch is pending,
/// and
/// none is so large that the thread has no turn for anything else. Thread-safe; order is kept.
public final class Coalesced<T> implements Consumer<T> {
    /// The most values in one batch; the others come in the next turns of the UI thread.
    public static final int MOST = 16;

    private final UiThread ui;
    private final Consumer<List<T>> target;
    private final Deque<T> waiting = new ArrayDeque<>();
    private boolean pending;

    /// @param target called on the UI thread with what has come since the last call; never with an empty list
    public Coalesced(UiThread ui, Consumer<List<T>> target) {
        this.ui = ui;
        this.target = target;
    }

    @Override
    public void accept(T value) {
        boolean first;
        synchronized (this) {
            waiting.add(value);
            first = !pending;
            pending = true;
        }
        if (first) {
            ui.run(this::deliver);
        }
    }

    private void deliver() {
        var batch = new ArrayList<T>();
        boolean more;
        synchronized (this) {
            while (batch.size() < MOST && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
            more = !waiting.isEmpty();
            pending = more;
        }
        try {
            target.accept(batch);
        } finally {
            if (more) {
                ui.run(this::deliver);
            }
        }
    }
}
