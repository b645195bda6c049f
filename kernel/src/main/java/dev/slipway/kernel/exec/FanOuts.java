package dev.slipway.kernel.exec;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.analysis.CellNode;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.directive.CellDirectives;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.directive.DirectiveParser;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.protocol.Variable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Which cells run once per element: those of a step with `foreach`, and of the steps below it that read what differs
/// from element to element without gathering it. One thread at a time.
final class FanOuts {
    private final List<SourceCell> cells;
    private final Map<CellId, CellDirectives> directives = new HashMap<>();
    private final Map<CellId, String> steps = new HashMap<>();
    private final Map<CellId, CellNode> nodes = new HashMap<>();
    private final Kernel kernel;

    private FanOuts(List<SourceCell> cells, Kernel kernel) {
        this.cells = cells.stream().filter(cell -> cell.kind() == CellKind.CODE).toList();
        this.kernel = kernel;
    }

    /// Returns the fan-outs of a notebook; the kernel is asked for the cell graph only if there is a `foreach`.
    ///
    /// @throws IOException if the kernel has ended
    static FanOuts of(List<SourceCell> cells, Kernel kernel) throws InterruptedException, IOException {
        var fanOuts = new FanOuts(cells, kernel);
        fanOuts.cells.forEach(cell -> fanOuts.directives.put(cell.id(), DirectiveParser.parse(cell)));
        if (fanOuts.cells.stream().anyMatch(fanOuts::isLoop)) {
            fanOuts.read(answer(kernel.analyse(cells)));
        }
        return fanOuts;
    }

    private void read(CellGraph graph) {
        graph.cells().forEach(node -> nodes.put(node.cell().id(), node));
        var current = "";
        for (var cell : cells) {
            var node = nodes.get(cell.id());
            var named = directives.get(cell.id());
            if (node != null && node.step() != null) {
                current = node.step();
            } else if (named != null && named.first(Directive.Step.class).isPresent()) {
                current = named.first(Directive.Step.class).get().name();
            }
            steps.put(cell.id(), current);
        }
    }

    private boolean isLoop(SourceCell cell) {
        return directivesOf(cell).first(Directive.Foreach.class).isPresent();
    }

    private CellDirectives directivesOf(SourceCell cell) {
        return Objects.requireNonNull(directives.get(cell.id()));
    }

    /// Returns the cells of the step whose `foreach` stands in `cell`, from there on; none if it has none.
    List<SourceCell> startingAt(SourceCell cell) {
        if (!isLoop(cell)) {
            return List.of();
        }
        int from = cells.indexOf(cell);
        return cells.subList(from, segmentEnd(from));
    }

    /// Returns the index after the cells of the same step as the one at `from`.
    private int segmentEnd(int from) {
        var step = steps.get(cells.get(from).id());
        int to = from + 1;
        while (to < cells.size() && Objects.equals(steps.get(cells.get(to).id()), step) && !isLoop(cells.get(to))) {
            to++;
        }
        return to;
    }

    /// Returns the index after the step at `to` if it runs per element of the loop at `from` too, else `to`.
    ///
    /// The cells from `from` to `to` must have run, so that the kernel knows their variables.
    int inheriting(List<SourceCell> all, int from, int to) throws InterruptedException, IOException {
        if (to >= all.size() || isLoop(all.get(to))) {
            return to;
        }
        var perElement = perElement(all.subList(from, to));
        int end = segmentEnd(to);
        for (var cell : all.subList(to, end)) {
            var node = nodes.get(cell.id());
            var gathered = directivesOf(cell).all(Directive.Gather.class).stream()
                    .map(Directive.Gather::artifact)
                    .toList();
            var reads = new ArrayList<>(node == null ? List.<String>of() : node.reads());
            reads.removeAll(gathered);
            if (reads.stream().anyMatch(perElement::contains)) {
                return end;
            }
        }
        return to;
    }

    private Set<String> perElement(List<SourceCell> group) throws InterruptedException, IOException {
        var ids = new HashSet<CellId>();
        var names = new HashSet<String>();
        for (var cell : group) {
            ids.add(cell.id());
            directivesOf(cell)
                    .first(Directive.Foreach.class)
                    .ifPresent(foreach -> foreach.loops().forEach(loop -> names.add(loop.variable())));
        }
        for (Variable variable : answer(kernel.variables())) {
            if (variable.cell() != null && ids.contains(variable.cell())) {
                names.add(variable.name());
            }
        }
        return names;
    }

    private static <T> T answer(CompletableFuture<T> question) throws InterruptedException, IOException {
        try {
            return question.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        }
    }
}
