package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What running would touch, before it runs. Immutable.
///
/// @param runs the cells that would run; copied
/// @param upstream those that what runs reads from, directly or not; copied
/// @param downstream those that read from what runs, and would be stale then; copied
record RunPreview(Set<CellId> runs, Set<CellId> upstream, Set<CellId> downstream) {
    static final RunPreview NONE = new RunPreview(Set.of(), Set.of(), Set.of());

    RunPreview {
        runs = Set.copyOf(runs);
        upstream = Set.copyOf(upstream);
        downstream = Set.copyOf(downstream);
    }

    /// Returns the preview of running `runs` of `cells`.
    static RunPreview of(List<CellViewModel> cells, List<CellViewModel> runs) {
        Map<CellId, Set<CellId>> above = new HashMap<>();
        Map<CellId, Set<CellId>> below = new HashMap<>();
        for (var cell : cells) {
            var node = cell.nodeProperty().get();
            if (node != null && cell.isCode()) {
                for (var other : node.dependsOn()) {
                    above.computeIfAbsent(cell.id(), _ -> new HashSet<>()).add(other);
                    below.computeIfAbsent(other, _ -> new HashSet<>()).add(cell.id());
                }
            }
        }
        var ids = new HashSet<CellId>();
        runs.stream().filter(CellViewModel::isCode).forEach(cell -> ids.add(cell.id()));
        return new RunPreview(ids, reached(ids, above), reached(ids, below));
    }

    private static Set<CellId> reached(Set<CellId> from, Map<CellId, Set<CellId>> edges) {
        var seen = new HashSet<CellId>();
        var todo = new ArrayDeque<>(from);
        while (!todo.isEmpty()) {
            for (var next : edges.getOrDefault(todo.remove(), Set.of())) {
                if (!from.contains(next) && seen.add(next)) {
                    todo.add(next);
                }
            }
        }
        return seen;
    }

    /// Returns it in words, for a tooltip: `Reads from cells 2 and 4. Then stale: cell 7.`; empty if it touches nothing
    /// else.
    String words(List<CellViewModel> cells) {
        var reads = upstream.isEmpty() ? "" : "Reads from " + places(upstream, cells) + ".";
        var stale = downstream.isEmpty() ? "" : "Read by " + places(downstream, cells) + ".";
        return reads.isEmpty() || stale.isEmpty() ? reads + stale : reads + " " + stale;
    }

    private static String places(Set<CellId> ids, List<CellViewModel> cells) {
        var places = new java.util.ArrayList<String>();
        for (int i = 0; i < cells.size(); i++) {
            if (ids.contains(cells.get(i).id())) {
                places.add(String.valueOf(i + 1));
            }
        }
        return (places.size() == 1 ? "cell " : "cells ") + String.join(", ", places);
    }
}
