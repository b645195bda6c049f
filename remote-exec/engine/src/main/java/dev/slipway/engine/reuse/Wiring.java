package dev.slipway.engine.reuse;

import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.flow.Plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The reads of a plan, each bound to what it reads. Immutable.
///
/// @param plan the plan
/// @param steps one a step of the plan, in its order; copied
public record Wiring(Plan plan, List<Wired> steps) {
    private static final String PARAMETERS = "parameters";

    public Wiring {
        steps = List.copyOf(steps);
    }

    /// One step with its sources.
    ///
    /// @param step the step
    /// @param position its position in the plan
    /// @param root position of the step with the `foreach` in force, null if the step runs once
    /// @param sources what a task reads; copied
    /// @param collections what the step's own loops go over, in their order: `Parameter` or `Whole`; copied
    /// @param dependsOn positions of the steps the plan says it depends on; copied
    public record Wired(
            Step step,
            int position,
            @Nullable Integer root,
            List<Source> sources,
            List<Source> collections,
            Set<Integer> dependsOn) {
        public Wired {
            dependsOn = Set.copyOf(dependsOn);
            sources = List.copyOf(sources);
            collections = List.copyOf(collections);
        }

        /// Returns the positions of the steps that must have ended before this one can start.
        public Set<Integer> upstream() {
            var before = new TreeSet<>(dependsOn);
            sources.forEach(source -> stepOf(source).ifPresent(before::add));
            collections.forEach(source -> stepOf(source).ifPresent(before::add));
            if (root != null) {
                before.add(root);
            }
            before.remove(position);
            return before;
        }

        /// Tells whether the step runs once.
        public boolean runsOnce() {
            return root == null;
        }
    }

    /// Binds the reads of `plan`.
    ///
    /// @throws IllegalArgumentException if one reads what no step before it writes
    public static Wiring of(Plan plan) {
        var steps = new ArrayList<Wired>();
        for (var step : plan.steps()) {
            steps.add(new Binding(plan, steps, step).bind());
        }
        return new Wiring(plan, steps);
    }

    /// Returns the position of the step a source reads; empty for a parameter.
    public static Optional<Integer> stepOf(Source source) {
        return switch (source) {
            case Source.Parameter _ -> Optional.empty();
            case Source.Whole whole -> Optional.of(whole.step());
            case Source.Same same -> Optional.of(same.step());
            case Source.Element element -> Optional.of(element.step());
            case Source.Gathered gathered -> Optional.of(gathered.step());
            case Source.GatheredElements gathered -> Optional.of(gathered.step());
        };
    }

    /// Returns the steps that read `artifact` of the step at `position`.
    public List<Wired> readersOf(int position, String artifact) {
        return steps.stream()
                .filter(wired ->
                        reads(wired.sources(), position, artifact) || reads(wired.collections(), position, artifact))
                .toList();
    }

    private static boolean reads(List<Source> sources, int position, String artifact) {
        return sources.stream().anyMatch(source -> switch (source) {
            case Source.Whole whole -> whole.step() == position && whole.name().equals(artifact);
            case Source.Same same -> same.step() == position && same.name().equals(artifact);
            case Source.Gathered gathered ->
                gathered.step() == position && gathered.artifact().equals(artifact);
            case Source.Parameter _, Source.Element _, Source.GatheredElements _ -> false;
        });
    }

    /// Binds the reads of one step to the steps before it.
    private record Binding(Plan plan, List<Wired> before, Step step) {
        Wired bind() {
            var fanOut = step.fanOut();
            var root = fanOut.loops().isEmpty() ? inheritedRoot() : Integer.valueOf(before.size());
            var sources = new LinkedHashMap<String, Source>();
            for (var gather : fanOut.gathers()) {
                sources.put(gather.as(), gathered(gather));
            }
            for (int i = 0; i < fanOut.loops().size(); i++) {
                var variable = fanOut.loops().get(i).variable();
                sources.put(variable, new Source.Element(variable, before.size(), i));
            }
            for (var read : step.reads()) {
                bind(read, root, sources);
            }
            var collections =
                    fanOut.loops().stream().map(loop -> collection(loop.over())).toList();
            var dependsOn = step.dependsOn().stream().map(this::position).collect(Collectors.toSet());
            return new Wired(step, before.size(), root, List.copyOf(sources.values()), collections, dependsOn);
        }

        private @Nullable Integer inheritedRoot() {
            var inherited = step.fanOut().inherited();
            return inherited == null ? null : before.get(position(inherited)).root();
        }

        private void bind(Plan.Read read, @Nullable Integer root, Map<String, Source> sources) {
            if (sources.containsKey(read.name())) {
                return;
            }
            if (read.from().equals(PARAMETERS)) {
                sources.put(read.name(), new Source.Parameter(read.name()));
                return;
            }
            var from = before.get(position(read.from()));
            var loop = loopOf(from, read.name());
            if (loop != null && from.root() != null && from.root().equals(root)) {
                sources.put(read.name(), new Source.Element(read.name(), from.root(), loop));
            } else if (from.root() == null) {
                sources.put(read.name(), new Source.Whole(read.name(), from.position()));
            } else if (from.root().equals(root)) {
                sources.put(read.name(), new Source.Same(read.name(), from.position()));
            }
            // else: a gathered artifact, named for its type only; the list is bound already
        }

        private Source gathered(Plan.Gather gather) {
            for (int i = before.size() - 1; i >= 0; i--) {
                var from = before.get(i);
                var root = from.root();
                if (root == null) {
                    continue;
                }
                if (writes(from, gather.artifact())) {
                    return new Source.Gathered(gather.as(), i, gather.artifact());
                }
                var loop = loopOf(from, gather.artifact());
                if (loop != null) {
                    return new Source.GatheredElements(gather.as(), root, loop);
                }
            }
            throw new IllegalArgumentException(
                    "step " + step.name() + " gathers " + gather.artifact() + ", which no fan-out before it writes");
        }

        private Source collection(String over) {
            for (var read : step.reads()) {
                if (read.name().equals(over)) {
                    return read.from().equals(PARAMETERS)
                            ? new Source.Parameter(over)
                            : new Source.Whole(over, position(read.from()));
                }
            }
            for (int i = before.size() - 1; i >= 0; i--) {
                if (before.get(i).runsOnce() && writes(before.get(i), over)) {
                    return new Source.Whole(over, i);
                }
            }
            if (plan.parameters().stream()
                    .anyMatch(parameter -> parameter.name().equals(over))) {
                return new Source.Parameter(over);
            }
            throw new IllegalArgumentException(
                    "step " + step.name() + " goes over " + over + ", which no step before it writes");
        }

        private @Nullable Integer loopOf(Wired from, String variable) {
            var root = from.root();
            if (root == null) {
                return null;
            }
            var loops = root.equals(before.size())
                    ? step.fanOut().loops()
                    : plan.steps().get(root).fanOut().loops();
            for (int i = 0; i < loops.size(); i++) {
                if (loops.get(i).variable().equals(variable)) {
                    return i;
                }
            }
            return null;
        }

        private static boolean writes(Wired from, String artifact) {
            return from.step().writes().stream().anyMatch(write -> write.name().equals(artifact));
        }

        private int position(String name) {
            for (var wired : before) {
                if (wired.step().name().equals(name)) {
                    return wired.position();
                }
            }
            throw new IllegalArgumentException("step " + step.name() + " reads from " + name + ", not before it");
        }
    }
}
