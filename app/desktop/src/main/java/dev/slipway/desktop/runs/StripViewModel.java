package dev.slipway.desktop.runs;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.engine.history.RunBar;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The bars above the list: all runs that meet the filter, whatever its time, however many of them are read. UI thread
/// only.
final class StripViewModel {
    private final LiveStore store;
    private final Runnable answered;
    private final ReadOnlyObjectWrapper<List<RunBar>> bars = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable RunId> hovered = new ReadOnlyObjectWrapper<>();
    private Filter filter = Filter.ALL;
    private int room;
    private boolean isAsked;
    private boolean isNews;
    private boolean isAsking;
    private boolean isDue;

    /// @param answered called after each `ask`, once its bars were read or if there is no room for any
    StripViewModel(LiveStore store, Runnable answered) {
        this.store = store;
        this.answered = answered;
    }

    /// The run that is pointed at, in the list or in the strip; null for none.
    ReadOnlyObjectProperty<@Nullable RunId> hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    void hover(@Nullable RunId run) {
        hovered.set(run);
    }

    /// Returns the bar that stands for `run`, -1 for none.
    int barOf(@Nullable RunId run) {
        for (int i = 0; run != null && i < bars.get().size(); i++) {
            var bar = bars.get().get(i);
            if (bar.oldest().compareTo(run) <= 0 && bar.newest().compareTo(run) >= 0) {
                return i;
            }
        }
        return -1;
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
            if (isAsked) {
                read();
            }
        }
    }

    /// Reads the bars of the runs that meet `asked`, those of other times too; while reading it reads once more after.
    void ask(Filter asked) {
        filter = asked.without(Filter.Key.SINCE).without(Filter.Key.BEFORE).without(Filter.Key.UNTIL);
        isAsked = true;
        if (room == 0) {
            answered.run(); // not laid out yet
            return;
        }
        isNews = true;
        read();
    }

    private void read() {
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
            read();
        } else if (isNews) {
            isNews = false;
            answered.run();
        }
    }
}
