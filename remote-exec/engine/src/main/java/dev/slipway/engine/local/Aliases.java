package dev.slipway.engine.local;

import dev.slipway.engine.flow.Plan.Gather;
import dev.slipway.engine.flow.Plan.Loop;
import dev.slipway.engine.flow.Plan.Read;
import dev.slipway.engine.flow.Plan.Step;
import dev.slipway.engine.flow.Plan.Write;
import dev.slipway.worker.protocol.Request.Apart;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which results of a step would go wrong if they shared an object with one another or with what it reads: where a
/// later step changes it under one name, and it is read under the other. Where nobody changes it, two copies are as
/// good as one object. Stateless.
final class Aliases {
    private Aliases() {}

    /// Returns the pairs of the step at `position`.
    static List<Apart> of(List<Step> steps, int position) {
        var step = steps.get(position);
        var later = steps.subList(position + 1, steps.size());
        var results = step.writes().stream().map(Write::name).toList();
        var pairs = new ArrayList<Apart>();
        for (var result : results) {
            var others = new LinkedHashSet<>(results);
            step.reads().stream().map(Read::name).forEach(others::add);
            others.remove(result);
            for (var other : others) {
                harm(Set.of(result), names(step, other), later)
                        .ifPresent(because -> pairs.add(new Apart(result, other, because)));
            }
        }
        return pairs;
    }

    /// Returns the names under which other steps know what `name` is, or is a part of.
    private static Set<String> names(Step step, String name) {
        var loops = step.fanOut().loops().stream()
                .filter(loop -> loop.variable().equals(name))
                .map(Loop::over);
        var gathers = step.fanOut().gathers().stream()
                .filter(gather -> gather.as().equals(name))
                .map(Gather::artifact);
        var names = new LinkedHashSet<>(Set.of(name));
        Stream.concat(loops, gathers).forEach(names::add);
        return names;
    }

    private static Optional<String> harm(Set<String> one, Set<String> other, List<Step> later) {
        for (int i = 0; i < later.size(); i++) {
            var changing = later.get(i);
            var from = later.subList(i, later.size());
            var changed = changing.writes().stream()
                    .map(Write::name)
                    .filter(name -> reads(changing, name))
                    .filter(name ->
                            (one.contains(name) && isRead(other, from)) || (other.contains(name) && isRead(one, from)))
                    .findFirst();
            if (changed.isPresent()) {
                return Optional.of("step " + changing.name() + " changes `" + changed.get() + "`");
            }
        }
        return Optional.empty();
    }

    private static boolean isRead(Set<String> names, List<Step> steps) {
        return steps.stream().anyMatch(step -> names.stream().anyMatch(name -> reads(step, name)));
    }

    private static boolean reads(Step step, String name) {
        return step.reads().stream().anyMatch(read -> read.name().equals(name))
                || step.fanOut().loops().stream().anyMatch(loop -> loop.over().equals(name))
                || step.fanOut().gathers().stream()
                        .anyMatch(gather -> gather.artifact().equals(name));
    }
}
