package dev.slipway.desktop.run;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.compare.Difference;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.history.MetricCourse;
import dev.slipway.engine.history.Rows.Attempt;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.Rows.StepTasks;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.RunQuery;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.workspace.WorkspaceServices;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the page of a run reads from the store. Does I/O.
final class Reading {
    private static final int FIRST = 300;

    /// Most values of a metric that are read; of more a fair sample is.
    static final long MOST_POINTS = 200_000;

    private static final long SAMPLED = 50_000;

    /// A run as its page shows it.
    ///
    /// @param run the run
    /// @param plan the flow it ran, null if its code is gone
    /// @param tasks by step, in the order of the steps; copied
    /// @param retried every attempt of tasks that were tried more than once, by step and task; copied
    /// @param before the run to measure it by
    /// @param isWhole false while only the first tasks of each step are there, none of steps in which some failed
    record Snapshot(
            RunDetail run,
            @Nullable Plan plan,
            Map<String, List<TaskRow>> tasks,
            Map<String, Map<Integer, List<Attempt>>> retried,
            Before before,
            boolean isWhole) {
        /// A run of which no task was tried more than once.
        Snapshot(RunDetail run, @Nullable Plan plan, Map<String, List<TaskRow>> tasks, Before before, boolean isWhole) {
            this(run, plan, tasks, Map.of(), before, isWhole);
        }

        Snapshot {
            retried = Map.copyOf(retried);
            tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
        }
    }

    /// @param good the newest successful run of the flow before it, null if there is none
    /// @param steps how long its steps took, by name; reused ones took no time; copied
    /// @param difference the first cause why they differ, null if they do not or if the run did not fail
    record Before(@Nullable RunRow good, Map<String, Duration> steps, Difference.@Nullable Item difference) {
        static final Before NONE = new Before(null, Map.of(), null);

        Before {
            steps = Map.copyOf(steps);
        }
    }

    private final WorkspaceServices services;
    private final RunId id;
    private @Nullable Plan plan;
    private @Nullable Before before;
    private @Nullable Map<String, Duration> timed;
    private boolean isPlanGone;
    private final Map<String, StepTasks> known = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final Map<String, Integer> tried = new HashMap<>();
    private final Map<String, Map<Integer, List<Attempt>>> retried = new HashMap<>();

    Reading(WorkspaceServices services, RunId id) {
        this.services = services;
        this.id = id;
    }

    /// Returns what of the run is seen first, as soon as it is read; empty if it was deleted.
    synchronized Optional<Snapshot> first() throws IOException {
        var found = services.history().run(id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var tasks = new LinkedHashMap<String, List<TaskRow>>();
        boolean isWhole = true;
        for (var step : found.get().steps()) {
            var page = step.counts().failed() > 0
                    ? List.<TaskRow>of() // those that failed come first
                    : services.history().tasks(id, step.name(), 0, FIRST).rows();
            tasks.put(step.name(), page);
            isWhole &= page.size() == step.counts().total();
        }
        var good = good(found.get().row());
        var earlier = new Before(good.orElse(null), Map.of(), null);
        return Optional.of(new Snapshot(found.get(), plan(), tasks, earlier, isWhole));
    }

    /// Returns the run as it is now; empty if it was deleted. One call at a time.
    synchronized Optional<Snapshot> now() throws IOException {
        var found = services.history().run(id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var run = found.get();
        var tasks = new LinkedHashMap<String, List<TaskRow>>();
        for (var step : run.steps()) {
            var rows = tasks(step);
            tasks.put(step.name(), rows);
            readTries(step.name(), rows);
        }
        return Optional.of(new Snapshot(run, plan(), tasks, retried, before(run), true));
    }

    /// Reads the attempts of a step's tasks where there are more than there were.
    private void readTries(String step, List<TaskRow> tasks) throws IOException {
        int tries = 0;
        for (var task : tasks) {
            tries += Math.max(0, task.attempts() - 1);
        }
        if (tries > 0 && !Integer.valueOf(tries).equals(tried.put(step, tries))) {
            retried.put(step, services.history().retried(id, step));
        }
    }

    /// Returns the values of each metric by name; a fair sample of some 50,000 where there are more than 200,000.
    Map<String, MetricCourse> curves(RunRow run) throws IOException {
        var curves = new LinkedHashMap<String, MetricCourse>();
        for (var metric : run.metrics().entrySet()) {
            long count = metric.getValue().count();
            if (count > 0) {
                int every = count > MOST_POINTS ? Math.toIntExact(Math.ceilDiv(count, SAMPLED)) : 1;
                curves.put(metric.getKey(), services.history().course(id, metric.getKey(), every));
            }
        }
        return curves;
    }

    /// Reads what can have changed since the last time; nothing once the step was over.
    private List<TaskRow> tasks(StepRow step) throws IOException {
        var before = known.getOrDefault(step.name(), StepTasks.NONE);
        if (ended.contains(step.name())) {
            return before.rows();
        }
        var now = services.history().tasks(id, step.name(), before);
        known.put(step.name(), now);
        if (step.status().isOver()) {
            ended.add(step.name());
        }
        return now.rows();
    }

    private @Nullable Plan plan() {
        if (plan == null && !isPlanGone) {
            try {
                plan = services.history().plan(id);
            } catch (IOException gone) {
                isPlanGone = true;
            }
        }
        return plan;
    }

    private Before before(RunDetail run) throws IOException {
        if (before != null) {
            return before;
        }
        var row = run.row();
        var good = good(row);
        if (!row.status().isOver()) {
            return new Before(good.orElse(null), times(good), null);
        }
        var cause = good.isPresent() && row.status() == RunStatus.FAILED
                ? services.comparisons().causes(good.get().id(), row.id()).cause()
                : null;
        before = new Before(
                good.orElse(null), Map.of(), cause == null || cause.kind() == Difference.Kind.NONE ? null : cause);
        return before;
    }

    /// Returns the newest successful run of the flow before `row`.
    private Optional<RunRow> good(RunRow row) throws IOException {
        return services
                .history()
                .runs(new RunQuery(row.flow().flow(), RunStatus.SUCCEEDED, null, null, null, null, 1, row.id()))
                .rows()
                .stream()
                .findFirst();
    }

    /// Returns how long the steps of the run before took; read once, since it does not change.
    private Map<String, Duration> times(Optional<RunRow> good) throws IOException {
        if (good.isEmpty()) {
            return Map.of();
        }
        if (timed == null) {
            var times = new HashMap<String, Duration>();
            services.history()
                    .run(good.get().id())
                    .ifPresent(run -> run.steps()
                            .forEach(step -> times.put(
                                    step.name(),
                                    step.times()
                                            .elapsed(Instant.EPOCH)
                                            .filter(_ -> step.times().ended() != null)
                                            .orElse(Duration.ZERO))));
            timed = times;
        }
        return timed;
    }
}
