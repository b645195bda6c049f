package dev.slipway.kernel.analysis;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.problem.Severity;
import dev.slipway.kernel.protocol.CellUse;
import java.util.List;

/// What `check` reports: the cells with their edges, and the problems. All in document order; copied.
///
/// @param uses of the code cells, finer than the edges: what tells which cells have to run again
public record CellGraph(List<CellNode> cells, List<Problem> problems, List<CellUse> uses) {
    /// Code of the problem of a name that a step in a loop reads and declares anew: no kernel can run that as it is
    /// meant.
    public static final String REDECLARED_IN_LOOP = "redeclared-in-loop";

    public CellGraph {
        cells = List.copyOf(cells);
        problems = List.copyOf(problems);
        uses = List.copyOf(uses);
    }

    /// Makes a graph without `uses`.
    public CellGraph(List<CellNode> cells, List<Problem> problems) {
        this(cells, problems, List.of());
    }

    /// Returns the names of the variables whose objects the cell `id` may change, beside those it changes.
    public List<String> mayChange(CellId id) {
        return uses.stream()
                .filter(use -> use.cell().equals(id))
                .findFirst()
                .map(use -> use.mayChange().stream()
                        .filter(name -> !name.matches("\\$\\d+")) // the value of an expression: nobody named it
                        .toList())
                .orElse(List.of());
    }

    /// Tells whether a problem is an error.
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
