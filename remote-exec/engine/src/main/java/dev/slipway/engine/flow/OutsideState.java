package dev.slipway.engine.flow;

import dev.slipway.engine.flow.code.StateScan;
import dev.slipway.engine.flow.code.StateScan.How;
import dev.slipway.engine.flow.code.StateScan.Use;
import dev.slipway.kernel.analysis.Analysis.StateChange;
import dev.slipway.kernel.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// State that steps share in the notebook and not in a flow, since each task has classes and a process of its own.
/// Stateless.
final class OutsideState {
    private OutsideState() {}

    /// Returns an error for each state that a step changes and that another step, or another of its own tasks, would
    /// see changed in the notebook.
    ///
    /// @param changes of objects that static fields hold, as the compiler sees them through calls
    static List<Problem> of(NotebookCells cells, List<Draft> drafts, List<StateChange> changes) {
        var uses = new LinkedHashMap<Draft, List<Use>>();
        drafts.forEach(draft -> uses.put(draft, uses(draft, changes)));
        var problems = new ArrayList<Problem>();
        var told = new HashSet<String>();
        uses.forEach((draft, all) -> {
            for (var use : all) {
                if (use.how() == How.CHANGED && !told.contains(use.name())) {
                    var reader = reader(use, draft, uses);
                    if (!reader.isEmpty() && told.add(use.name())) {
                        problems.add(problem(cells, draft, use, reader));
                    }
                }
            }
        });
        return problems;
    }

    private static List<Use> uses(Draft draft, List<StateChange> changes) {
        var uses = new ArrayList<>(StateScan.uses(draft.reach()));
        var memos = StateScan.memos(draft.reach());
        for (var change : changes) {
            var name = StateScan.name(change.owner().replace('.', '/'), change.field());
            if (draft.has(change.cell()) && !memos.contains(name)) {
                uses.add(new Use(name, How.CHANGED, change.cell(), 1));
            }
        }
        return uses;
    }

    /// Returns who would see the change, in words; empty if nobody.
    private static String reader(Use change, Draft draft, Map<Draft, List<Use>> uses) {
        boolean isDefault = change.name().startsWith("the default ");
        for (var other : uses.entrySet()) {
            boolean isLater = other.getKey().position() > draft.position();
            if (!isLater) {
                continue;
            }
            var same = other.getValue().stream()
                    .filter(use -> use.name().equals(change.name()))
                    .toList();
            if (isDefault && same.isEmpty()) {
                return "step " + other.getKey().name();
            }
            if (!isDefault && !same.isEmpty()) {
                return "step " + other.getKey().name() + " ("
                        + NotebookCells.word(same.getFirst().cell()) + ")";
            }
        }
        boolean isShared = !draft.scope().isEmpty() && !isDefault;
        return isShared
                        && uses.getOrDefault(draft, List.of()).stream()
                                .anyMatch(use -> use.name().equals(change.name()) && use.how() == How.READ)
                ? "the other elements"
                : "";
    }

    private static Problem problem(NotebookCells cells, Draft draft, Use use, String reader) {
        boolean isField = !use.name().startsWith("the ");
        var place = cells.place(use.cell(), use.line());
        return Problem.error(
                isField ? "static-state" : "process-state",
                "Step " + draft.name() + " (" + NotebookCells.word(use.cell()) + ") changes "
                        + (isField ? "the static field " + use.name() : use.name()) + ", which " + reader
                        + " would not see: each task has "
                        + (isField ? "classes of its own." : "a process of its own."),
                isField
                        ? "Keep it in a variable of the notebook: var "
                                + use.name().substring(use.name().lastIndexOf('.') + 1) + " = …; in a cell of its own."
                        : use.name().startsWith("the default ")
                                ? "Name it where it is used, as in String.format(Locale.ROOT, …), or set it in every step."
                                : "Keep the value in a variable of the notebook, which steps read.",
                place);
    }
}
