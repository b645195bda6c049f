package dev.slipway.engine.local;

import dev.slipway.engine.reuse.Shape;
import dev.slipway.engine.reuse.Source;
import dev.slipway.engine.reuse.StepResults;
import dev.slipway.engine.reuse.Wiring;
import dev.slipway.engine.reuse.Wiring.Wired;
import dev.slipway.worker.protocol.Input;
import dev.slipway.worker.protocol.Keep;
import dev.slipway.worker.protocol.Keep.Demand;
import dev.slipway.worker.protocol.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Makes the requests to workers from the plan and the results so far. Belongs to the scheduler's thread.
final class TaskRequests {
    private final Wiring wiring;
    private final Map<String, @Nullable Object> parameters;
    private final IntFunction<StepResults> results;
    private final Map<Integer, List<Keep>> keeps = new HashMap<>();
    private final Map<Integer, List<Request.Apart>> aparts = new HashMap<>();
    private final Map<Integer, Map<String, Input>> shared = new HashMap<>();

    TaskRequests(Wiring wiring, Map<String, @Nullable Object> parameters, IntFunction<StepResults> results) {
        this.wiring = wiring;
        this.parameters = parameters;
        this.results = results;
    }

    /// Returns the request for one task.
    Request.Task task(Wired wired, int index, Request.Places places) {
        var inputs = new LinkedHashMap<>(shared.computeIfAbsent(wired.position(), _ -> shared(wired)));
        var shape = results.apply(wired.position()).shape();
        for (var source : wired.sources()) {
            if (!isShared(source)) {
                inputs.put(source.name(), input(source, shape, index));
            }
        }
        return new Request.Task(wired.step().name(), index, inputs, keep(wired), watched(wired), apart(wired), places);
    }

    /// Returns the request for the elements of a step's loops.
    ///
    /// @param outer index of the task that the loops stand in
    Request.Expand elements(Wired wired, int outer, Request.Places places) {
        var loops = new ArrayList<Request.Loop>();
        for (int i = 0; i < wired.collections().size(); i++) {
            var loop = wired.step().fanOut().loops().get(i);
            var collection = input(wired.collections().get(i), outerShape(wired), outer);
            loops.add(new Request.Loop(loop.variable(), loop.over(), collection));
        }
        return new Request.Expand(wired.step().name(), loops, places.objects());
    }

    /// Returns the shape of the tasks that the loops of a step stand in.
    private Shape outerShape(Wired wired) {
        var outer = wired.outer();
        return outer == null ? Shape.ONCE : results.apply(outer).shape();
    }

    /// Returns the request for the result of a task whose failure is caught.
    Request.Settle settle(Wired wired, String variable, String message, Request.Places places) {
        return new Request.Settle(wired.step().name(), variable, message, keep(wired), places.objects());
    }

    /// Forgets what is only needed while a step runs.
    void forget(Wired wired) {
        shared.remove(wired.position());
    }

    private Map<String, Input> shared(Wired wired) {
        var inputs = new LinkedHashMap<String, Input>();
        for (var source : wired.sources()) {
            if (isShared(source)) {
                inputs.put(source.name(), input(source, Shape.ONCE, 0));
            }
        }
        return inputs;
    }

    /// Tells whether all tasks of a step get the same value.
    private static boolean isShared(Source source) {
        return switch (source) {
            case Source.Parameter _, Source.Whole _ -> true;
            case Source.Gathered gathered -> gathered.depth() == 0;
            case Source.GatheredElements gathered -> gathered.depth() == 0;
            case Source.Same _, Source.Element _ -> false;
        };
    }

