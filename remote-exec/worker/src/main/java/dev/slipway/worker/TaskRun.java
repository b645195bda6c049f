package dev.slipway.worker;

import dev.slipway.worker.code.StepCode;
import dev.slipway.worker.protocol.Input;
import dev.slipway.worker.protocol.Keep;
import dev.slipway.worker.protocol.Report;
import dev.slipway.worker.protocol.Request;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs the code of one task in the calling thread, from its inputs to its stored result.
final class TaskRun {
    private final StepCode code;
    private final TaskClasses classes;
    private final Inputs inputs;
    private final Results results;
    private final SharedInputs shared;
    private final Map<String, Object> given = new HashMap<>();
    private StepCode.@Nullable Call current;

    TaskRun(StepCode code, TaskClasses classes, Inputs inputs, Results results, SharedInputs shared) {
        this.code = code;
        this.classes = classes;
        this.inputs = inputs;
        this.results = results;
        this.shared = shared;
    }

    /// Returns the snippet that ran last; null before the first.
    StepCode.@Nullable Call current() {
        return current;
    }

    /// @throws Throwable what the notebook's code threw, or what keeps its result from being taken
    Report.Succeeded run(Request.Task task) throws Throwable {
        for (var input : task.inputs().entrySet()) {
            give(input, task.watched().contains(input.getKey()));
        }
        for (var call : code.calls()) {
            if (!task.inputs().containsKey(call.defines())) {
                current = call;
                handle(call).invoke();
            }
        }
        Thread.interrupted(); // one the notebook left pending would break the writing of its result
        requireNoLostChange(task);
        return results.store(task.keep(), name -> valueOf(name), task.apart(), given);
    }

    private void give(Map.Entry<String, Input> input, boolean isWatched) throws RefusedException, IOException {
        var name = input.getKey();
        if (!code.variables().containsKey(name)) {
            return; // the collection of a loop that the step's own code does not read
        }
        var field = results.field(name);
        try {
            var value = inputs.value(name, input.getValue());
            if (value == null && field.getType().isPrimitive()) {
                throw new RefusedException(
                        "NoValue",
                        name,
                        "`" + name + "` has no value: the step that makes it failed, and `catch` took the failure.");
            }
            field.set(null, value);
            if (isWatched && input.getValue() instanceof Input.Element) {
                inputs.watch(name, value);
            }
            if (value != null) {
                given.put(name, inputs.seen(name, value));
            }
        } catch (IllegalArgumentException e) {
            throw new RefusedException("BadInput", name, "`" + name + "` cannot get its value: " + e.getMessage());
        } catch (IOException e) {
            throw new RefusedException("BadInput", name, "`" + name + "` cannot be read: " + e.getMessage());
        } catch (IllegalAccessException e) {
            throw new RefusedException("BadInput", name, "`" + name + "` is final.");
        }
    }

    private MethodHandle handle(StepCode.Call call) throws ReflectiveOperationException {
        var method = classes.loadClass(call.className()).getDeclaredMethod(call.method());
        method.setAccessible(true);
        return MethodHandles.lookup().unreflect(method).asType(MethodType.methodType(void.class));
    }

    private void requireNoLostChange(Request.Task task) throws RefusedException, IOException {
        var kept = keptNames(task);
        for (var name : task.watched()) {
            if (inputs.wasElementChanged(name)) {
                throw new RefusedException(
                        "LostChange",
                        "",
                        "An element of `" + name + "`, which gathers results of other tasks, was changed in place, and"
                                + " later steps would not see it. Change a copy of the element.");
            }
            if (!kept.contains(name) && (shared.wasChanged(name, classes) || inputs.wasChanged(name))) {
                int cell = code.calls().isEmpty() ? 0 : code.calls().getFirst().cellIndex() + 1;
                throw new RefusedException(
                        "LostChange",
                        "",
                        "`" + name + "` was changed in place, and later steps would not see it. Add `//| mutates: "
                                + name + "` at the head of cell " + cell + ", or change a copy.");
            }
        }
    }

    private static Set<String> keptNames(Request.Task task) {
        var names = new HashSet<String>();
        task.keep().stream().map(Keep::name).forEach(names::add);
        return names;
    }

    private @Nullable Object valueOf(String name) throws RefusedException {
        try {
            return results.field(name).get(null);
        } catch (IllegalAccessException e) {
            throw new RefusedException("NoSuchVariable", name, "`" + name + "` cannot be read.");
        }
    }
}
