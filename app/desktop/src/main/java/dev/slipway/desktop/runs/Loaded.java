package dev.slipway.desktop.runs;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// The runs read from the store so far, newest first. UI thread only.
final class Loaded {
    private final TreeMap<RunId, RunRow> rows = new TreeMap<>(Comparator.reverseOrder());

    private List<RunId> ordered = List.of();

    /// Returns what was read in another order, in that order.
    List<RunRow> inOrder() {
        return ordered.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    /// Forgets all and takes `page`, which is in another order.
    void replaceInOrder(List<RunRow> page) {
        replace(page);
        ordered = page.stream().map(RunRow::id).toList();
    }

    /// Takes the next page in that order.
    void addInOrder(List<RunRow> page) {
        add(page);
        var all = new LinkedHashSet<>(ordered);
        page.forEach(run -> all.add(run.id()));
        ordered = List.copyOf(all);
    }

    /// Takes the first page in that order as it is now.
    ///
    /// @param isBeingRead whether rows must stay where they are, unless one is gone
    void refreshInOrder(List<RunRow> page, boolean isBeingRead) {
        var ids = page.stream().map(RunRow::id).toList();
        var before = ordered.subList(0, Math.min(ordered.size(), ids.size()));
        if (isBeingRead && new HashSet<>(ids).containsAll(before)) {
            update(page);
            return;
        }
        var rest = ordered.subList(before.size(), ordered.size()).stream()
                .map(rows::get)
                .filter(Objects::nonNull)
                .toList();
        replaceInOrder(page);
        addInOrder(rest);
    }

    List<RunRow> newestFirst() {
        return List.copyOf(rows.values());
    }

    int size() {
        return rows.size();
    }

    boolean has(RunId id) {
        return rows.containsKey(id);
    }

    Optional<RunRow> find(RunId id) {
        return Optional.ofNullable(rows.get(id));
    }

    Optional<RunId> oldest() {
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.lastKey());
    }

    /// Forgets all and takes `page`.
    void replace(Collection<RunRow> page) {
        rows.clear();
        add(page);
    }

    /// Takes `page` as well.
    void add(Collection<RunRow> page) {
        page.forEach(run -> rows.put(run.id(), run));
    }

    void remove(Collection<RunId> ids) {
        ids.forEach(rows::remove);
    }

    /// Brings what is there up to date with the newest runs of the store; what is gone from that stretch is taken out.
    ///
    /// @param whole whether `newest` is all there is
    /// @return those of `newest` that are not there yet, in their order
    List<RunRow> refresh(List<RunRow> newest, boolean whole) {
        var fresh = new ArrayList<RunRow>();
        var seen = new HashSet<RunId>();
        for (var run : newest) {
            seen.add(run.id());
            if (rows.replace(run.id(), run) == null) {
                fresh.add(run);
            }
        }
        if (whole) {
            rows.keySet().retainAll(seen);
        } else if (!newest.isEmpty()) {
            rows.headMap(newest.getLast().id(), true).keySet().retainAll(seen);
        }
        return fresh;
    }

    /// Brings single runs up to date.
    void update(Collection<RunRow> runs) {
        runs.forEach(run -> rows.replace(run.id(), run));
    }

    /// Takes what was read: in place of all there was if `anew`, else behind it.
    ///
    /// @param isInOrder whether the store has sorted them, else they are the newest
    void take(List<RunRow> rows, boolean anew, boolean isInOrder) {
        if (isInOrder) {
            if (anew) {
                replaceInOrder(rows);
            } else {
                addInOrder(rows);
            }
        } else if (anew) {
            replace(rows);
        } else {
            add(rows);
        }
    }
}
