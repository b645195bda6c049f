package dev.slipway.desktop.runs;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.live.Watcher;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.engine.history.Rows.Page;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.history.WhereException;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    /// Most runs read for another order than the store's; more must be asked for.
    static final int MOST_SORTED = 20_000;
    private static final int MOST_LIVE = 20;

    /// Where the list stands.
    ///
    /// @param total runs that meet the filter
    /// @param inStore runs there are at all
    /// @param loaded runs read so far
    /// @param fresh runs that arrived and are not shown yet
    /// @param failure why the store could not be read, empty if it could
    /// @param isReading whether an answer is awaited
    record State(long total, long inStore, int loaded, int fresh, String failure, boolean isReading) {
        static final State FIRST = new State(0, 0, 0, 0, "", true);

        State withReading(boolean reading) {
            return new State(total, inStore, loaded, fresh, failure, reading);
        }
    }

    private record Answer(Page<RunRow> page, long inStore) {}

    private record Refresh(Answer answer, List<RunRow> live) {}

    private final LiveStore store;
    private final ZoneId zone;
    private final Loaded loaded = new Loaded();
    private final List<RunRow> waiting = new ArrayList<>();
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final Vocabulary vocabulary;
    private final FilterViewModel filter;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.FIRST);
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
    private int question;

    RunListViewModel(LiveStore store, ZoneId zone) {
        this.store = store;
        this.zone = zone;
        extras = new Extras(store);
        vocabulary = new Vocabulary(store);
        filter = new FilterViewModel(vocabulary, zone, next -> ask(next, true));
        strip = new StripViewModel(store);
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

    ReadOnlyObjectProperty<State> stateProperty() {
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
        arrange();
        readForSorting();
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

    /// Reads the next page, if there is one and none is being read.
    void more() {
        if (!state.get().isReading() && !isAtEnd) {
            ask(inForce, false);
        }
    }

    private void regroup(Grouping by) {
        groups.by(by);
        if (by.by() == null) {
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
        if (isRefreshing) {
            isRefreshDue = true;
            return;
        }
        isRefreshing = true;
        var asked = inForce;
        var limit = Math.clamp(loaded.size(), PAGE, 2 * PAGE);
        var ids = live;
        store.ask(
                () -> new Refresh(answer(asked, limit, null), rows(ids)),
                refresh -> {
                    isRefreshing = false;
                    if (asked.equals(inForce)) {
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

    /// Returns runs under way as they are now: they may stand outside the newest page.
    private List<RunRow> rows(List<RunId> ids) throws IOException {
        var rows = new ArrayList<RunRow>();
        for (var id : ids) {
            store.services().history().run(id).ifPresent(run -> rows.add(run.row()));
        }
        return rows;
    }

    private void refreshed(Refresh refresh) {
        var page = refresh.answer().page();
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

    /// Counts what the filter leaves: facets, groups, bars.
    private void count() {
        vocabulary.ask(inForce);
        groups.ask(inForce);
        strip.ask(inForce);
    }

    private void ask(Filter asked, boolean anew) {
        int mine = ++question;
        state.set(state.get().withReading(true));
        var before = anew ? null : frontier;
        int limit = anew || sort.get().isNewest() ? PAGE : 10 * PAGE;
        store.jobs().submit(() -> answer(asked, limit, before), result -> {
            if (mine != question) {
                return;
            }
            switch (result) {
                case Jobs.Result.Done<Answer> done -> answered(asked, anew, done.value(), limit);
                case Jobs.Result.Failed<Answer> failed -> refuse(failed.cause());
                case Jobs.Result.Cancelled<Answer> _ -> {}
            }
        });
    }

    private Answer answer(Filter asked, int limit, @Nullable RunId before) throws IOException {
        var history = store.services().history();
        var page = history.runs(asked.query(limit, before));
        long all = asked.isEmpty() && before == null
                ? page.total()
                : history.runs(Filter.ALL.query(1, null)).total();
        return new Answer(page, all);
    }

    private void answered(Filter asked, boolean anew, Answer answer, int limit) {
        var rows = answer.page().rows();
        if (anew) {
            inForce = asked;
            waiting.clear();
            loaded.replace(rows);
        } else {
            loaded.add(rows);
        }
        isAtEnd = rows.size() < limit;
        frontier = rows.isEmpty() ? frontier : rows.getLast().id();
        long total = anew ? answer.page().total() : Math.max(state.get().total(), loaded.size());
        settle(isAtEnd ? loaded.size() + waiting.size() : total, answer.inStore());
        if (anew) {
            count();
        }
        readForSorting();
    }

    private void refuse(Throwable cause) {
        state.set(state.get().withReading(false));
        if (cause instanceof WhereException wrong) {
            filter.refuse(LiveStore.sentence(wrong), wrong.column());
        } else {
            fail(LiveStore.sentence(cause));
        }
    }

    private void fail(String failure) {
        var now = state.get();
        state.set(new State(now.total(), now.inStore(), now.loaded(), now.fresh(), failure, false));
    }

    private void settle(long total, long inStore) {
        vocabulary.learn(loaded.newestFirst());
        live = loaded.newestFirst().stream()
                .filter(run -> !run.status().isOver())
                .limit(MOST_LIVE)
                .map(RunRow::id)
                .toList();
        state.set(new State(total, inStore, loaded.size(), waiting.size(), "", false));
        arrange();
    }

    private void readForSorting() {
        if (!sort.get().isNewest() && loaded.size() < MOST_SORTED) {
            more();
        }
    }

    private void arrange() {
        var now = store.clock().instant();
        var rows = new ArrayList<>(loaded.newestFirst());
        if (!sort.get().isNewest()) {
            rows.sort(sort.get().comparator(now));
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
