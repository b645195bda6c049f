package dev.slipway.desktop.run;

import dev.slipway.desktop.chart.Density.Span;
import dev.slipway.desktop.run.Reading.Snapshot;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.Attempt;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What tasks of a step waited for a worker, and the attempts before the one that counts. Pure; units are seconds since
/// the run started.
///
/// @param ready when the last of the steps before it had ended; NaN while that is not known
/// @param waits of tasks, from then until they began; copied
/// @param tries earlier attempts of all tasks; copied
record Waiting(double ready, List<Span> waits, List<Span> tries) {
    static final Waiting NONE = new Waiting(Double.NaN, List.of(), List.of());

    private static final double NOTABLE = 0.01;

    Waiting {
        waits = List.copyOf(waits);
        tries = List.copyOf(tries);
    }

    /// Returns how many waited at `at` and how often a task was tried again, each in a line of its own.
    String words(double at, Timeline.Layout layout) {
        long open = waits.stream()
                .filter(span -> span.start() <= at && span.end() >= at)
                .count();
        var waited = open == 0 || layout != Timeline.Layout.CLOCK ? "" : "\n" + Words.count(open) + " waiting";
        return waited + (tries.isEmpty() ? "" : "\n" + Words.count(tries.size(), "earlier attempt"));
    }

    /// Returns that of each step, as it is at `now`.
    static Map<String, Waiting> of(Snapshot snapshot, Instant now) {
        var started = snapshot.run().row().times().started();
        var waiting = new LinkedHashMap<String, Waiting>();
        if (started != null) {
            for (var step : snapshot.run().steps()) {
                waiting.put(step.name(), of(snapshot, step, started, now));
            }
        }
        return waiting;
    }

    private static Waiting of(Snapshot snapshot, StepRow step, Instant zero, Instant now) {
        double ready = ready(snapshot, step, zero);
        var waits = new ArrayList<Span>();
        if (Double.isFinite(ready)) {
            var retried = snapshot.retried().getOrDefault(step.name(), Map.of());
            for (var task : snapshot.tasks().getOrDefault(step.name(), List.of())) {
                double until = until(task, begun(task, retried.getOrDefault(task.index(), List.of())), zero, now);
                if (until > ready + NOTABLE) {
                    waits.add(new Span(ready, until));
                }
            }
        }
        var tries = new ArrayList<Span>();
        snapshot.retried().getOrDefault(step.name(), Map.of()).values().forEach(all -> tries.addAll(tries(all, zero)));
        return new Waiting(ready, waits, tries);
    }

    /// Returns the attempts but the last, as far as it is known when they were.
    static List<Span> tries(List<Attempt> attempts, Instant zero) {
        var spans = new ArrayList<Span>();
        for (var attempt : attempts.subList(0, Math.max(0, attempts.size() - 1))) {
            var started = attempt.times().started();
            var ended = attempt.times().ended();
            if (started != null && ended != null) {
                spans.add(new Span(Timeline.seconds(zero, started), Timeline.seconds(zero, ended)));
            }
        }
        return spans;
    }

    /// Steps that were reused gave what they give before the run began.
    private static double ready(Snapshot snapshot, StepRow step, Instant zero) {
        double ready = 0;
        for (var before : snapshot.run().steps()) {
            if (step.dependsOn().contains(before.name())) {
                var ended = before.times().ended();
                boolean isReused = before.status() == RunStatus.REUSED;
                ready = Math.max(ready, isReused ? 0 : ended == null ? Double.NaN : Timeline.seconds(zero, ended));
            }
        }
        return ready;
    }

    /// Returns when the first of a task's `attempts` began; of a task that has one, it is not among them.
    static @Nullable Instant begun(TaskRow task, List<Attempt> attempts) {
        return (attempts.isEmpty() ? task.times() : attempts.getFirst().times()).started();
    }

    /// Returns until when a task waited that began at `started`; nothing of one that never had to run.
    private static double until(TaskRow task, @Nullable Instant started, Instant zero, Instant now) {
        return switch (task.status()) {
            case REUSED, SKIPPED, CANCELLED, REFUSED -> Double.NEGATIVE_INFINITY;
            case QUEUED, WAITING -> Timeline.seconds(zero, now);
            case RUNNING, SUCCEEDED, FAILED, LOST ->
                started == null ? Double.NEGATIVE_INFINITY : Timeline.seconds(zero, started);
        };
    }
}
