package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.Analysis.How;
import dev.slipway.kernel.analysis.Analysis.What;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.replay.Replay;
import dev.slipway.kernel.replay.Replay.Kind;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// In which loops each cell runs. Immutable.
///
/// A step with `foreach` runs per element, and so does one that reads, without gathering it, what differs from element
/// to element; a gathered list differs by the loops outside the one that was gathered.
///
/// @param loops 0-based position of a cell → those of the cells with the `foreach`s in force, outermost first
/// @param closes 0-based position of a cell → those of the cells with the `foreach`s that its step gathers over
record FanOuts(Map<Integer, List<Integer>> loops, Map<Integer, List<Integer>> closes) {
    FanOuts {
        loops = Map.copyOf(loops);
        closes = Map.copyOf(closes);
    }

    /// @param found who reads and changes what; gathered artifacts and collections of loops do not count
    static FanOuts of(Replay replay, Bindings found, StepNames steps) {
        var search = new Search(replay, found);
        Map<String, List<ReplayedCell>> groups = new java.util.LinkedHashMap<>();
        for (var cell : replay.cells()) {
            var step = steps.of(cell.cell().index());
            if (step != null) {
                groups.computeIfAbsent(step, _ -> new ArrayList<>()).add(cell);
            }
        }
        groups.values().forEach(search::step);
        return new FanOuts(search.loops, search.closes);
    }

    /// Returns the loops in force in the cell at `index`, as positions of cells.
    List<Integer> of(int index) {
        return loops.getOrDefault(index, List.of());
    }

    /// Returns how often the cell at `index` runs.
    CellNode.FanOut of(int index, List<SourceCell> cells) {
        return new CellNode.FanOut(
                of(index).stream().map(at -> cells.get(at).id()).toList(),
                closes.getOrDefault(index, List.of()).stream()
                        .map(at -> cells.get(at).id())
                        .toList());
    }

    /// Goes through the steps from top to bottom. One thread at a time.
    private static final class Search {
        private final Map<Integer, List<Integer>> loops = new HashMap<>();
        private final Map<Integer, List<Integer>> closes = new HashMap<>();
        private final Replay replay;
        private final Map<Integer, List<Analysis.Binding>> reads;
        private final Map<Integer, List<Analysis.Change>> changes;

        Search(Replay replay, Bindings found) {
            this.replay = replay;
            reads = Bindings.byReader(found.own());
            changes = found.changesByCell();
        }

        void step(List<ReplayedCell> group) {
            List<Integer> outer = List.of();
            Set<Integer> closed = new LinkedHashSet<>();
            var own = new ArrayList<Integer>();
            var places = group.stream().map(cell -> cell.cell().index()).collect(Collectors.toSet());
            for (var cell : group) {
                int index = cell.cell().index();
                for (var gather : cell.directives().all(Directive.Gather.class)) {
                    var differs = above(index, gather.artifact());
                    if (!differs.isEmpty()) {
                        closed.add(differs.getLast());
                        outer = longer(outer, differs.subList(0, differs.size() - 1));
                    }
                }
                for (var foreach : cell.directives().all(Directive.Foreach.class)) {
                    own.add(index);
                    for (var loop : foreach.loops()) {
                        outer = longer(outer, above(index, loop.over()));
                    }
                }
                outer = longer(outer, used(places, index));
            }
            var all = new ArrayList<>(outer);
            own.stream().limit(1).forEach(all::add);
            group.forEach(cell -> {
                loops.put(cell.cell().index(), List.copyOf(all));
                closes.put(cell.cell().index(), List.copyOf(closed));
            });
        }

        /// Returns the loops that what the cell reads or assigns of other steps differs by.
        ///
        /// @param group positions of the cells of its step
        private List<Integer> used(Set<Integer> group, int user) {
            var definers = new ArrayList<Integer>();
            reads.getOrDefault(user, List.of()).stream()
                    .filter(read -> read.what() == What.VARIABLE)
                    .forEach(read -> definers.add(read.definer()));
            changes.getOrDefault(user, List.of()).stream()
                    .filter(change -> change.how() == How.ASSIGNED)
                    .forEach(change -> definers.add(change.definer()));
            List<Integer> outer = List.of();
            for (int definer : definers) {
                outer = group.contains(definer) ? outer : longer(outer, loops.getOrDefault(definer, List.of()));
            }
            return outer;
        }

        /// Returns the loops that the variable, of a cell above the one at `index`, differs by.
        private List<Integer> above(int index, String variable) {
            List<Integer> found = List.of();
            for (var cell : replay.cells()) {
                if (cell.cell().index() < index && declares(cell, variable)) {
                    found = loops.getOrDefault(cell.cell().index(), List.of());
                }
            }
            return found;
        }

        private static boolean declares(ReplayedCell cell, String variable) {
            return !cell.isSkipped()
                    && cell.snippets().stream()
                            .anyMatch(snippet -> snippet.kind() == Kind.VARIABLE
                                    && snippet.name().equals(variable));
        }

        private static List<Integer> longer(List<Integer> a, List<Integer> b) {
            return b.size() > a.size() ? b : a;
        }
    }
}
