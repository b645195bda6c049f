package dev.slipway.engine.flow;

import dev.slipway.engine.flow.NotebookCells.Declaration;
import dev.slipway.engine.flow.Outline.Group;
import dev.slipway.kernel.directive.CellDirectives.Placed;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.directive.Injection.Origin;
import dev.slipway.kernel.directive.Nearest;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is wrong with the names that directives use. Needs no cell but those above to compile.
final class DirectiveChecks {
    private final NotebookCells cells;
    private final Outline outline;
    private final List<Problem> problems = new ArrayList<>();

    private DirectiveChecks(NotebookCells cells, Outline outline) {
        this.cells = cells;
        this.outline = outline;
    }

    static List<Problem> of(NotebookCells cells, Outline outline) {
        var checks = new DirectiveChecks(cells, outline);
        outline.groups().forEach(checks::group);
        return checks.problems;
    }

    private void group(Group group) {
        boolean isFirst = true;
        for (var cell : group.cells()) {
            for (var placed : cell.directives().placed()) {
                switch (placed.directive()) {
                    case Directive.Foreach _ -> foreach(group, placed, isFirst);
                    case Directive.Keep keep -> keep.names().forEach(name -> keep(group, name, placed));
                    case Directive.Mutates mutates -> mutates.names().forEach(name -> mutates(cell, name, placed));
                    default -> {
                        // names nothing
                    }
                }
            }
            isFirst &= outline.role(cell.cell().index()) != Outline.Role.STEP;
        }
    }

    private void foreach(Group group, Placed placed, boolean isFirst) {
        if (!isFirst) {
            add(
                    "misplaced-foreach",
                    "The foreach in " + placed.place().words() + " stands in the middle of step " + group.name() + ".",
                    "Start a step there: add //| step: NAME above it.",
                    placed);
        }
    }

    private void keep(Group group, String name, Placed placed) {
        var names = new TreeSet<String>();
        for (var cell : group.cells()) {
            cells.declarations(cell.cell().index()).forEach(declaration -> names.add(declaration.name()));
        }
        var above = cells.above(placed.place().cellIndex(), name, outline.skipped());
        if (!names.contains(name) && (above.isEmpty() || isOfNoStep(above.get()))) {
            add(
                    "unknown-artifact",
                    "The keep in " + placed.place().words() + " names `" + name + "`, which step " + group.name()
                            + " does not define.",
                    didYouMean(name, names),
                    placed);
        }
    }

    private boolean isOfNoStep(Declaration declaration) {
        return outline.stepOf(declaration.cell()) == null;
    }

    private void mutates(ReplayedCell cell, String name, Placed placed) {
        int index = cell.cell().index();
        boolean isKnown = cells.declaration(index, name).isPresent()
                || cells.above(index, name, outline.skipped()).isPresent();
        if (!isKnown) {
            add(
                    "unknown-artifact",
                    "The mutates in " + placed.place().words() + " names `" + name + "`, which no cell above defines.",
                    didYouMean(name, cells.namesAbove(index)),
                    placed);
        }
    }

    private void add(String code, String message, String hint, Placed placed) {
        problems.add(Problem.error(code, message, hint, placed.place()));
    }

    /// Returns a hint that names the word that was probably meant.
    static String didYouMean(String word, Collection<String> known) {
        @Nullable String nearest = Nearest.of(word, known).orElse(null);
        if (nearest != null) {
            return "Did you mean " + nearest + "?";
        }
        return known.isEmpty()
                ? "There is nothing to choose from."
                : "Known are "
                        + String.join(", ", known.stream().sorted().limit(20).toList()) + ".";
    }

    /// Tells whether a declaration is one that differs from task to task by its directive alone.
    static boolean isLoop(Declaration declaration) {
        return declaration.is(Origin.LOOP);
    }
}
