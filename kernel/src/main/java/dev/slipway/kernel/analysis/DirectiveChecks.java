package dev.slipway.kernel.analysis;

import dev.slipway.kernel.directive.CellDirectives.Placed;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.replay.Replay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds what is wrong with directives in the light of the whole notebook.
final class DirectiveChecks {
    private DirectiveChecks() {}

    static List<Problem> of(Replay replay, Bindings found, StepNames steps) {
        var problems = new ArrayList<Problem>();
        repeatedSteps(replay, problems);
        return problems;
    }

    private static void repeatedSteps(Replay replay, List<Problem> problems) {
        Map<String, Placed> first = new HashMap<>();
        for (var cell : replay.cells()) {
            for (var placed : cell.directives().placed()) {
                if (placed.directive() instanceof Directive.Step step) {
                    var before = first.putIfAbsent(step.name(), placed);
                    if (before != null) {
                        problems.add(Problem.error(
                                "duplicate-step",
                                "Cell " + (before.place().cellIndex() + 1) + " and cell "
                                        + (placed.place().cellIndex() + 1) + " both start a step " + step.name() + ".",
                                "Give one of them another name.",
                                placed.place()));
                    }
                }
            }
        }
    }
}
