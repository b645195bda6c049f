package dev.slipway.engine.reuse;

import dev.slipway.worker.protocol.Artifact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The shape of a step in a run and the artifacts of its tasks, as far as they are there. One thread at a time.
public final class StepResults {
    private final Shape shape;
    private final List<Map<String, Artifact>> tasks;

    public StepResults(Shape shape) {
        this.shape = shape;
        this.tasks = new ArrayList<>(Collections.nCopies(shape.size(), Map.of()));
    }

    /// Returns how many tasks the step has.
    public int size() {
        return tasks.size();
    }

    /// Returns how the tasks are laid out.
    public Shape shape() {
        return shape;
    }

    /// Returns the elements of a task as text, `ATL, 6`; empty if the step runs once.
    public String item(int index) {
        return shape.item(index);
    }

    /// Returns the artifacts of a task by name.
    public Map<String, Artifact> artifacts(int index) {
        return tasks.get(index);
    }

    /// Returns one artifact of a task.
    ///
    /// @throws IllegalStateException if the task did not keep it
    public Artifact artifact(int index, String name) {
        var artifact = tasks.get(index).get(name);
        if (artifact == null) {
            throw new IllegalStateException("task " + index + " kept no " + name);
        }
        return artifact;
    }

    /// Sets the artifacts of a task.
    public void set(int index, List<Artifact> artifacts) {
        var byName = new LinkedHashMap<String, Artifact>();
        artifacts.forEach(artifact -> byName.put(artifact.name(), artifact));
        tasks.set(index, byName);
    }
}
