package dev.slipway.engine.flow;

import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.problem.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what the compiler said in the words of flows, where those are nearer to the cause. Stateless but for what it
/// looks at.
final class CompileProblems {
    private static final Set<String> CAUSES = Set.of("magic-in-step");
    private static final String READ_TOO_EARLY = "read-before-definition";

    private final NotebookCells cells;
    private final Outline outline;

    CompileProblems(NotebookCells cells, Outline outline) {
        this.cells = cells;
        this.outline = outline;
    }

    /// Returns the problems of `graph`, without what the compiler said of cells of which `ours` names the cause.
    List<Problem> unless(Collection<Problem> ours, List<Problem> graph) {
        var told = new HashSet<Integer>();
        for (var problem : ours) {
            var place = problem.place();
            if (place != null && CAUSES.contains(problem.code())) {
                told.add(place.cellIndex());
            }
        }
        var all = new ArrayList<Problem>();
        for (var problem : graph) {
            var place = problem.place();
            if (place != null && problem.code().equals("unknown-magic") && told.contains(place.cellIndex())) {
                continue;
            }
            if (place == null || !isOfTheCompiler(problem, place)) {
                all.add(problem);
            } else if (!told.contains(place.cellIndex())) {
                all.add(problem.code().equals(READ_TOO_EARLY) ? readsLater(problem, place) : problem);
            }
        }
        return all;
    }

    private boolean isOfTheCompiler(Problem problem, Place place) {
        var cell = cells.at(place.cellIndex());
        return cell != null
                && problem.severity() == Severity.ERROR
                && cell.problems().contains(problem)
                && !cell.directives().problems().contains(problem);
    }

    /// What is defined too late may be what a later step defines.
    private Problem readsLater(Problem problem, Place place) {
        var name = textAt(place);
        var step = outline.stepOf(place.cellIndex());
        if (name == null || step == null) {
            return problem;
        }
        for (int at = place.cellIndex() + 1; at < cells.all().size(); at++) {
            var later = outline.stepOf(at);
            if (later != null && later > step && cells.declaration(at, name).isPresent()) {
                var reader = NotebookCells.word(place.cellIndex());
                return Problem.error(
                        "reads-later-step",
                        "Step " + outline.groups().get(step).name() + " (" + place.words() + ") reads `" + name
                                + "`, which step " + outline.groups().get(later).name() + " ("
                                + NotebookCells.word(at) + ") defines later.",
                        "Move " + NotebookCells.word(at) + " above " + reader + ".",
                        place);
            }
        }
        return problem;
    }

    private @Nullable String textAt(Place place) {
        var lines = cells.all().get(place.cellIndex()).source().split("\n", -1);
        if (place.line() != place.endLine() || place.line() < 1 || place.line() > lines.length) {
            return null;
        }
        var line = lines[place.line() - 1];
        int from = place.column() - 1;
        int to = place.endColumn() - 1;
        boolean isInside = from >= 0 && from < to && to <= line.length();
        return isInside ? line.substring(from, to).strip() : null;
    }
}
