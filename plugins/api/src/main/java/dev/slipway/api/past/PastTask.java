package dev.slipway.api.past;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A task of an earlier run. Immutable.
public final class PastTask {
    private final PastSource source;
    private final String run;
    private final String step;
    private final Answer row;

    PastTask(PastSource source, String run, String step, Answer row) {
        this.source = source;
        this.run = run;
        this.step = step;
        this.row = row;
    }

    /// Returns its number within the step, 0-based.
    public int index() {
        return (int) row.number("index");
    }

    /// Returns the element it ran for, as text; empty outside a fan-out.
    public String item() {
        return row.text("item");
    }

    /// Returns where it stands: `succeeded`, `reused`, `failed` and so on.
    public String status() {
        return row.text("status");
    }

    /// Returns what it failed with; empty if it did not fail.
    public String error() {
        return row.text("error");
    }

    /// Returns the last value of each metric it logged, by name.
    public Map<String, Double> metrics() {
        return Collections.unmodifiableMap(row.numbers("metrics"));
    }

    /// Returns the names of what it kept.
    public List<String> artifacts() {
        return row.texts("artifacts");
    }

    /// Returns what it kept as `name`.
    ///
    /// @throws UncheckedIOException if there is no such artifact, or it cannot be read
    public @Nullable Object artifact(String name) {
        var found = Answer.to(source, "artifact", "run", run, "step", step, "index", (long) index(), "name", name);
        try {
            return source.value(found.entries());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /// As `artifact(name)`, as a `type`; `int.class` and the like stand for `Integer.class`.
    ///
    /// @throws ClassCastException if it is none
    @SuppressWarnings("unchecked") // a primitive class is wrapped: its values are of the wrapper
    public <T> @Nullable T artifact(String name, Class<T> type) {
        var value = artifact(name);
        var wanted = (Class<T>) MethodType.methodType(type).wrap().returnType();
        if (value != null && !wanted.isInstance(value)) {
            throw new ClassCastException("`" + name + "` of " + run + "/" + step + "/" + index() + " is a "
                    + value.getClass().getTypeName() + ", not a " + type.getTypeName());
        }
        return wanted.cast(value);
    }

    @Override
    public String toString() {
        return step + "/" + index() + (item().isEmpty() ? "" : " (" + item() + ")") + ", " + status();
    }
}
