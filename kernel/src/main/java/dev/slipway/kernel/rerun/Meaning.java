package dev.slipway.kernel.rerun;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.analysis.CellNode;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.protocol.CellUse;
import dev.slipway.kernel.protocol.CellUse.Defined;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What the order of the document means: for each code cell, which cells give what it uses. Immutable.
///
/// Cells are counted from 0 among the code cells that are not blank.
final class Meaning {
    private final List<SourceCell> cells = new ArrayList<>();
    private final List<CellUse> uses = new ArrayList<>();
    private final Map<CellId, Integer> places = new HashMap<>();
    private final List<Map<String, Map<String, Integer>>> before = new ArrayList<>();
    private final Map<String, Map<String, Integer>> end;
    private final Set<CellId> faulty = new HashSet<>();

    /// @param graph of the cells, possibly a moment old
    /// @param history of the session: what cells used when they ran counts, too, as the graph knows nothing of what
    /// one uses that does not compile
    Meaning(List<SourceCell> all, CellGraph graph, LiveHistory history) {
        var known = known(graph);
        graph.problems().stream()
                .filter(problem -> problem.code().equals("compile-error"))
                .map(Problem::place)
                .filter(Objects::nonNull)
                .forEach(place -> faulty.add(place.cell()));
        for (var cell : all) {
            if (cell.kind() == CellKind.CODE && !cell.source().isBlank()) {
                places.put(cell.id(), cells.size());
                cells.add(cell);
                uses.add(known.getOrDefault(cell.id(), nothing(cell.id())));
            }
        }
        var names = new HashMap<String, Map<String, Integer>>();
        for (int at = 0; at < cells.size(); at++) {
            var found = found(uses.get(at), names);
            var run = history.last(cells.get(at).id());
            if (run != null) {
                run.use().reads().forEach(name -> found.putIfAbsent(name, names.getOrDefault(name, Map.of())));
            }
            before.add(found);
            give(at, names);
        }
        end = names;
    }

    private static Map<CellId, CellUse> known(CellGraph graph) {
        var known = new HashMap<CellId, CellUse>();
        graph.cells().forEach(node -> known.put(node.cell().id(), coarse(node)));
        graph.uses().forEach(use -> known.put(use.cell(), use));
        return known;
    }

    static CellUse use(CellGraph graph, CellId cell) {
        return known(graph).getOrDefault(cell, nothing(cell));
    }

    private static CellUse nothing(CellId cell) {
        return new CellUse(cell, List.of(), List.of(), List.of(), List.of(), false);
    }

    private static CellUse coarse(CellNode node) {
        var defines =
                node.defines().stream().map(name -> new Defined(name, name)).toList();
        return new CellUse(node.cell().id(), defines, node.reads(), List.of(), node.changes(), false);
    }

    /// Returns what `use` finds, of the names it uses and mentions.
    private static Map<String, Map<String, Integer>> found(CellUse use, Map<String, Map<String, Integer>> names) {
        var found = new HashMap<String, Map<String, Integer>>();
        for (var list : List.of(use.reads(), use.changes(), use.mentions(), use.inside())) {
            list.forEach(name -> found.put(name, names.getOrDefault(name, Map.of())));
        }
        use.defines().stream()
                .filter(Defined::isType)
                .forEach(one -> found.put(one.name(), names.getOrDefault(one.name(), Map.of())));
        return found;
    }

    /// Notes what the cell at `at` gives. Maps of keys are replaced, never changed.
    private void give(int at, Map<String, Map<String, Integer>> names) {
        var use = uses.get(at);
        for (var one : use.defines()) {
            var keys = new HashMap<>(names.getOrDefault(one.name(), Map.of()));
            keys.put(one.key(), at);
            names.put(one.name(), keys);
        }
        for (var name : use.changes()) {
            var keys = new HashMap<>(names.getOrDefault(name, Map.of()));
            keys.replaceAll((key, giver) -> LiveHistory.isState(key) ? Integer.valueOf(at) : giver);
            names.put(name, keys);
        }
    }

    int size() {
        return cells.size();
    }

    SourceCell cell(int at) {
        return cells.get(at);
    }

    CellUse use(int at) {
        return uses.get(at);
    }

    /// Tells whether a part of the cell at `at` does not compile.
    boolean isFaulty(int at) {
        return faulty.contains(cells.get(at).id());
    }

    /// Returns the place of a cell, -1 if it is no code cell of the document.
    int place(CellId cell) {
        return places.getOrDefault(cell, -1);
    }

    /// Returns the names whose values the cell at `at` uses, those it changes among them. A type that is defined again
    /// may be the same class as before, with what its static fields hold.
    Set<String> inputs(int at) {
        var inputs = new LinkedHashSet<>(uses.get(at).reads());
        inputs.addAll(uses.get(at).changes());
        for (var one : uses.get(at).defines()) {
            if (one.isType() && given(at, one.name()).containsKey(one.key())) {
                inputs.add(one.name());
            }
        }
        return inputs;
    }

    /// Returns key → place of the cell that gives it, of the definitions of `name` that the cell at `at` finds.
    Map<String, Integer> given(int at, String name) {
        return before.get(at).getOrDefault(name, Map.of());
    }

    /// Returns name → key → place of the last cell that gives it, counting the cells in `among` only.
    Map<String, Map<String, Integer>> end(Set<Integer> among) {
        if (among.size() == cells.size()) {
            return end;
        }
        var names = new HashMap<String, Map<String, Integer>>();
        among.stream().sorted().forEach(at -> give(at, names));
        return names;
    }
}
