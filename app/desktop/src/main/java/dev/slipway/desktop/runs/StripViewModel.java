package dev.slipway.desktop.runs;

import dev.slipway.desktop.live.LiveStore;
import dev.slipway.engine.history.RunBar;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The bars above the list: all runs that meet the filter, whatever its time, however many of them are read. UI thread
/// only.
final class StripViewModel {
    private final LiveStore store;
    private final ReadOnlyObjectWrapper<List<RunBar>> bars = new ReadOnlyObjectWrapper<>(List.of());
    private Filter filter = Filter.ALL;
    private int room;
    private boolean isAsking;
    private boolean isDue;

    StripViewModel(LiveStore store) {
        this.store = store;
    }

    /// The bars, oldest first.
    ReadOnlyObjectProperty<List<RunBar>> barsProperty() {
        return bars.getReadOnlyProperty();
    }

    /// Returns how many runs the bars stand for.
    long count() {
        return bars.get().stream().mapToLong(RunBar::count).sum();
    }

    /// There is room for `most` bars from now on.
    void room(int most) {
        if (most != room && most > 0) {
            room = most;
            ask(filter);
        }
    }

    /// Reads the bars of the runs that meet `asked`, those of other times too; while reading it reads once more after.
    void ask(Filter asked) {
        filter = asked.without(Filter.Key.SINCE).without(Filter.Key.BEFORE);
        if (room == 0) {
            return; // not laid out yet
        }
        if (isAsking) {
            isDue = true;
            return;
        }
        isAsking = true;
        var query = filter.query(1, null);
        int most = room;
        store.ask(
                () -> store.services().history().bars(query, most, store.clock().instant()),
                read -> {
                    bars.set(List.copyOf(read));
                    ended();
                },
                _ -> ended());
    }

    private void ended() {
        isAsking = false;
        if (isDue) {
            isDue = false;
            ask(filter);
        }
    }
}
