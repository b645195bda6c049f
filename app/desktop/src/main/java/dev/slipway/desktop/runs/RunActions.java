package dev.slipway.desktop.runs;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.live.Restarts;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The runs that are checked, and what can be done with them. UI thread only.
final class RunActions {
    /// What stands in the bar.
    ///
    /// @param checked in the order they were checked; copied
    /// @param asking whether it asks before it deletes
    /// @param tagging whether a tag is being typed
    /// @param message what went wrong or was done, empty for nothing
    record Bar(List<RunId> checked, boolean asking, boolean tagging, String message) {
        static final Bar EMPTY = new Bar(List.of(), false, false, "");

        Bar {
            checked = List.copyOf(checked);
        }

        boolean isShown() {
            return !checked.isEmpty() || !message.isEmpty();
        }
    }

    /// Most runs that are checked at once.
    static final int MOST = 1_000;

    private final LiveStore store;
    private final Function<RunId, @Nullable RunRow> rows;
    private final Restarts restarts;
    private Map<RunId, RunRow> readForAll = Map.of();
    private final ReadOnlyObjectWrapper<Bar> bar = new ReadOnlyObjectWrapper<>(Bar.EMPTY);

    /// @param rows what the list shows of a run, null if it shows none
    RunActions(LiveStore store, Function<RunId, @Nullable RunRow> rows) {
        this.store = store;
        this.rows = rows;
        restarts = new Restarts(store.services(), store.compiler());
    }

    ReadOnlyObjectProperty<Bar> barProperty() {
        return bar.getReadOnlyProperty();
    }

    boolean isChecked(RunId run) {
        return bar.get().checked().contains(run);
    }

    void toggle(RunId run) {
        var checked = new ArrayList<>(bar.get().checked());
        if (!checked.remove(run)) {
            checked.add(run);
        }
        check(checked);
    }

    void check(Collection<RunId> runs) {
        bar.set(new Bar(List.copyOf(new LinkedHashSet<>(runs)), false, false, ""));
    }

    /// Checks the newest runs that meet `filter`, 1,000 at most, whether they are read or not.
    void checkAll(Filter filter) {
        var query = filter.query(MOST, null);
        store.ask(
                () -> store.services().history().runs(query).rows(),
                all -> {
                    readForAll = all.stream().collect(Collectors.toMap(RunRow::id, row -> row));
                    check(all.stream().map(RunRow::id).toList());
                },
                failure -> bar.set(new Bar(bar.get().checked(), false, false, failure)));
    }

    void clear() {
        readForAll = Map.of();
        bar.set(Bar.EMPTY);
    }

    /// Returns the checked runs, oldest first: the oldest one is the baseline of a comparison.
    List<RunId> oldestFirst() {
        return bar.get().checked().stream().sorted(Comparator.naturalOrder()).toList();
    }

    boolean canCompare() {
        return bar.get().checked().size() > 1;
    }

    boolean canExplain() {
        return bar.get().checked().size() == 2;
    }

    /// Tells whether one run is checked that did not succeed.
    boolean canResume() {
        return bar.get().checked().size() == 1 && all(RunActions::isResumable);
    }

    /// Tells whether all that are checked are under way.
    boolean canCancel() {
        return !bar.get().checked().isEmpty() && all(status -> !status.isOver());
    }

    /// Tells whether all that are checked are over.
    boolean canDelete() {
        return !bar.get().checked().isEmpty() && all(RunStatus::isOver);
    }

    static boolean isResumable(RunStatus status) {
        return status == RunStatus.FAILED || status == RunStatus.LOST || status == RunStatus.CANCELLED;
    }

    /// Asks before deleting.
    void askToDelete() {
        bar.set(new Bar(bar.get().checked(), true, false, ""));
    }

    /// Lets a tag be typed.
    void askForTag() {
        bar.set(new Bar(bar.get().checked(), false, true, ""));
    }

    /// Goes back to the plain bar.
    void back() {
        bar.set(new Bar(bar.get().checked(), false, false, ""));
    }

    void delete() {
        var ids = bar.get().checked();
        act(
                () -> {
                    store.services().runs().delete(ids);
                    return Words.count(ids.size(), "run") + " deleted";
                },
                this::done);
    }

    /// Adds the tags in `text`, divided by spaces; one after a minus is taken away.
    void tag(String text) {
        var ids = bar.get().checked();
        var words = Arrays.stream(text.strip().split("[\\s,]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        var add = words.stream()
                .filter(word -> !word.startsWith("-"))
                .map(word -> word.startsWith("+") ? word.substring(1) : word)
                .toList();
        var remove = words.stream()
                .filter(word -> word.startsWith("-"))
                .map(word -> word.substring(1))
                .toList();
        if (words.isEmpty()) {
            back();
            return;
        }
        act(
                () -> {
                    for (var id : ids) {
                        store.services().runs().tag(id, add, remove);
                    }
                    return Words.count(ids.size(), "run") + " tagged";
                },
                this::done);
    }

    void cancel() {
        var ids = bar.get().checked();
        act(
                () -> {
                    for (var id : ids) {
                        store.services().runs().cancel(id);
                    }
                    return "Asked " + Words.count(ids.size(), "run") + " to stop";
                },
                this::done);
    }

    /// Starts the checked run again and hands the new one to `started`.
    void resume(Consumer<RunId> started) {
        var id = bar.get().checked().getFirst();
        act(() -> restarts.again(id, Restarts.Code.NOW), run -> {
            clear();
            store.changed();
            started.accept(run);
        });
    }

    private void done(String words) {
        readForAll = Map.of();
        bar.set(new Bar(List.of(), false, false, words));
        store.changed();
    }

    private <T> void act(Callable<T> work, Consumer<T> then) {
        store.change(work, then, failure -> bar.set(new Bar(bar.get().checked(), false, false, failure)));
    }

    private boolean all(Predicate<RunStatus> test) {
        return bar.get().checked().stream().map(this::row).allMatch(row -> row != null && test.test(row.status()));
    }

    /// Returns what the list shows of a run, else what was read when all were checked.
    private @Nullable RunRow row(RunId run) {
        var shown = rows.apply(run);
        return shown == null ? readForAll.get(run) : shown;
    }
}
