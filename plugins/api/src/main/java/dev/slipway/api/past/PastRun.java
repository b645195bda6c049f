package dev.slipway.api.past;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An earlier run, as it stood when it was asked for. Immutable.
public final class PastRun {
    private final PastSource source;
    private final Answer row;

    private PastRun(PastSource source, Answer row) {
        this.source = source;
        this.row = row;
    }

    /// Returns the run that `reference` names: an id, the beginning of one, `latest`, `FLOW:latest` or
    /// `FLOW:latest~2`.
    ///
    /// @throws java.io.UncheckedIOException if there is none, naming what is near
    public static PastRun of(PastSource source, String reference) {
        return new PastRun(source, Answer.to(source, "run", "reference", reference));
    }

    static PastRun row(PastSource source, Answer row) {
        return new PastRun(source, row);
    }

    public String id() {
        return row.text("id");
    }

    public String flow() {
        return row.text("flow");
    }

    /// Returns its name for people; empty if it has none.
    public String name() {
        return row.text("name");
    }

    /// Returns where it stands: `succeeded`, `failed`, `running` and so on.
    public String status() {
        return row.text("status");
    }

    /// Returns when it started; null if it has not.
    public @Nullable Instant started() {
        return row.text("started").isEmpty() ? null : Instant.parse(row.text("started"));
    }

    public List<String> tags() {
        return row.texts("tags");
    }

    /// Returns the values of its parameters by name: texts, numbers, booleans, lists and maps.
    public Map<String, @Nullable Object> parameters() {
        return Collections.unmodifiableMap(row.map("parameters"));
    }

    /// Returns the last value of each metric by name.
    public Map<String, Double> metrics() {
        return Collections.unmodifiableMap(row.numbers("metrics"));
    }

    /// Returns one of its steps.
    ///
    /// @throws java.io.UncheckedIOException if it has none of that name, naming what is near
    public PastStep step(String name) {
        return new PastStep(source, id(), Answer.to(source, "step", "run", id(), "step", name));
    }

    @Override
    public String toString() {
        return flow() + " " + id() + ", " + status();
    }
}
