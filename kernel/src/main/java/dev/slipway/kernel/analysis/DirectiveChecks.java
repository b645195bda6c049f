package dev.slipway.kernel.analysis;

import dev.slipway.kernel.directive.CellDirectives.Placed;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.directive.Nearest;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.replay.Replay;
import dev.slipway.kernel.replay.Replay.Kind;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds what is wrong with directives in the light of the whole notebook. One thread at a time.
final class DirectiveChecks {
    private final FanOuts fanOuts;
    private final StepNames steps;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Placed> started = new HashMap<>();
    private final Map<String, Integer> variables = new HashMap<>();

    private DirectiveChecks(FanOuts fanOuts, StepNames steps) {
        this.fanOuts = fanOuts;
        this.steps = steps;
    }

    static List<Problem> of(Replay replay, FanOuts fanOuts, StepNames steps) {
        var checks = new DirectiveChecks(fanOuts, steps);
        replay.cells().forEach(checks::check);
        return checks.problems;
    }

    private void check(ReplayedCell cell) {
        for (var placed : cell.directives().placed()) {
            switch (placed.directive()) {
                case Directive.Step step -> step(step, placed);
                case Directive.Gather gather -> gather(cell, gather, placed);
                case Directive.Mutates mutates -> mutates.names().forEach(name -> mutates(cell, name, placed));
                default -> {
                    // names nothing of other cells
                }
            }
        }
        for (var snippet : cell.snippets()) {
            if (snippet.kind() == Kind.VARIABLE) {
                variables.put(snippet.name(), cell.cell().index());
            }
        }
    }

    private void step(Directive.Step step, Placed placed) {
        var before = started.putIfAbsent(step.name(), placed);
        if (before != null) {
            problems.add(Problem.error(
                    "duplicate-step",
                    "Cell " + (before.place().cellIndex() + 1) + " and cell "
                            + (placed.place().cellIndex() + 1) + " both start a step " + step.name() + ".",
                    "Give one of them another name.",
                    placed.place()));
        }
    }

    private void gather(ReplayedCell cell, Directive.Gather gather, Placed placed) {
        var definer = variables.get(gather.artifact());
        var step = definer == null ? null : steps.of(definer);
        if (definer != null
                && (step == null
                        || fanOuts.of(definer).isEmpty()
                        || step.equals(steps.of(cell.cell().index())))) {
            problems.add(Problem.error(
                    "nothing-to-gather",
                    "Cell " + (cell.cell().index() + 1) + " gathers " + gather.artifact() + " of cell " + (definer + 1)
                            + ", of which there is only one: no step with foreach makes it.",
                    "Read " + gather.artifact() + " itself, or gather a variable of a step with foreach.",
                    placed.place()));
        }
    }

    private void mutates(ReplayedCell cell, String name, Placed placed) {
        boolean isOwn =
                cell.snippets().stream().anyMatch(snippet -> snippet.name().equals(name));
        if (!isOwn && !variables.containsKey(name)) {
            problems.add(Problem.error(
                    "unknown-artifact",
                    "Cell " + (cell.cell().index() + 1) + " says that it mutates " + name
                            + ", which no cell above defines.",
                    Nearest.of(name, variables.keySet())
                            .map(nearest -> "Did you mean " + nearest + "?")
                            .orElse("Name a variable of a cell above."),
                    placed.place()));
        }
    }
}
