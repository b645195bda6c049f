package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.Chances.Found;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.replay.Replay;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import dev.slipway.kernel.replay.Replay.ReplayedSnippet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells what cells run that may give something else the next time: worth knowing in a notebook, a warning in a step,
/// whose results are kept and used again. One use.
final class Determinism {
    private final StepNames steps;
    private final boolean hasSteps;
    private final Map<String, Problem> problems = new LinkedHashMap<>();

    private Determinism(StepNames steps, boolean hasSteps) {
        this.steps = steps;
        this.hasSteps = hasSteps;
    }

    /// Something that a snippet runs.
    ///
    /// @param owner position of the cell that the code is of
    /// @param through the method or type of another cell it is in; empty if it is the snippet's own
    record Hit(ReplayedCell cell, ReplayedSnippet snippet, int owner, String through, Found found) {}

    /// Returns the problems, one for each kind and line.
    static List<Problem> of(Replay replay, List<Hit> hits, StepNames steps) {
        boolean hasSteps = replay.cells().stream()
                .anyMatch(cell -> cell.directives().first(Directive.Step.class).isPresent());
        var determinism = new Determinism(steps, hasSteps);
        hits.forEach(determinism::add);
        return new ArrayList<>(determinism.problems.values());
    }

    private void add(Hit hit) {
        int index = hit.cell.cell().index();
        var chance = hit.found.chance();
        var place = place(hit);
        var runs = hit.owner == index ? "" : "runs " + hit.through + " of cell " + (hit.owner + 1) + ", which ";
        var message = "Cell " + (index + 1) + " " + runs + chance.words().formatted(hit.found.what()) + ".";
        boolean isWarning = hasSteps && steps.of(index) != null && !chance.isQuiet();
        var problem = isWarning
                ? Problem.warning(chance.code(), message, chance.hint(), place)
                : Problem.info(chance.code(), message, chance.hint(), place);
        problems.putIfAbsent(index + " " + place.line() + " " + chance + " " + hit.through, problem);
    }

    private static Place place(Hit hit) {
        var cell = hit.cell.cell();
        if (hit.owner != cell.index()) {
            return Untimely.place(hit.cell, hit.snippet, hit.through);
        }
        var lines = cell.source().split("\n", -1);
        int line = Math.clamp(hit.found.line(), 1, lines.length);
        var text = lines[line - 1];
        var word = word(hit.found.what(), text);
        int column = word == null ? text.length() - text.stripLeading().length() : text.indexOf(word);
        int length = word == null ? text.strip().length() : word.length();
        return Place.onLine(cell.id(), cell.index(), line, column + 1, Math.max(1, length));
    }

    /// Returns the last word of `what` that stands in the line; null if none does.
    private static @Nullable String word(String what, String text) {
        String last = null;
        var words = Pattern.compile("\\w+").matcher(what);
        while (words.find()) {
            last = text.contains(words.group()) ? words.group() : last;
        }
        return last;
    }
}
