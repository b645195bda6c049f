package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.analysis.CellNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is true of each cell that has run: whether what it read is still what the document says. One use each.
///
/// A cell is stale if its text was edited since it ran, if a cell that writes what it reads ran later, or if such a
/// cell
/// is itself stale. It is out of order if what it read was written by another cell than the document's order says.
final class Staleness {
    private final Map<CellId, LastRun> runs;
    private final Map<CellId, Integer> places = new HashMap<>();
    private final Map<CellId, CellNode> nodes = new HashMap<>();
    private final Map<String, List<CellId>> writers = new HashMap<>();
    private final Map<CellId, CellState> states = new LinkedHashMap<>();

    private Staleness(List<Cell> cells, CellGraph graph, Map<CellId, LastRun> runs) {
        this.runs = runs;
        for (int i = 0; i < cells.size(); i++) {
            places.put(cells.get(i).id(), i);
        }
        graph.cells().stream()
                .filter(node -> places.containsKey(node.cell().id()))
                .forEach(node -> nodes.put(node.cell().id(), node));
        for (var cell : cells) {
            var node = nodes.get(cell.id());
            if (node != null) {
                node.defines().forEach(name -> write(name, cell.id()));
                node.changes().forEach(name -> write(name, cell.id()));
            }
        }
    }

    private void write(String name, CellId cell) {
        var all = writers.computeIfAbsent(name, _ -> new ArrayList<>());
        if (!all.contains(cell)) {
            all.add(cell);
        }
    }

    /// Returns the state of each code cell, in document order.
    ///
    /// @param graph of these cells, possibly a moment old
    /// @param runs the last execution of each cell that has one
    static Map<CellId, CellState> of(List<Cell> cells, CellGraph graph, Map<CellId, LastRun> runs) {
        var staleness = new Staleness(cells, graph, runs);
        for (var cell : cells) {
            if (cell.kind() == CellKind.CODE) {
                staleness.states.put(cell.id(), staleness.state(cell));
            }
        }
        return staleness.states;
    }

    private CellState state(Cell cell) {
        var run = runs.get(cell.id());
        if (run == null) {
            return CellState.NEVER;
        }
        if (!run.succeeded()) {
            return with(run, Mark.FAILED, sameCode(cell, run) ? "" : "edited since");
        }
        if (!sameCode(cell, run)) {
            return with(run, Mark.STALE, "edited since it ran");
        }
        var node = nodes.get(cell.id());
        CellState order = null;
        for (var name : node == null ? List.<String>of() : node.reads()) {
            var expected = expected(cell.id(), name);
            if (expected == null) {
                continue;
            }
            var reason = stale(cell, run, name, expected);
            if (reason != null) {
                return with(run, Mark.STALE, reason);
            }
            var disorder = disorder(cell, run, name, expected);
            if (disorder != null) {
                order = with(run, Mark.OUT_OF_ORDER, disorder);
            }
        }
        return order == null ? with(run, Mark.FRESH, "") : order;
    }

    private static boolean sameCode(Cell cell, LastRun run) {
        return cell.source().strip().equals(run.source().strip());
    }

    /// Returns the last cell above that writes `name`; null if there is none.
    private @Nullable CellId expected(CellId reader, String name) {
        int here = places.getOrDefault(reader, 0);
        CellId last = null;
        for (var writer : writers.getOrDefault(name, List.of())) {
            if (places.getOrDefault(writer, here) < here) {
                last = writer;
            }
        }
        return last;
    }

    private @Nullable String stale(Cell cell, LastRun run, String name, CellId writer) {
        var wrote = runs.get(writer);
        if (wrote != null && wrote.order() > run.order()) {
            return name + " changed " + distance(cell.id(), writer);
        }
        var state = states.get(writer);
        if (wrote != null && state != null && (state.mark() == Mark.STALE || state.mark() == Mark.FAILED)) {
            return name + " is " + state.mark().word() + " " + distance(cell.id(), writer);
        }
        return null;
    }

    private @Nullable String disorder(Cell cell, LastRun run, String name, CellId expected) {
        CellId actual = null;
        int latest = -1;
        for (var writer : writers.getOrDefault(name, List.of())) {
            var wrote = runs.get(writer);
            if (wrote != null && wrote.order() < run.order() && wrote.order() > latest && !writer.equals(cell.id())) {
                latest = wrote.order();
                actual = writer;
            }
        }
        if (actual == null) {
            return name + " comes from a cell that has not run: " + distance(cell.id(), expected);
        }
        return actual.equals(expected) ? null : name + " was set " + distance(cell.id(), actual);
    }

    private String distance(CellId from, CellId to) {
        int away = places.getOrDefault(from, 0) - places.getOrDefault(to, 0);
        int cellsBetween = Math.abs(away);
        return cellsBetween + (cellsBetween == 1 ? " cell " : " cells ") + (away > 0 ? "above" : "below");
    }

    private static CellState with(LastRun run, Mark mark, String reason) {
        return new CellState(mark, reason, run.elapsed(), run.count() == 0 ? null : run.count());
    }
}
