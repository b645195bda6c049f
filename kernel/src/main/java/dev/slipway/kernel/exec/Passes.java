package dev.slipway.kernel.exec;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.analysis.CellNode;
import dev.slipway.kernel.analysis.CellNode.FanOut;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.directive.DirectiveParser;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.engine.CellEngine.Elements.Loop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The order in which the cells of a notebook run: from top to bottom, those in a loop together for each element, a
/// loop within a loop for each of its elements. Cells that gather a loop's elements come after all of them. One use,
/// one thread.
final class Passes {
    private final List<SourceCell> cells;
    private final Map<CellId, CellNode> nodes = new HashMap<>();
    private final Map<CellId, String> caught = new HashMap<>();
    private final Map<List<Loop>, Integer> sizes = new HashMap<>();
    private final Limits.Elements wanted;
    private final Execution execution;

    /// Executes a cell.
    interface Execution {
        /// @param elements how many elements the innermost loop has, -1 while that is not known or there is none
        Ran execute(SourceCell cell, Elements element, int elements, Catching catching) throws InterruptedException;

        /// Gives the variables of a cell whose step failed what they have then.
        void settle(SourceCell cell, Elements element) throws InterruptedException;

        /// Tells whether no cell is to run any more.
        boolean isOver();
    }

    /// Whether a cell that throws fails.
    enum Catching {
        NO,
        YES
    }

    /// How it went.
    ///
    /// @param elements how many elements the cell's own `foreach` has; null if it has none or was not reached
    /// @param failure what `catch` gets, null if nothing was caught
    record Ran(@Nullable Integer elements, @Nullable String failure) {}

    /// @param cells the code cells in document order
    /// @param graph says which of them run in loops; a cell that it does not know runs once
    Passes(List<SourceCell> cells, CellGraph graph, Limits.Elements wanted, Execution execution) {
        this.cells = List.copyOf(cells);
        this.wanted = wanted;
        this.execution = execution;
        graph.cells().forEach(node -> nodes.put(node.cell().id(), node));
        for (var cell : cells) {
            DirectiveParser.parse(cell)
                    .first(Directive.Catch.class)
                    .ifPresent(each -> caught.put(cell.id(), each.variable()));
        }
    }

    void run() throws InterruptedException {
        run(0, cells.size(), List.of());
    }

    /// Runs the cells from `from` to `to`, exclusive, for these elements.
    private void run(int from, int to, List<Loop> loops) throws InterruptedException {
        for (int i = from; i < to && !execution.isOver(); ) {
            var inForce = fanOut(i).loops();
            if (inForce.size() > loops.size()) {
                i = loop(i, to, loops, inForce.get(loops.size()));
            } else if (step(i) == null && !isFirst(loops)) {
                i++; // imports, types and methods within a loop
            } else {
                i = execute(i, to, loops);
            }
        }
    }

    private static boolean isFirst(List<Loop> loops) {
        return loops.stream().allMatch(loop -> loop.element() <= 0);
    }

    /// Runs the cells in one loop for each of its elements, and returns the index of the first cell after them.
    private int loop(int from, int to, List<Loop> outer, CellId root) throws InterruptedException {
        int end = end(from, to, outer.size(), root);
        int begun = from;
        if (cells.get(from).id().equals(root)) {
            boolean isEmpty = outer.stream().anyMatch(loop -> loop.element() < 0);
            var first = within(outer, root, isEmpty ? -1 : 0);
            sizes.put(key(outer, root), 1); // if the cell fails and all goes on
            begun = execute(from, end, first);
        }
        int size = sizes.getOrDefault(key(outer, root), 0);
        if (size == 0) {
            run(begun, end, within(outer, root, -1));
            return end;
        }
        int last = wanted == Limits.Elements.FIRST ? 1 : size;
        for (int element = 0; element < last && !execution.isOver(); element++) {
            run(element == 0 ? begun : from, end, within(outer, root, element));
        }
        return end;
    }

