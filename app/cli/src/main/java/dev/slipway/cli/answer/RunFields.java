package dev.slipway.cli.answer;

import dev.slipway.engine.history.Rows.Counts;
import dev.slipway.engine.history.Rows.Failure;
import dev.slipway.engine.history.Rows.Metric;
import dev.slipway.engine.history.Rows.Origin;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.Rows.Times;
import dev.slipway.kernel.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs as JSON.
public final class RunFields {
    private RunFields() {}

    /// Returns a run as `run` prints it.
    ///
    /// @param problems what the plan said
    public static Fields of(RunDetail run, List<Problem> problems, Instant now) {
        var row = run.row();
        var counts = total(run.steps());
        return new Fields()
                .with("run", row.id().value())
                .with("flow", row.flow().flow())
                .with("notebook", row.flow().notebook())
                .with("plan", row.flow().plan().hex())
                .with("package", row.flow().packageHash().hex())
                .with("version", row.flow().version())
                .with("target", row.origin().target())
                .with("status", row.status().word())
                .with("name", row.label().name().isEmpty() ? null : row.label().name())
                .with("tags", row.label().tags())
                .with("started", row.times().started())
                .with("ended", row.times().ended())
                .with("seconds", seconds(row.times(), now))
                .with("parameters", row.parameters())
                .with("tasks", tasks(counts))
                .with("steps", run.steps().stream().map(step -> step(step, now)).toList())
                .with("metrics", metrics(row.metrics()))
                .with("error", failure(run.error()))
                .with("problems", ProblemFields.of(problems));
    }

    /// Returns a run that was refused: nothing started.
    public static Fields refused(String flow, String notebook, String target, List<Problem> problems) {
        return new Fields()
                .with("run", null)
                .with("flow", flow)
                .with("notebook", notebook)
                .with("plan", null)
                .with("package", null)
                .with("version", null)
                .with("target", target)
                .with("status", "refused")
                .with("name", null)
                .with("tags", List.of())
                .with("started", null)
                .with("ended", null)
                .with("seconds", null)
                .with("parameters", Map.of())
                .with("tasks", tasks(new Counts(0, 0, 0, 0, 0, 0)))
                .with("steps", List.of())
                .with("metrics", Map.of())
                .with("error", null)
                .with("problems", ProblemFields.of(problems));
    }

    /// Returns a run as a row of `runs`.
    public static Fields row(RunRow row, Instant now) {
        return new Fields()
                .with("run", row.id().value())
                .with("flow", row.flow().flow())
                .with("version", row.flow().version())
                .with("name", row.label().name().isEmpty() ? null : row.label().name())
                .with("status", row.status().word())
                .with("target", row.origin().target())
                .with("who", row.origin().who())
                .with("started", row.times().started())
                .with("seconds", seconds(row.times(), now))
                .with("parameters", row.parameters())
                .with("metrics", metrics(row.metrics()))
                .with("tags", row.label().tags())
                .with("plan", row.flow().plan().hex())
                .with("git", git(row.origin()));
    }

    private static Fields step(StepRow step, Instant now) {
        return new Fields()
                .with("name", step.name())
                .with("status", step.status().word())
                .with("tasks", step.counts().total())
                .with("executed", step.counts().executed())
                .with("reused", step.counts().reused())
                .with("failed", step.counts().failed())
                .with("seconds", seconds(step.times(), now))
                .with("why", step.why());
    }

    private static Fields tasks(Counts counts) {
        return new Fields()
                .with("total", counts.total())
                .with("executed", counts.executed())
                .with("reused", counts.reused())
                .with("failed", counts.failed())
                .with("cancelled", counts.cancelled());
    }

    /// Returns the tasks of all steps.
    public static Counts total(List<StepRow> steps) {
        var all = new Counts(0, 0, 0, 0, 0, 0);
        for (var step : steps) {
            var more = step.counts();
            all = new Counts(
                    all.total() + more.total(),
                    all.executed() + more.executed(),
                    all.reused() + more.reused(),
                    all.failed() + more.failed(),
                    all.cancelled() + more.cancelled(),
                    all.running() + more.running());
        }
        return all;
    }

    /// Returns the Git commit a run was made from; null outside a repository.
    public static @Nullable Fields git(Origin origin) {
        return origin.commit() == null
                ? null
                : new Fields().with("commit", origin.commit()).with("dirty", origin.dirty());
    }

    /// Returns how long something took so far; null before its start.
    public static @Nullable Duration seconds(Times times, Instant now) {
        return times.elapsed(now).orElse(null);
    }

    private static Fields metrics(Map<String, Metric> metrics) {
        var fields = new Fields();
        metrics.forEach((name, metric) -> fields.with(
                name,
                new Fields()
                        .with("last", metric.last())
                        .with("min", metric.min())
                        .with("max", metric.max())
                        .with("count", metric.count())));
        return fields;
    }

    /// Returns what made a run, step or task fail; null if nothing did.
    public static @Nullable Fields failure(@Nullable Failure failure) {
        return failure == null
                ? null
                : new Fields()
                        .with("step", failure.step().isEmpty() ? null : failure.step())
                        .with("index", failure.step().isEmpty() ? null : failure.index())
                        .with("item", failure.item().isEmpty() ? null : failure.item())
                        .with("cell", failure.cell())
                        .with("line", failure.line())
                        .with("type", failure.type())
                        .with("message", failure.message());
    }
}
