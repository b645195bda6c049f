package dev.slipway.kernel.analysis;

import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.problem.Severity;
import java.util.List;

/// What `check` reports: the cells with their edges, and the problems. Both in document order; copied.
public record CellGraph(List<CellNode> cells, List<Problem> problems) {
    /// Code of the problem of a name that a step in a loop reads and declares anew: no kernel can run that as it is
    /// meant.
    public static final String REDECLARED_IN_LOOP = "redeclared-in-loop";

    public CellGraph {
        cells = List.copyOf(cells);
        problems = List.copyOf(problems);
    }

    /// Tells whether a problem is an error.
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
