package dev.slipway.cli.history;

import dev.slipway.api.run.RunId;
import dev.slipway.cli.call.Fault;
import dev.slipway.engine.history.NoSuchRunException;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.RunHistory;
import dev.slipway.kernel.directive.Nearest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What `RUN[/STEP[/INDEX]]` names.
///
/// @param run as written, without step and index
/// @param step null if none is named
/// @param index 0-based, null if none is named
public record RunReference(
        String run, @Nullable String step, @Nullable Integer index) {
    /// Splits what a person wrote.
    public static RunReference of(String written) throws Fault {
        var parts = written.split("/", -1);
        if (parts.length > 3 || parts[0].isEmpty() || (parts.length > 1 && parts[1].isEmpty())) {
            throw wrong(written);
        }
        if (parts.length < 3) {
            return new RunReference(parts[0], parts.length > 1 ? parts[1] : null, null);
        }
        try {
            int index = Integer.parseInt(parts[2]);
            if (index < 0) {
                throw wrong(written);
            }
            return new RunReference(parts[0], parts[1], index);
        } catch (NumberFormatException e) {
            throw wrong(written);
        }
    }

    private static Fault wrong(String written) {
        return Fault.usage(
                "bad-reference",
                "This names no run, step or task: " + written + ".",
                "Write RUN, RUN/STEP or RUN/STEP/INDEX, for example latest/train/0.");
    }

    /// Returns the run.
    public RunDetail detail(RunHistory history) throws IOException {
        RunId id = history.resolve(run);
        return history.run(id).orElseThrow(() -> new NoSuchRunException("There is no run " + id + " any more."));
    }

    /// Returns the step of `detail` that is named.
    public StepRow stepOf(RunDetail detail) throws Fault {
        for (var each : detail.steps()) {
            if (each.name().equals(step)) {
                return each;
            }
        }
        var names = detail.steps().stream().map(StepRow::name).toList();
        throw Fault.usage(
                "no-such-step",
                "The run " + detail.row().id() + " has no step " + step + ".",
                Nearest.of(String.valueOf(step), names)
                        .map(near -> "Did you mean " + near + "?")
                        .orElse("Its steps are " + String.join(", ", names) + "."));
    }

    /// Returns the index that is named, of a step with one task 0.
    public int indexIn(StepRow row) throws Fault {
        if (index != null) {
            return index;
        }
        if (row.counts().total() > 1) {
            throw Fault.usage(
                    "which-task",
                    "The step " + row.name() + " has " + row.counts().total() + " tasks.",
                    "Name one of them: " + run + "/" + row.name() + "/0 is the first.");
        }
        return 0;
    }
}
