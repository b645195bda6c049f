package dev.slipway.desktop.run;

import dev.slipway.desktop.chart.Density.Span;
import dev.slipway.desktop.run.Reading.Snapshot;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.Rows.Times;
import dev.slipway.engine.history.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The steps of a run over time. Pure; units are seconds since the run started.
///
/// @param seconds length of the axis, more than 0
/// @param lanes one a step, in their order; copied
record Timeline(double seconds, List<Lane> lanes) {
    Timeline {
        lanes = List.copyOf(lanes);
    }

    /// One step.
    sealed interface Lane {
        StepRow step();
    }

    /// A step that has one task, or has not begun.
    ///
    /// @param start NaN if it has not begun or was reused
    record Single(StepRow step, double start, double end) implements Lane {}

    /// A step of many tasks.
    ///
    /// @param spans of the tasks executed in this run; copied
    /// @param failures when tasks failed, ascending; copied
    /// @param workers how many workers took part
    record Many(StepRow step, List<Span> spans, List<Double> failures, int workers) implements Lane {
        Many {
            spans = List.copyOf(spans);
            failures = List.copyOf(failures);
        }
    }

    /// Returns the timeline of a run as it is at `now`.
    static Timeline of(Snapshot snapshot, Instant now) {
        var times = snapshot.run().row().times();
        var zero = times.started() == null ? now : times.started();
        var end = times.ended() == null ? now : times.ended();
        double length = Math.max(0.001, seconds(zero, end));
        var lanes = new ArrayList<Lane>();
        for (var step : snapshot.run().steps()) {
            var tasks = snapshot.tasks().getOrDefault(step.name(), List.of());
            lanes.add(
                    tasks.size() > 1 || step.counts().total() > 1
                            ? many(step, tasks, zero, now)
                            : single(step, tasks, zero, now));
        }
        return new Timeline(length, lanes);
    }

    private static Single single(StepRow step, List<TaskRow> tasks, Instant zero, Instant now) {
        var times = tasks.size() == 1 ? tasks.getFirst().times() : step.times();
        if (step.status() == RunStatus.REUSED || times.started() == null) {
            return new Single(step, Double.NaN, Double.NaN);
        }
        return new Single(step, seconds(zero, times.started()), seconds(zero, end(times, now)));
    }

    private static Many many(StepRow step, List<TaskRow> tasks, Instant zero, Instant now) {
        var spans = new ArrayList<Span>();
        var failures = new ArrayList<Double>();
        var workers = new boolean[4096];
        int count = 0;
        for (var task : tasks) {
            var started = task.times().started();
            if (started == null || task.status() == RunStatus.REUSED) {
                continue;
            }
            double from = seconds(zero, started);
            double to = Math.max(from, seconds(zero, end(task.times(), now)));
            spans.add(new Span(from, to));
            if (task.status() == RunStatus.FAILED) {
                failures.add(to);
            }
            var worker = task.worker();
            if (worker != null && worker >= 0 && worker < workers.length && !workers[worker]) {
                workers[worker] = true;
                count++;
            }
        }
        failures.sort(null);
        return new Many(step, spans, failures, count);
    }

    private static Instant end(Times times, Instant now) {
        return times.ended() == null ? now : Objects.requireNonNull(times.ended());
    }

    static double seconds(Instant zero, Instant when) {
        return Duration.between(zero, when).toMillis() / 1000.0;
    }
}
