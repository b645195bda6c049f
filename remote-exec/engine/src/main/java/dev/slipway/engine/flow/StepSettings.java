package dev.slipway.engine.flow;

import dev.slipway.engine.flow.Outline.Group;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the directives of a step's cells say of its tasks. Stateless.
final class StepSettings {
    private StepSettings() {}

    /// Returns the settings of a step; where cells disagree the first counts, and a problem says so.
    static Settings of(Group group, NotebookCells cells, List<Problem> problems) {
        var resources = one(group, Directive.Resources.class, "resources", cells, problems);
        var timeout = one(group, Directive.Timeout.class, "timeout", cells, problems);
        var retry = one(group, Directive.Retry.class, "retry", cells, problems);
        var caught = one(group, Directive.Catch.class, "catch", cells, problems);
        boolean reusable = group.cells().stream()
                .noneMatch(cell ->
                        cell.directives().first(Directive.CacheOff.class).isPresent());
        var secrets = group.cells().stream()
                .flatMap(cell -> cell.directives().all(Directive.Secret.class).stream())
                .map(Directive.Secret::name)
                .distinct()
                .toList();
        @Nullable Duration limit = timeout.map(Directive.Timeout::limit).orElse(null);
        return new Settings(
                resources.map(Directive.Resources::cpu).orElse(null),
                resources.map(Directive.Resources::memoryBytes).orElse(null),
                resources.map(Directive.Resources::gpu).orElse(null),
                retry.map(Directive.Retry::more).orElse(0),
                limit,
                caught.map(Directive.Catch::variable).orElse(null),
                reusable,
                secrets);
    }

    private static <D extends Directive> Optional<D> one(
            Group group, Class<D> kind, String key, NotebookCells cells, List<Problem> problems) {
        var with = new ArrayList<ReplayedCell>();
        for (var cell : group.cells()) {
            if (cell.directives().first(kind).isPresent()) {
                with.add(cell);
            }
        }
        if (with.isEmpty()) {
            return Optional.empty();
        }
        var first = with.getFirst();
        var value = first.directives().first(kind);
        for (var other : with) {
            if (!other.directives().first(kind).equals(value)) {
                problems.add(Problem.error(
                        "repeated-directive",
                        "Step " + group.name() + " has two different " + key + " directives, in "
                                + NotebookCells.word(first.cell().index()) + " and "
                                + NotebookCells.word(other.cell().index()) + ".",
                        "Keep one of the two lines.",
                        cells.place(other, kind)));
            }
        }
        return value;
    }
}
