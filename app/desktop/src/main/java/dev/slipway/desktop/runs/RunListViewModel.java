package dev.slipway.desktop.runs;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.live.Watcher;
import dev.slipway.desktop.runs.ListReading.Answer;
import dev.slipway.desktop.runs.ListReading.Refresh;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.history.WhereException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The list of runs: which are shown, in which order, and what is known of them. Pages from the store; what arrives
/// while a person reads waits until it is asked for. UI thread only.
final class RunListViewModel implements Watcher {
    /// Runs read at a time.
    static final int PAGE = 200;

    /// More than there is room for at first: fewer are there sooner.
    private static final int FIRST = 60;
    private static final int MOST_LIVE = 20;

    private final LiveStore store;
    private final ListReading reading;
    private final ZoneId zone;
    private final Loaded loaded = new Loaded();
    private final List<RunRow> waiting = new ArrayList<>();
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final Vocabulary vocabulary;
    private final FilterViewModel filter;
    private final ReadOnlyObjectWrapper<ListState> state = new ReadOnlyObjectWrapper<>(ListState.FIRST);
    private final ReadOnlyObjectWrapper<Sort> sort = new ReadOnlyObjectWrapper<>(Sort.NEWEST);
    private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(Grouping.NONE);
    private final Extras extras;
    private final StripViewModel strip;
    private final Groups groups;
    private Filter inForce = Filter.ALL;
    private List<RunId> live = List.of();
    private @Nullable RunId frontier;
    private boolean isAtEnd;
    private boolean isBeingRead;
    private boolean isRefreshing;
    private boolean isRefreshDue;
    private boolean isRestDue; // of the first page
    private boolean isCountDue;
    private int question;

    RunListViewModel(LiveStore store, ZoneId zone) {
        this.store = store;
        this.zone = zone;
        reading = new ListReading(store);
        extras = new Extras(store);
        vocabulary = new Vocabulary(store);
        filter = new FilterViewModel(vocabulary, zone, next -> ask(next, true));
        strip = new StripViewModel(store, () -> vocabulary.ask(inForce));
        groups = new Groups(store, new OfGroups());
        grouping.subscribe((_, now) -> regroup(now));
    }

    ObservableList<Line> lines() {
        return lines;
    }

    ObservableList<Facet> facets() {
        return vocabulary.facets();
    }

    FilterViewModel filter() {
        return filter;
    }

    ReadOnlyObjectProperty<ListState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Sort> sortProperty() {
        return sort.getReadOnlyProperty();
    }

    ObjectProperty<Grouping> groupingProperty() {
        return grouping;
    }

    Extras extras() {
        return extras;
    }

    ZoneId zone() {
        return zone;
    }

    Instant now() {
        return store.clock().instant();
    }

    StripViewModel strip() {
        return strip;
    }

    Groups groups() {
        return groups;
    }

    /// Returns the runs read so far, newest first.
    List<RunRow> rows() {
        return loaded.newestFirst();
    }

    Optional<RunRow> find(RunId id) {
        return loaded.find(id);
    }

    /// Tells whether a person is at some place of the list that must not move.
    void beingRead(boolean isRead) {
        isBeingRead = isRead;
    }

    /// Reads the list anew.
    void reload() {
        ask(inForce, true);
    }

    /// Filters by the text `text` alone, in these groups and this order.
    void show(String text, Grouping by, Sort order) {
        sort.set(order);
        grouping.set(by);
        filter.showOnly(text);
    }

    void sortBy(String column) {
        sort.set(sort.get().clicked(column));
        if (grouping.get().by() == null) {
            reload();
        } else {
            arrange();
        }
    }

    void fold(Line.Group group) {
        groups.toggle(group.key(), members(group.key()).size());
    }

    /// Reads more runs of a group.
    void more(Line.More group) {
        var members = members(group.key());
        groups.more(group.key(), members.isEmpty() ? null : members.getLast().id());
    }

    private List<RunRow> members(String key) {
        return loaded.newestFirst().stream()
                .filter(run -> grouping.get().value(run).equals(key))
                .toList();
    }

    /// Returns the filter whose runs are shown.
    Filter inForce() {
        return inForce;
    }

    /// Reads the next page, if there is one and none is being read.
    void more() {
        if (!state.get().isReading() && !isAtEnd) {
            ask(inForce, false);
        }
    }

    private void regroup(Grouping by) {
        groups.by(by);
        if (by.by() == null || !sort.get().isNewest()) {
            reload();
        } else {
            arrange();
        }
    }

    /// What the groups tell the list.
    private final class OfGroups implements Groups.Listener {
        @Override
        public void arrange() {
            RunListViewModel.this.arrange();
        }

        @Override
        public void read(List<RunRow> runs) {
            loaded.add(runs);
            settle(state.get().total(), state.get().inStore());
        }

        @Override
        public void failed(String why) {
            fail(why);
        }
    }

    /// Shows the runs that arrived while the list was being read.
    void showFresh() {
        loaded.add(waiting);
        waiting.clear();
        settle(state.get().total(), state.get().inStore());
    }

