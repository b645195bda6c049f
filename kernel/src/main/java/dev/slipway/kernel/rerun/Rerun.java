package dev.slipway.kernel.rerun;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.protocol.CellTrace;
import dev.slipway.kernel.rerun.Standing.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What every code cell's standing is, and what has to be done so that the session is what the document means: what it
/// would be had all cells run from top to bottom in a new kernel. Immutable.
///
/// @param standings of the code cells, in document order
/// @param forgets the cells whose definitions have to be deleted first: types of theirs have state that running the
/// cell again would not take back, or nothing in the document defines what they did; copied
/// @param runs the cells to run then, in document order: those that are not right, and those that are but are needed
/// again; copied
public record Rerun(Map<CellId, Standing> standings, List<CellId> forgets, List<CellId> runs) {
    public Rerun {
        forgets = List.copyOf(forgets);
        runs = List.copyOf(runs);
    }

    /// Which cells are to be right.
    public enum Goal {
        /// Those that ran, and what they need.
        RAN,
        /// All.
        EVERY_CELL
    }

    /// Returns what running `cell` does as far as its graph says, for kernels that do not say it themselves.
    public static CellTrace assumed(CellGraph graph, CellId cell) {
        return new CellTrace(Meaning.use(graph, cell), List.of(), List.of());
    }

    /// Returns what is true of `cells`, and what has to be done.
    ///
    /// @param cells all cells of the document, in order
    /// @param graph of these cells; what one that is a moment old says is as old
    /// @param history of the session
    public static Rerun of(List<SourceCell> cells, CellGraph graph, LiveHistory history, Goal goal) {
        var meaning = new Meaning(cells, graph, history);
        var standings = new Standings(meaning, history);
        var plan = new RerunPlan(meaning, history, standings);
        plan.make(goal);
        var all = new LinkedHashMap<CellId, Standing>();
        for (var cell : cells) {
            int at = meaning.place(cell.id());
            if (at >= 0) {
                all.put(cell.id(), plan.standing(at));
            } else if (cell.kind() == dev.slipway.api.document.CellKind.CODE) {
                all.put(cell.id(), Standing.of(Kind.NEVER_RAN));
            }
        }
        return new Rerun(all, plan.forgets(), plan.runs());
    }
}
