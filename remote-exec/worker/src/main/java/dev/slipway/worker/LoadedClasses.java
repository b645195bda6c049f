package dev.slipway.worker;

import dev.slipway.worker.code.StaticState;
import dev.slipway.worker.code.StepCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The classes that earlier tasks of a step leave to later ones, if nothing tells them from fresh ones. One thread at a
/// time.
final class LoadedClasses {
    private final ClassLoader libraries;
    private final Map<String, Optional<StaticState>> states = new HashMap<>();
    private final Map<String, TaskClasses> idle = new HashMap<>();

    LoadedClasses(ClassLoader libraries) {
        this.libraries = libraries;
    }

    /// Returns classes for one task of `step`.
    TaskClasses take(StepCode step) {
        var left = idle.remove(step.step());
        return left == null ? new TaskClasses(step, libraries) : left;
    }

    /// Takes the classes of a task that has ended well and left no thread; tells whether another may have them.
    boolean give(StepCode step, TaskClasses classes) {
        var state = states.computeIfAbsent(step.step(), _ -> StaticState.of(step));
        state.ifPresent(known -> {
            classes.clear(known);
            idle.put(step.step(), classes);
        });
        return state.isPresent();
    }

    /// Forgets all, as other code is loaded.
    void clear() {
        states.clear();
        idle.clear();
    }
}
