package dev.slipway.engine.flow;

import dev.slipway.engine.flow.NotebookCells.Declaration;
import dev.slipway.engine.flow.code.Initialiser;
import dev.slipway.engine.flow.code.Reach.Start;
import dev.slipway.kernel.directive.CellDirectives.Placed;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Loops over collections that are known to be empty before anything runs. Stateless.
final class EmptyLoops {
    private EmptyLoops() {}

    static List<Problem> of(NotebookCells cells, Outline outline) {
        var problems = new ArrayList<Problem>();
        for (var cell : cells.code(outline.skipped())) {
            for (var placed : cell.directives().placed()) {
                if (placed.directive() instanceof Directive.Foreach foreach) {
                    for (var loop : foreach.loops()) {
                        cells.collection(cell.cell().index(), loop, outline.skipped())
                                .filter(over -> isEmpty(cells, over))
                                .ifPresent(over -> problems.add(problem(outline, cell, placed, over)));
                    }
                }
            }
        }
        return problems;
    }

    /// Tells whether the initialiser is a constant without elements, and nothing assigns another value.
    private static boolean isEmpty(NotebookCells cells, Declaration over) {
        var entry = over.snippet().entry();
        var field = over.snippet().field();
        var variable = cells.variable(over);
        if (entry == null
                || field == null
                || variable == null
                || cells.code().isAssigned(field.className(), field.member())) {
            return false;
        }
        var start = new Start(entry.className(), over.cell(), Start.order(over.cell(), cells.position(over)));
        return Initialiser.valueOf(cells.code(), start, entry.member(), variable.descriptor())
                .filter(value -> switch (value.json()) {
                    case Collection<?> elements -> elements.isEmpty();
                    case Map<?, ?> entries -> entries.isEmpty();
                    case Number number -> number.longValue() <= 0;
                    case null, default -> false;
                })
                .isPresent();
    }

    private static Problem problem(Outline outline, ReplayedCell cell, Placed placed, Declaration over) {
        var step = outline.stepOf(cell.cell().index());
        boolean isParameter = outline.role(over.cell()) == Outline.Role.PARAMETERS;
        return Problem.warning(
                "empty-foreach",
                "The foreach in " + placed.place().words() + " goes over `" + over.name() + "`, which is empty ("
                        + NotebookCells.word(over.cell()) + "): "
                        + (step == null
                                ? "its step"
                                : "step " + outline.groups().get(step).name())
                        + " gets no task, and what gathers its results gets empty lists.",
                isParameter
                        ? "Give the parameter another default, or a value with -p " + over.name() + "=…."
                        : "Put elements into `" + over.name() + "`.",
                placed.place());
    }
}
