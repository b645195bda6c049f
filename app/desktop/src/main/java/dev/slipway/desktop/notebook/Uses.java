package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.kit.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which cells give others what they read, as of the graph it was made of. UI thread only.
///
/// @param cells in order
/// @param readers the cells that read from a cell, in order
record Uses(List<CellViewModel> cells, Map<CellId, List<CellViewModel>> readers) {
    static Uses of(List<CellViewModel> cells) {
        var readers = new HashMap<CellId, List<CellViewModel>>();
        for (var cell : cells) {
            var node = cell.nodeProperty().get();
            if (node != null && cell.isCode()) {
                new HashSet<>(node.dependsOn())
                        .forEach(source -> readers.computeIfAbsent(source, _ -> new ArrayList<>())
                                .add(cell));
            }
        }
        return new Uses(List.copyOf(cells), readers);
    }

    /// Returns the cell that `name`, which `reader` reads, comes from; empty if none of those it depends on defines it.
    Optional<CellViewModel> source(String name, CellViewModel reader) {
        var node = reader.nodeProperty().get();
        return node == null
                ? Optional.empty()
                : cells.stream()
                        .filter(cell -> node.dependsOn().contains(cell.id()) && defines(cell, name))
                        .reduce((_, last) -> last);
    }

    private static boolean defines(CellViewModel cell, String name) {
        var node = cell.nodeProperty().get();
        return node != null && node.defines().contains(name);
    }

    /// Returns the cells that read `name` of the cell `definer`.
    List<CellViewModel> readers(String name, CellId definer) {
        return readers.getOrDefault(definer, List.of()).stream()
                .filter(cell -> {
                    var node = cell.nodeProperty().get();
                    return node != null
                            && (node.reads().contains(name) || node.changes().contains(name));
                })
                .toList();
    }

    /// Returns the 1-based numbers of `some` cells in words: `2, 5, 9`; no more than a few.
    String numbers(List<CellViewModel> some) {
        var numbers = some.stream()
                .limit(4)
                .map(cell -> String.valueOf(cells.indexOf(cell) + 1))
                .toList();
        return String.join(", ", numbers) + (some.size() > numbers.size() ? ", …" : "");
    }

    /// Returns the cells that have run, show nothing, change nothing, and define what no other cell reads.
    Set<CellId> unread() {
        var unread = new HashSet<CellId>();
        for (var cell : cells) {
            if (isUnread(cell)) {
                unread.add(cell.id());
            }
        }
        return unread;
    }

    /// Tells whether `cell` is one of them.
    boolean isUnread(CellViewModel cell) {
        var node = cell.nodeProperty().get();
        return node != null
                && cell.isCode()
                && !node.defines().isEmpty()
                && node.changes().isEmpty()
                && cell.stateProperty().get().mark() == Mark.FRESH
                && cell.outputs().isEmpty()
                && cell.directives().placed().isEmpty()
                && !readers.containsKey(cell.id());
    }
}
