package dev.slipway.desktop.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Gathers values of any thread into batches for the UI thread: however fast they come, at most one batch is pending.
/// Thread-safe; order is kept.
public final class Coalesced<T> implements Consumer<T> {
    private final UiThread ui;
    private final Consumer<List<T>> target;
    private List<T> waiting = new ArrayList<>();

    /// @param target called on the UI thread with what has come since the last call; never with an empty list
    public Coalesced(UiThread ui, Consumer<List<T>> target) {
        this.ui = ui;
        this.target = target;
    }

    @Override
    public void accept(T value) {
        boolean first;
        synchronized (this) {
            first = waiting.isEmpty();
            waiting.add(value);
        }
        if (first) {
            ui.run(this::deliver);
        }
    }

    private void deliver() {
        List<T> batch;
        synchronized (this) {
            batch = waiting;
            waiting = new ArrayList<>();
        }
        target.accept(batch);
    }
}