    /// @param shape of the reading task's step
    private Input input(Source source, Shape shape, int index) {
        return switch (source) {
            case Source.Parameter parameter -> new Input.Given(parameters.get(parameter.name()));
            case Source.Whole whole -> stored(whole.step(), 0, whole.name());
            case Source.Same same -> stored(same.step(), shape.up(index, same.depth()), same.name());
            case Source.Element element -> element(element.step(), element.loop(), shape.up(index, element.depth()));
            case Source.Gathered gathered ->
                list(
                        gathered.step(),
                        gathered.depth(),
                        shape.up(index, gathered.depth()),
                        at -> stored(gathered.step(), at, gathered.artifact()));
            case Source.GatheredElements gathered ->
                list(
                        gathered.step(),
                        gathered.depth(),
                        shape.up(index, gathered.depth()),
                        at -> element(gathered.step(), gathered.loop(), at));
        };
    }

    private Input list(int step, int depth, int index, IntFunction<Input> part) {
        var shape = results.apply(step).shape();
        var parts = new ArrayList<Input>();
        for (int i = shape.first(depth, index); i < shape.first(depth, index + 1); i++) {
            parts.add(part.apply(i));
        }
        return new Input.Gathered(parts);
    }

    private Input element(int root, int loop, int index) {
        var wired = wiring.steps().get(root);
        var shape = results.apply(root).shape();
        int level = wired.scope().size() - 1;
        return new Input.Element(
                wired.step().fanOut().loops().get(loop).over(),
                input(wired.collections().get(loop), outerShape(wired), shape.up(index, level)),
                shape.indexIn(level, loop, index));
    }

    private Input stored(int step, int index, String name) {
        return new Input.Stored(results.apply(step).artifact(index, name).blob());
    }

    /// What nothing reads is kept if it can be; where a step has readers, what they do not read was asked for by
    /// `keep`.
    private List<Keep> keep(Wired wired) {
        return keeps.computeIfAbsent(wired.position(), _ -> {
            var read = wired.step().writes().stream()
                    .anyMatch(write ->
                            !wiring.readersOf(wired.position(), write.name()).isEmpty());
            var demand = read ? Demand.REQUIRED : Demand.IF_STORABLE;
            return wired.step().writes().stream()
                    .map(write -> new Keep(write.name(), demand))
                    .toList();
        });
    }

    private List<Request.Apart> apart(Wired wired) {
        return aparts.computeIfAbsent(
                wired.position(), position -> Aliases.of(wiring.plan().steps(), position));
    }

    /// What this step reads, does not write, and later steps read too; of an element also if they read what its loop
    /// goes over.
    private Set<String> watched(Wired wired) {
        var watched = new HashSet<String>();
        for (var source : wired.sources()) {
            var later = switch (source) {
                case Source.Whole whole -> isReadLater(whole.step(), source.name(), wired);
                case Source.Same same -> isReadLater(same.step(), source.name(), wired);
                case Source.Element element -> isReadLater(element, wired);
                case Source.Gathered gathered -> isReadLater(gathered.step(), gathered.artifact(), wired);
                case Source.Parameter _, Source.GatheredElements _ -> false;
            };
            var written = wired.step().writes().stream()
                    .anyMatch(write -> write.name().equals(source.name()));
            if (later && !written) {
                watched.add(source.name());
            }
        }
        return watched;
    }

    private boolean isReadLater(int from, String name, Wired wired) {
        return wiring.readersOf(from, name).stream().anyMatch(reader -> reader.position() > wired.position());
    }

    private boolean isReadLater(Source.Element element, Wired wired) {
        var collection = wiring.steps().get(element.step()).collections().get(element.loop());
        return wiring.steps().stream()
                .filter(other -> other.position() > wired.position())
                .anyMatch(other -> other.sources().contains(collection)
                        || other.collections().contains(collection)
                        || other.sources().stream().anyMatch(source -> isElement(source, element)));
    }

    private static boolean isElement(Source source, Source.Element element) {
        return switch (source) {
            case Source.Element other -> other.step() == element.step() && other.loop() == element.loop();
            case Source.GatheredElements other -> other.step() == element.step() && other.loop() == element.loop();
            case Source.Parameter _, Source.Whole _, Source.Same _, Source.Gathered _ -> false;
        };
    }
}
