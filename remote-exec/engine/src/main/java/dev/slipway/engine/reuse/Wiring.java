package dev.slipway.engine.reuse;

import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.flow.Plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
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
    /// @param scope positions of the steps with the `foreach`s in force, outermost first, its own included;
    /// empty if the step runs once; copied
    /// @param sources what a task reads; copied
    /// @param collections what the step's own loops go over, in their order; depths count the levels
    /// outside; copied
    /// @param dependsOn positions of the steps the plan says it depends on; copied
    public record Wired(
            Step step,
            int position,
            List<Integer> scope,
            List<Source> sources,
            List<Source> collections,
            Set<Integer> dependsOn) {
        public Wired {
            dependsOn = Set.copyOf(dependsOn);
            scope = List.copyOf(scope);
            sources = List.copyOf(sources);
            collections = List.copyOf(collections);
        }

        /// Returns the positions of the steps that must have ended before this one can start.
        public Set<Integer> upstream() {
            var before = new TreeSet<>(dependsOn);
            sources.forEach(source -> stepOf(source).ifPresent(before::add));
            collections.forEach(source -> stepOf(source).ifPresent(before::add));
            before.addAll(scope);
            before.remove(position);
            return before;
        }

        /// Tells whether the step runs once.
        public boolean runsOnce() {
            return scope.isEmpty();
        }

        /// Tells whether the step has a `foreach` of its own.
        public boolean hasLoops() {
            return !collections.isEmpty();
        }

        /// Returns the step whose tasks the loops of this one stand in; null if they stand in none.
        public @Nullable Integer outer() {
            int outside = scope.size() - (hasLoops() ? 1 : 0);
            return outside == 0 ? null : scope.get(outside - 1);
        }
    }

    /// Binds the reads of `plan`.
    ///
    /// @throws IllegalArgumentException if one reads what no step before it writes
    public static Wiring of(Plan plan) {
        var steps = new ArrayList<Wired>();
        var positions = new HashMap<String, Integer>();
        for (var step : plan.steps()) {
            var wired = new Binding(plan, steps, positions, step).bind();
            steps.add(wired);
            positions.putIfAbsent(step.name(), wired.position());
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
    ///
    /// @param positions of those before it, by name
    private record Binding(Plan plan, List<Wired> before, Map<String, Integer> positions, Step step) {
        Wired bind() {
            var fanOut = step.fanOut();
            var scope = new ArrayList<>(outerScope());
            var sources = new LinkedHashMap<String, Source>();
            for (var gather : fanOut.gathers()) {
                sources.put(gather.as(), gathered(gather));
            }
            var collections = fanOut.loops().stream()
                    .map(loop -> collection(loop.over(), scope, sources))
                    .toList();
            if (!fanOut.loops().isEmpty()) {
                scope.add(before.size());
            }
            for (int i = 0; i < fanOut.loops().size(); i++) {
                var variable = fanOut.loops().get(i).variable();
                sources.put(variable, new Source.Element(variable, before.size(), i, scope.size()));
            }
            for (var read : step.reads()) {
                bind(read, sources);
            }
            var dependsOn = step.dependsOn().stream().map(this::position).collect(Collectors.toSet());
            return new Wired(step, before.size(), scope, List.copyOf(sources.values()), collections, dependsOn);
        }

        private List<Integer> outerScope() {
            var inherited = step.fanOut().inherited();
            return inherited == null
                    ? List.of()
                    : before.get(position(inherited)).scope();
        }

        private void bind(Plan.Read read, Map<String, Source> sources) {
            if (!sources.containsKey(read.name())) {
                sources.put(
                        read.name(),
                        read.from().equals(PARAMETERS)
                                ? new Source.Parameter(read.name())
                                : artifact(read.name(), before.get(position(read.from()))));
            }
        }

        /// Returns how a step with the same elements as `from`, or more, reads a variable of it.
        private Source artifact(String name, Wired from) {
            if (!writes(from, name)) {
                for (int level = from.scope().size() - 1; level >= 0; level--) {
                    int loop = loopOf(from.scope().get(level), name);
                    if (loop >= 0) {
                        return new Source.Element(name, from.scope().get(level), loop, level + 1);
                    }
                }
            }
            return from.runsOnce()
                    ? new Source.Whole(name, from.position())
                    : new Source.Same(name, from.position(), from.scope().size());
        }

        private Source gathered(Plan.Gather gather) {
            var from = step.reads().stream()
                    .filter(read -> read.name().equals(gather.as()))
                    .map(read -> before.get(position(read.from())))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("step " + step.name() + " gathers "
                            + gather.artifact() + ", which no fan-out before it writes"));
            return switch (artifact(gather.artifact(), from)) {
                case Source.Same same ->
                    new Source.Gathered(gather.as(), same.step(), gather.artifact(), same.depth() - 1);
                case Source.Element element ->
                    new Source.GatheredElements(gather.as(), element.step(), element.loop(), element.depth() - 1);
                case Source source ->
                    throw new IllegalArgumentException("step " + step.name() + " gathers " + gather.artifact()
                            + ", of which there is one: " + source);
            };
        }

        /// @param scope the levels outside the loop
        /// @param lists what the step gathers
        private Source collection(String over, List<Integer> scope, Map<String, Source> lists) {
            var list = lists.get(over);
            if (list != null) {
                return list;
            }
            for (var read : step.reads()) {
                if (read.name().equals(over)) {
                    return read.from().equals(PARAMETERS)
                            ? new Source.Parameter(over)
                            : artifact(over, before.get(position(read.from())));
                }
            }
            for (int i = before.size() - 1; i >= 0; i--) {
                var from = before.get(i);
                boolean isInReach = from.scope().size() <= scope.size()
                        && from.scope().equals(scope.subList(0, from.scope().size()));
                if (isInReach && (writes(from, over) || (scope.contains(i) && loopOf(i, over) >= 0))) {
                    return artifact(over, from);
                }
            }
            if (plan.parameters().stream()
                    .anyMatch(parameter -> parameter.name().equals(over))) {
                return new Source.Parameter(over);
            }
            throw new IllegalArgumentException(
                    "step " + step.name() + " goes over " + over + ", which no step before it writes");
        }

        /// Returns which loop of the step at `root` has the variable; -1 if none.
        private int loopOf(int root, String variable) {
            var loops = plan.steps().get(root).fanOut().loops();
            for (int i = 0; i < loops.size(); i++) {
                if (loops.get(i).variable().equals(variable)) {
                    return i;
                }
            }
            return -1;
        }

        private static boolean writes(Wired from, String artifact) {
            return from.step().writes().stream().anyMatch(write -> write.name().equals(artifact));
        }

        private int position(String name) {
            var position = positions.get(name);
            if (position == null) {
                throw new IllegalArgumentException("step " + step.name() + " reads from " + name + ", not before it");
            }
            return position;
        }
    }
}
