package dev.slipway.engine.flow;

import dev.slipway.kernel.problem.Problem;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// The order of problems. Stateless.
final class ProblemOrder {
    private static final Comparator<Problem> BY_PLACE = Comparator.comparingInt(ProblemOrder::cell)
            .thenComparingInt(
                    problem -> problem.place() == null ? 0 : problem.place().line())
            .thenComparingInt(
                    problem -> problem.place() == null ? 0 : problem.place().column());

    private ProblemOrder() {}

    /// Returns the problems in document order, each once; those of no cell come last.
    static List<Problem> sorted(Collection<Problem> problems) {
        return problems.stream().distinct().sorted(BY_PLACE).toList();
    }

    private static int cell(Problem problem) {
        var place = problem.place();
        return place == null ? Integer.MAX_VALUE : place.cellIndex();
    }
}
