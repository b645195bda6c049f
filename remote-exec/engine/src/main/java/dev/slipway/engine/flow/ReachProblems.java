package dev.slipway.engine.flow;

import dev.slipway.engine.flow.code.Reach.Unresolved;
import dev.slipway.engine.flow.code.Reach.Variable;
import dev.slipway.kernel.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What a step reaches and a flow cannot give it. Stateless.
final class ReachProblems {
    private ReachProblems() {}

    static List<Problem> of(NotebookCells cells, Outline outline, List<Draft> drafts) {
        var problems = new ArrayList<Problem>();
        for (var draft : drafts) {
            var unresolved = draft.reach().unresolved();
            if (unresolved != null) {
                problems.add(unresolved(cells, outline, draft, unresolved));
            }
            for (var name : draft.reach().conflicts()) {
                problems.add(conflict(cells, draft, name));
            }
            for (var variable : draft.reach().declarations()) {
                if (isForeignTemporary(outline, draft, variable)) {
                    problems.add(temporary(cells, draft, variable));
                }
            }
        }
        return problems;
    }

    private static Problem unresolved(NotebookCells cells, Outline outline, Draft draft, Unresolved unresolved) {
        var user = NotebookCells.word(unresolved.user());
        var place = cells.place(unresolved.user(), 1);
        var through = "`" + unresolved.name() + "` of " + NotebookCells.word(unresolved.cell());
        for (var missing : new TreeMap<>(unresolved.missing()).entrySet()) {
            var definer = NotebookCells.word(missing.getValue());
            var step = outline.stepOf(missing.getValue());
            var which = step == null || step <= draft.position()
                    ? definer + " defines further down"
                    : "step " + outline.groups().get(step).name() + " (" + definer + ") defines later";
            return Problem.error(
                    step == null || step <= draft.position() ? "not-defined-yet" : "reads-later-step",
                    "Step " + draft.name() + " (" + user + ") reads `" + missing.getKey() + "` through " + through
                            + ", which " + which + ".",
                    "Move " + definer + " above " + user + ".",
                    place);
        }
        return Problem.error(
                "not-defined-yet",
                "Step " + draft.name() + " (" + user + ") uses " + through
                        + ", which needs something that is defined further down.",
                "Move the definition it needs above " + user + ".",
                place);
    }

    private static boolean isForeignTemporary(Outline outline, Draft draft, Variable variable) {
        return variable.name().startsWith("$")
                && !draft.has(variable.cell())
                && outline.role(variable.cell()) != Outline.Role.LIBRARY;
    }

    private static Problem temporary(NotebookCells cells, Draft draft, Variable variable) {
        return Problem.error(
                "reads-temporary",
                "Step " + draft.name() + " (" + NotebookCells.word(variable.user()) + ") reads " + variable.name()
                        + ", the value of an expression in " + NotebookCells.word(variable.cell()) + ".",
                "Give it a name there: var NAME = ….",
                cells.place(variable.user(), 1));
    }

    private static Problem conflict(NotebookCells cells, Draft draft, String name) {
        var declared = draft.reach().declarations().stream()
                .filter(variable -> variable.name().equals(name))
                .map(variable -> NotebookCells.word(variable.cell()))
                .distinct()
                .toList();
        return Problem.error(
                "redeclared",
                "Step " + draft.name() + " uses two variables `" + name + "` of different types, of "
                        + String.join(" and ", declared) + ".",
                "Give one of them another name.",
                cells.place(draft.firstCell(), 1));
    }
}
