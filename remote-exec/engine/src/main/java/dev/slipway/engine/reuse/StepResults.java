package dev.slipway.engine.reuse;

import dev.slipway.worker.protocol.Artifact;
import dev.slipway.worker.protocol.Report.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The shape of a step in a run and the artifacts of its tasks, as far as they are there. One thread at a time.
public final class StepResults {
    private final List<List<Item>> loops;
    private final List<Map<String, Artifact>> tasks;

    /// @param loops the elements of the loops in force, first slowest; empty if the step runs once; copied
    public StepResults(List<List<Item>> loops) {
        this.loops = loops.stream().map(List::copyOf).toList();
        this.tasks = new ArrayList<>(Collections.nCopies(size(this.loops), Map.of()));
    }

    /// Returns how many tasks `loops` give: the product of their sizes.
    ///
    /// @throws ArithmeticException if that is no `int`
    public static int size(List<List<Item>> loops) {
        int size = 1;
        for (var loop : loops) {
            size = Math.multiplyExact(size, loop.size());
        }
        return size;
    }

    /// Returns how many tasks the step has.
    public int size() {
        return tasks.size();
    }

    /// Returns the elements of the loops in force.
    public List<List<Item>> loops() {
        return loops;
    }

    /// Returns the index within loop `loop` that the task `index` has, both 0-based.
    public int indexIn(int loop, int index) {
        int rest = index;
        for (int i = loops.size() - 1; i > loop; i--) {
            rest /= loops.get(i).size();
        }
        return rest % loops.get(loop).size();
    }

    /// Returns the element of loop `loop` that the task `index` has.
    public Item element(int loop, int index) {
        return loops.get(loop).get(indexIn(loop, index));
    }

    /// Returns the elements of a task as text, `ATL, 6`; empty if the step runs once.
    public String item(int index) {
        return java.util.stream.IntStream.range(0, loops.size())
                .mapToObj(loop -> element(loop, index).preview())
                .collect(Collectors.joining(", "));
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
