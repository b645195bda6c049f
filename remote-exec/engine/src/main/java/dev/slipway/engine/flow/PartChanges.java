package dev.slipway.engine.flow;

import dev.slipway.engine.flow.NotebookCells.Declaration;
import dev.slipway.kernel.analysis.Analysis.Change;
import dev.slipway.kernel.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Changes of what a step has a part of only: an element of what its loop goes over, or of a list it gathers. In the
/// notebook the whole changes with its part; a task has a copy. One thread at a time.
final class PartChanges {
    private final NotebookCells cells;
    private final List<Draft> drafts;

    /// @param drafts linked
    PartChanges(NotebookCells cells, List<Draft> drafts) {
        this.cells = cells;
        this.drafts = drafts;
    }

    /// Returns an error for each change of a part that somebody would miss.
    List<Problem> of(List<Change> changes) {
        var problems = new ArrayList<Problem>();
        var told = new HashSet<Declaration>();
        for (var draft : drafts) {
            for (var change : changes) {
                var found = draft.has(change.cell()) && !draft.has(change.definer())
                        ? cells.declaration(change.definer(), change.name())
                        : Optional.<Declaration>empty();
                if (found.isPresent() && !draft.uses(found.get()) && !told.contains(found.get())) {
                    problem(draft, change, found.get()).ifPresent(problem -> {
                        problems.add(problem);
                        told.add(found.get());
                    });
                }
            }
        }
        return problems;
    }

    private Optional<Problem> problem(Draft draft, Change change, Declaration whole) {
        if (draft.gathered.contains(whole)) {
            return Optional.of(gathered(draft, change, whole));
        }
        return draft.scope().stream()
                .filter(root -> root.collections.contains(whole))
                .findFirst()
                .flatMap(root -> drafts.stream()
                        .filter(other -> sees(other, draft, whole, root))
                        .findFirst()
                        .map(reader -> element(draft, change, root, reader)));
    }

    /// Tells whether `other` would see in the notebook what `draft` changes of the elements of `whole`.
    private static boolean sees(Draft other, Draft draft, Declaration whole, Draft root) {
        boolean isLater = other.position() > draft.position();
        boolean isBeside = !Collections.disjoint(other.scope(), draft.scope());
        boolean uses = other.uses(whole) || (other != root && other.collections.contains(whole));
        return uses && (isLater || isBeside);
    }

    private Problem element(Draft draft, Change change, Draft root, Draft reader) {
        var loop = root.loops.stream()
                .filter(each -> each.over().equals(change.name()))
                .findFirst()
                .orElseThrow();
        return Problem.error(
                "change-of-element",
                "Step " + draft.name() + " (" + NotebookCells.word(change.cell()) + ") changes `" + loop.variable()
                        + "`, an element of `" + loop.over() + "` of " + NotebookCells.word(change.definer())
                        + ", which step " + reader.name() + " (" + NotebookCells.word(reader.firstCell())
                        + ") reads too: a task changes a copy of its own.",
                "Change a copy: give it a name of its own in " + NotebookCells.word(change.cell()) + ".",
                cells.place(change.cell(), 1));
    }

    private Problem gathered(Draft draft, Change change, Declaration artifact) {
        var list = draft.gathers.stream()
                .filter(gather -> gather.artifact().equals(artifact.name()))
                .findFirst()
                .orElseThrow();
        return Problem.error(
                "change-of-gathered",
                "Step " + draft.name() + " (" + NotebookCells.word(change.cell()) + ") changes an element of `"
                        + list.as() + "`, which are `" + artifact.name() + "` of "
                        + NotebookCells.word(artifact.cell()) + ": what a step gathers are copies.",
                "Change a copy: give it a name of its own in " + NotebookCells.word(change.cell()) + ".",
                cells.place(change.cell(), 1));
    }
}
