package dev.slipway.engine.flow;

import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds in which loops a step runs from what it reads. One thread at a time.
///
/// What a step reads without gathering differs from task to task of the step that makes it, so the step runs once per
/// task of that one too; a gathered list is one for each task outside the innermost loop. All these loops must stand
/// within each other.
final class Levels {
    private final Draft draft;
    private final List<Problem> problems;
    private List<Draft> outer = List.of();
    private Optional<Reading> deepest = Optional.empty();

    /// What sets the loops.
    ///
    /// @param scope the steps with the `foreach`s it differs by
    private record Reading(String variable, Draft writer, List<Draft> scope) {
        String words() {
            return "`" + variable + "` of step " + writer.name() + " (one for each "
                    + scope.stream().map(Reading::words).collect(Collectors.joining(" within each ")) + ")";
        }

        private static String words(Draft root) {
            return root.loops.stream().map(loop -> loop.variable()).collect(Collectors.joining(" and "));
        }
    }

    /// @param problems takes what cannot be
    Levels(Draft draft, List<Problem> problems) {
        this.draft = draft;
        this.problems = problems;
    }

    /// The step reads a variable as it is.
    void read(String variable, Draft writer, Place place) {
        join(new Reading(variable, writer, writer.scope()), place);
    }

    /// The step gathers a variable, which closes its innermost loop.
    void gather(String variable, Draft writer, Place place) {
        writer.scope().forEach(root -> draft.dependsOn.add(root.position()));
        join(
                new Reading(
                        variable,
                        writer,
                        writer.scope().subList(0, writer.scope().size() - 1)),
                place);
    }

    private void join(Reading reading, Place place) {
        var scope = reading.scope();
        int common = Math.min(scope.size(), outer.size());
        if (scope.equals(outer)) {
            return;
        }
        if (!scope.subList(0, common).equals(outer.subList(0, common))) {
            problems.add(Problem.error(
                    "mixed-fan-outs",
                    "Step " + draft.name() + " reads "
                            + deepest.map(Reading::words).orElse("something else") + " and also " + reading.words()
                            + ": neither loop stands in the other, so no task has one of each.",
                    "Gather one of them: //| gather: " + reading.variable() + " -> NAME.",
                    place));
        } else if (scope.size() > outer.size()) {
            outer = scope;
            deepest = Optional.of(reading);
        }
    }

    /// Says in which loops the step runs.
    void settle() {
        outer.forEach(root -> draft.dependsOn.add(root.position()));
        var scope = new ArrayList<>(outer);
        if (!draft.loops.isEmpty()) {
            scope.add(draft);
        }
        draft.runsPerElementOf(scope);
    }
}
