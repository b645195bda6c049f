package dev.slipway.desktop.runs;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunGroup;
import dev.slipway.engine.history.RunStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The groups of the list: counted by the store whether their runs are read or not, opened and folded by the person.
/// UI thread only.
final class Groups {
    private static final int PAGE = 50;

    /// What the groups tell the list.
    interface Listener {
        /// The groups are others, or others are open.
        void arrange();

        /// Runs of a group were read.
        void read(List<RunRow> runs);

        void failed(String why);
    }

    private final LiveStore store;
    private final Listener listener;
    private final Set<String> folded = new LinkedHashSet<>();
    private final Set<String> opened = new LinkedHashSet<>();
    private Grouping grouping = Grouping.NONE;
    private Filter filter = Filter.ALL;
    private List<String> metrics = List.of();
    private List<RunGroup> groups = List.of();
    private int question;

    Groups(LiveStore store, Listener listener) {
        this.store = store;
        this.listener = listener;
    }

    /// Means of these are shown from now on.
    void metrics(List<String> names) {
        if (!names.equals(metrics)) {
            metrics = List.copyOf(names);
            ask(filter);
        }
    }

    /// Divides the runs otherwise.
    void by(Grouping next) {
        grouping = next;
        groups = List.of();
        folded.clear();
        opened.clear();
        ask(filter);
    }

    /// Counts anew, the runs that meet `asked`.
    void ask(Filter asked) {
        filter = asked;
        var by = grouping.by();
        int mine = ++question;
        if (by == null) {
            return;
        }
        var wanted = metrics;
        store.ask(
                () -> store.services().history().groups(asked.query(1, null), by, wanted),
                (Consumer<List<RunGroup>>) found -> {
                    if (mine == question) {
                        groups = found;
                        listener.arrange();
                    }
                },
                listener::failed);
    }

    /// Opens or folds a group; one that was not read yet is read.
    ///
    /// @param shown runs of it that are there
    void toggle(String key, int shown) {
        boolean isOpen = isOpen(key, shown);
        folded.remove(key);
        opened.remove(key);
        (isOpen ? folded : opened).add(key);
        if (!isOpen && shown == 0) {
            more(key, null);
        }
        listener.arrange();
    }

    /// Reads more runs of a group.
    ///
    /// @param oldest of those that are there, null for none
    void more(String key, @Nullable RunId oldest) {
        var by = grouping.by();
        if (by == null) {
            return;
        }
        var query = filter.query(PAGE, oldest);
        var group = new RunGroup.Key(by, key);
        store.ask(() -> store.services().history().runs(query, group).rows(), listener::read, listener::failed);
    }

    private boolean isOpen(String key, int shown) {
        return opened.contains(key) || (shown > 0 && !folded.contains(key));
    }

    /// Returns the lines of `runs`, which stay in their order within groups.
    List<Line> lines(List<RunRow> runs) {
        if (grouping.by() == null) {
            return runs.stream().<Line>map(Line.Run::new).toList();
        }
        Map<String, List<RunRow>> members = new LinkedHashMap<>();
        for (var run : runs) {
            members.computeIfAbsent(grouping.value(run), _ -> new ArrayList<>()).add(run);
        }
        var lines = new ArrayList<Line>();
        for (var group : all(members)) {
            var key = group.key().value();
            var own = members.getOrDefault(key, List.of());
            boolean open = isOpen(key, own.size());
            lines.add(new Line.Group(group, grouping.title(key, store.clock().instant()), open));
            if (open) {
                own.forEach(run -> lines.add(new Line.Run(run)));
                if (own.size() < group.count()) {
                    lines.add(new Line.More(key, own.size(), group.count()));
                }
            }
        }
        return lines;
    }

    /// Returns the groups the store counted, and before them those of runs that came since.
    private List<RunGroup> all(Map<String, List<RunRow>> members) {
        var all = new ArrayList<RunGroup>();
        var known = new LinkedHashSet<String>();
        groups.forEach(group -> known.add(group.key().value()));
        var by = grouping.by();
        members.forEach((key, runs) -> {
            if (by != null && !known.contains(key)) {
                all.add(new RunGroup(
                        new RunGroup.Key(by, key),
                        runs.size(),
                        count(runs, RunStatus.SUCCEEDED),
                        count(runs, RunStatus.FAILED) + count(runs, RunStatus.LOST),
                        null,
                        Map.of()));
            }
        });
        all.addAll(groups);
        return all;
    }

    private static int count(List<RunRow> runs, RunStatus status) {
        return (int) runs.stream().filter(run -> run.status() == status).count();
    }
}