    private static List<Loop> key(List<Loop> outer, CellId root) {
        return within(outer, root, -1);
    }

    private static List<Loop> within(List<Loop> outer, CellId root, int element) {
        var loops = new ArrayList<>(outer);
        loops.add(new Loop(root, element));
        return List.copyOf(loops);
    }

    /// Returns the index after the cells from `from` on that run in the loop of `root`, at `depth`, together.
    ///
    /// Those do not go together of which one reads a name of a cell above all of them and a later one declares it
    /// anew: the first would read the other's from the second element on.
    private int end(int from, int to, int depth, CellId root) {
        int end = from;
        var outside = new HashSet<String>();
        var within = new HashSet<String>();
        for (int i = from; i < to; i++) {
            if (!isWithin(i, depth, root)) {
                if (step(i) != null) {
                    break;
                }
                continue;
            }
            boolean begins = i > from && !Objects.equals(step(i), step(end - 1));
            if (begins && declaresAny(outside, end, i)) {
                break;
            }
            for (; end <= i; end++) {
                var node = nodes.get(cells.get(end).id());
                if (node != null) {
                    node.reads().stream().filter(name -> !within.contains(name)).forEach(outside::add);
                    within.addAll(step(end) == null ? List.of() : node.defines());
                }
            }
        }
        return Math.max(end, from + 1);
    }

    private boolean isWithin(int i, int depth, CellId root) {
        var fanOut = fanOut(i);
        return fanOut.loops().size() > depth
                && fanOut.loops().get(depth).equals(root)
                && !fanOut.closes().contains(root);
    }

    /// Tells whether a cell of the step that begins at `first`, or of none between `from` and that, declares one of the
    /// names.
    private boolean declaresAny(Set<String> names, int from, int first) {
        for (int i = from; i < cells.size() && (i < first || Objects.equals(step(i), step(first))); i++) {
            var node = nodes.get(cells.get(i).id());
            if (node != null && node.defines().stream().anyMatch(names::contains)) {
                return true;
            }
        }
        return false;
    }

    /// Runs a cell, and if its step's failure is caught settles the step; returns the index of the next cell to run.
    private int execute(int i, int to, List<Loop> loops) throws InterruptedException {
        var cell = cells.get(i);
        var variable = catching(i);
        var catching = variable.isPresent() ? Catching.YES : Catching.NO;
        var ran = execution.execute(cell, Elements.of(loops), size(loops), catching);
        if (ran.elements() != null && !loops.isEmpty()) {
            sizes.put(key(loops.subList(0, loops.size() - 1), cell.id()), ran.elements());
        }
        var message = ran.failure();
        if (message == null || variable.isEmpty()) {
            return i + 1;
        }
        int next = i + 1;
        for (int at = 0; at < to; at++) {
            if (Objects.equals(step(at), step(i))) {
                execution.settle(cells.get(at), Elements.of(loops).caught(variable.get(), message));
                next = Math.max(next, at + 1);
            }
        }
        return next;
    }

    private int size(List<Loop> loops) {
        if (loops.isEmpty()) {
            return -1;
        }
        return sizes.getOrDefault(
                key(loops.subList(0, loops.size() - 1), loops.getLast().cell()), -1);
    }

    /// Returns the variable that takes the failure of the step that a cell belongs to.
    private Optional<String> catching(int i) {
        var step = step(i);
        return step == null
                ? Optional.empty()
                : cells.stream()
                        .filter(cell -> caught.containsKey(cell.id()))
                        .filter(cell -> step.equals(step(cells.indexOf(cell))))
                        .map(cell -> Objects.requireNonNull(caught.get(cell.id())))
                        .findFirst();
    }

    private FanOut fanOut(int i) {
        var node = nodes.get(cells.get(i).id());
        return node == null ? FanOut.ONCE : node.fanOut();
    }

    private @Nullable String step(int i) {
        var node = nodes.get(cells.get(i).id());
        return node == null ? null : node.step();
    }
}
