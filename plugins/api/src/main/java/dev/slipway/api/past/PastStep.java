package dev.slipway.api.past;

import java.util.AbstractList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// A step of an earlier run. Immutable.
public final class PastStep {
    private final PastSource source;
    private final String run;
    private final Answer row;

    PastStep(PastSource source, String run, Answer row) {
        this.source = source;
        this.run = run;
        this.row = row;
    }

    public String name() {
        return row.text("name");
    }

    /// Returns where it stands: `succeeded`, `reused`, `failed` and so on.
    public String status() {
        return row.text("status");
    }

    /// Returns how many tasks it has; 0 if it was not reached.
    public int size() {
        return (int) row.number("tasks");
    }

    /// Returns the task `index`, 0-based.
    ///
    /// @throws java.io.UncheckedIOException if there is none
    public PastTask task(int index) {
        return new PastTask(
                source, run, name(), Answer.to(source, "task", "run", run, "step", name(), "index", (long) index));
    }

    /// Returns its tasks in order; each is fetched when it is asked for.
    public List<PastTask> tasks() {
        return new Lazy<>(size(), this::task);
    }

    /// Returns an artifact of the step's only task.
    ///
    /// @throws IllegalStateException if it has several
    /// @throws java.io.UncheckedIOException if there is no such artifact, or it cannot be read
    public @Nullable Object artifact(String name) {
        return only().artifact(name);
    }

    /// As `artifact(name)`, as a `type`.
    ///
    /// @throws ClassCastException if it is none
    public <T> @Nullable T artifact(String name, Class<T> type) {
        return only().artifact(name, type);
    }

    /// Returns an artifact of every task in order; each is read when it is asked for.
    public <T> List<@Nullable T> artifacts(String name, Class<T> type) {
        return new Lazy<>(size(), index -> task(index).artifact(name, type));
    }

    private PastTask only() {
        if (size() != 1) {
            throw new IllegalStateException("the step " + name() + " of " + run + " has " + size()
                    + " tasks: name one, as in step(\"" + name() + "\").task(0)");
        }
        return task(0);
    }

    @Override
    public String toString() {
        return name() + ", " + status() + ", " + size() + (size() == 1 ? " task" : " tasks");
    }

    private static final class Lazy<T extends @Nullable Object> extends AbstractList<T> {
        private final int size;
        private final IntFunction<T> element;

        Lazy(int size, IntFunction<T> element) {
            this.size = size;
            this.element = element;
        }

        @Override
        public T get(int index) {
            if (index < 0 || index >= size) {
                throw new IndexOutOfBoundsException("there is no task " + index + " of " + size);
            }
            return element.apply(index);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