    @Override
    public void changed() {
        if (isRefreshing || isRestDue) {
            isRefreshDue = true;
            return;
        }
        if (state.get().isReading() && loaded.size() == 0) {
            return; // what is being read is newer than the change
        }
        isRefreshing = true;
        var asked = inForce;
        var limit = Math.clamp(loaded.size(), PAGE, 2 * PAGE);
        var ids = live;
        var order = sort.get();
        Callable<Answer> first = isInOrder() ? ordered(asked, limit, 0) : () -> reading.newest(asked, limit, null);
        store.ask(
                () -> new Refresh(first.call(), reading.rows(ids)),
                refresh -> {
                    isRefreshing = false;
                    if (asked.equals(inForce) && order.equals(sort.get())) {
                        refreshed(refresh);
                    }
                    refreshIfDue();
                },
                failure -> {
                    isRefreshing = false;
                    fail(failure);
                });
    }

    private void refreshIfDue() {
        if (isRefreshDue) {
            isRefreshDue = false;
            changed();
        }
    }

    private void refreshed(Refresh refresh) {
        var page = refresh.answer().page();
        if (isInOrder()) {
            loaded.refreshInOrder(page.rows(), isBeingRead);
            loaded.update(refresh.live());
            settle(page.total(), refresh.answer().inStore());
            extras.again(live);
            count();
            return;
        }
        var fresh = loaded.refresh(page.rows(), page.rows().size() >= page.total());
        loaded.update(refresh.live());
        if (isBeingRead) {
            var known = waiting.stream().map(RunRow::id).toList();
            fresh.stream().filter(run -> !known.contains(run.id())).forEach(waiting::add);
        } else {
            loaded.add(fresh);
        }
        settle(
                isAtEnd ? loaded.size() + waiting.size() : page.total(),
                refresh.answer().inStore());
        extras.again(live);
        count();
    }

    /// Counts what the filter leaves, once the runs are painted: groups, bars, facets.
    private void count() {
        painted(() -> {
            groups.ask(inForce);
            strip.ask(inForce); // then the facets: each would hold up the other
        });
    }

    private void ask(Filter asked, boolean anew) {
        if (anew) {
            vocabulary.pause();
        }
        ask(asked, anew, anew ? FIRST : isRestDue ? PAGE - FIRST : PAGE);
    }

    private void ask(Filter asked, boolean anew, int limit) {
        int mine = ++question;
        state.set(state.get().withReading(true));
        var before = anew ? null : frontier;
        long offset = anew ? 0 : loaded.size();
        Callable<Answer> work =
                isInOrder() ? ordered(asked, limit, offset) : () -> reading.newest(asked, limit, before);
        store.jobs().submit(work, result -> {
            if (mine != question) {
                return;
            }
            switch (result) {
                case Jobs.Result.Done<Answer> done -> answered(asked, anew, limit, done.value());
                case Jobs.Result.Failed<Answer> failed -> refuse(failed.cause());
                case Jobs.Result.Cancelled<Answer> _ -> {}
            }
        });
    }

    /// Tells whether the store sorts the list: in groups only those that are read are in order.
    private boolean isInOrder() {
        return !sort.get().isNewest() && grouping.get().by() == null;
    }

    private Callable<Answer> ordered(Filter asked, int limit, long offset) {
        var order = sort.get().order();
        return () -> reading.ordered(asked, order, limit, offset);
    }

    private void answered(Filter asked, boolean anew, int limit, Answer answer) {
        var rows = answer.page().rows();
        if (anew) {
            inForce = asked;
            waiting.clear();
            isCountDue = true;
        }
        loaded.take(rows, anew, isInOrder());
        isAtEnd = rows.size() < limit;
        isRestDue = anew && !isAtEnd;
        frontier = rows.isEmpty() ? frontier : rows.getLast().id();
        long total = anew ? answer.page().total() : Math.max(state.get().total(), loaded.size());
        settle(isAtEnd ? loaded.size() + waiting.size() : total, answer.inStore());
        if (isRestDue) {
            painted(this::more);
            return;
        }
        if (isCountDue) {
            isCountDue = false;
            count();
        }
        refreshIfDue();
    }

    /// Calls `next` once what was answered is painted, unless something else was asked for by then.
    private void painted(Runnable next) {
        int mine = question;
        store.jobs().ui().runPainted(() -> {
            if (mine == question) {
                next.run();
            }
        });
    }

    private void refuse(Throwable cause) {
        isRestDue = false;
        state.set(state.get().withReading(false));
        vocabulary.ask(inForce);
        if (cause instanceof WhereException wrong) {
            filter.refuse(LiveStore.sentence(wrong), wrong.column());
        } else {
            fail(LiveStore.sentence(cause));
        }
    }

    private void fail(String failure) {
        state.set(state.get().failed(failure));
    }

    private void settle(long total, long inStore) {
        vocabulary.learn(loaded.newestFirst());
        live = loaded.newestFirst().stream()
                .filter(run -> !run.status().isOver())
                .limit(MOST_LIVE)
                .map(RunRow::id)
                .toList();
        state.set(new ListState(total, inStore, loaded.size(), waiting.size(), "", false));
        arrange();
    }

    private void arrange() {
        var rows = new ArrayList<>(isInOrder() ? loaded.inOrder() : loaded.newestFirst());
        if (!isInOrder() && !sort.get().isNewest()) {
            rows.sort(sort.get().comparator(store.clock().instant()));
        }
        Line.update(lines, groups.lines(rows));
    }

    /// Counts the runs read so far that are in `status`.
    long count(RunStatus status) {
        return loaded.newestFirst().stream()
                .filter(run -> run.status() == status)
                .count();
    }
}
