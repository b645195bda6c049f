package dev.slipway.desktop.compare;

import dev.slipway.desktop.live.LiveStore;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What matters for a metric, found out on a worker: what was asked for last. UI thread only.
final class Weighing {
    private final LiveStore store;
    private final ReadOnlyObjectWrapper<@Nullable Importance> importance = new ReadOnlyObjectWrapper<>();
    private int asked;

    Weighing(LiveStore store) {
        this.store = store;
    }

    /// What matters for the metric, null until it is known.
    ReadOnlyObjectProperty<@Nullable Importance> importanceProperty() {
        return importance.getReadOnlyProperty();
    }

    /// @param metric empty for none
    /// @param soon runs what begins to look, when nothing else waits for it
    void weigh(List<RunRow> runs, String metric, boolean lower, Executor soon) {
        int mine = ++asked;
        importance.set(null);
        if (metric.isEmpty() || runs.isEmpty()) {
            return;
        }
        soon.execute(() -> weigh(mine, runs, metric, lower));
    }

    private void weigh(int mine, List<RunRow> runs, String metric, boolean lower) {
        if (mine != asked) {
            return; // something else was asked for
        }
        store.ask(
                () -> Importance.of(runs, metric, lower),
                found -> {
                    if (mine == asked) {
                        importance.set(Objects.requireNonNull(found));
                    }
                },
                _ -> {}); // a fault of ours: the pane stays empty
    }

    /// Looks for no more.
    void close() {
        asked++;
    }
}
