package dev.slipway.engine.history;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.history.Rows.Attempt;
import dev.slipway.engine.history.Rows.LogLine;
import dev.slipway.engine.history.Rows.MetricPoint;
import dev.slipway.engine.history.Rows.Page;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.Rows.StepTasks;
import dev.slipway.engine.history.Rows.TaskDetail;
import dev.slipway.engine.history.Rows.TaskRow;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Questions about runs. Thread-safe; every answer is a snapshot. Does I/O: not for the UI thread.
public interface RunHistory {
    /// Returns the run `reference` names: an id, an unambiguous prefix, `latest`, `FLOW:latest` or `FLOW:latest~2`.
    ///
    /// @throws NoSuchRunException if there is none or the prefix names several
    RunId resolve(String reference) throws IOException;

    /// Returns runs, newest first.
    ///
    /// @throws WhereException if the query's expression has an error, with its place
    Page<RunRow> runs(RunQuery query) throws IOException;

    /// Returns those of the runs that are of `group`, newest first.
    ///
    /// @throws WhereException as `runs`
    Page<RunRow> runs(RunQuery query, RunGroup.Key group) throws IOException;

    /// Returns those of these runs that are there, in no order.
    List<RunRow> rows(List<RunId> ids) throws IOException;

    /// Returns runs in another order, `query.limit()` of them from the 0-based `offset` on.
    ///
    /// @param now until when a run under way has taken
    /// @throws WhereException as `runs`
    Page<RunRow> runs(RunQuery query, RunOrder order, long offset, Instant now) throws IOException;

    /// What runs can be counted by.
    enum Count {
        FLOW,
        STATUS,
        TAG,
        /// Flow and number of the deployed version: `sales@3`.
        VERSION,
        BRANCH,
        /// Name of the user.
        WHO
    }

    /// Returns how many of the runs `query` means, its `limit` and `before` aside, have each value; those that none has
    /// are absent.
    ///
    /// @throws WhereException as `runs`
    Map<String, Integer> counts(RunQuery query, Count by) throws IOException;

    /// Returns the runs `query` means, its `limit` and `before` aside, in groups: that with the newest run first.
    ///
    /// @param metrics whose means are wanted
    /// @throws WhereException as `runs`
    List<RunGroup> groups(RunQuery query, RunGroup.By by, List<String> metrics) throws IOException;

    /// Returns the runs `query` means, its `limit` and `before` aside, as at most `room` bars, oldest first; each but
    /// the first stands for equally many.
    ///
    /// @throws WhereException as `runs`
    List<RunBar> bars(RunQuery query, int room, Instant now) throws IOException;

    /// Returns what a list tells of those of these runs that are there.
    ///
    /// @param metric whose points are counted, empty for none
    default Map<RunId, RunOutline> outlines(List<RunId> ids, String metric) throws IOException {
        var outlines = new HashMap<RunId, RunOutline>();
        for (var id : ids) {
            run(id).ifPresent(run -> outlines.put(id, RunOutline.of(run, metric)));
        }
        return outlines;
    }

    /// Returns one run; empty if it was deleted.
    Optional<RunDetail> run(RunId id) throws IOException;

    /// Returns the flow as the run executed it, plan and code, so that it can run again or be drawn.
    ///
    /// @throws IOException if the run is unknown or its code is gone from the store
    Compiled.Flow code(RunId id) throws IOException;

    /// Returns the plan the run executed.
    ///
    /// @throws IOException if the run is unknown or its plan is gone from the store
    default Plan plan(RunId id) throws IOException {
        return code(id).plan();
    }

    /// Returns tasks of a step in order of index, `limit` from the 0-based `offset` on.
    Page<TaskRow> tasks(RunId id, String step, long offset, int limit) throws IOException;

    /// Returns all tasks of a step as they are now. Of a step under way only those are read that can have changed.
    ///
    /// @param before what this returned last; `StepTasks.NONE` at first
    StepTasks tasks(RunId id, String step, StepTasks before) throws IOException;

    /// Returns the last value of each metric that a task of a step logged, by metric and task.
    Map<String, Map<Integer, Double>> metrics(RunId id, String step) throws IOException;

    /// Returns the tasks of a step that kept an artifact `name` whose preview holds `text`, whatever the case of A to
    /// Z.
    Set<Integer> holding(RunId id, String step, String name, String text) throws IOException;

    /// Returns every attempt of the tasks of a step that were tried more than once, by task, in order.
    Map<Integer, List<Attempt>> retried(RunId id, String step) throws IOException;

    /// Returns one task; empty if there is none.
    Optional<TaskDetail> task(RunId id, String step, int index) throws IOException;

    /// Returns a task's log from line `from`, 0-based, at most `limit` lines.
    List<LogLine> log(RunId id, String step, int index, long from, int limit) throws IOException;

    /// Returns the log of one attempt of a task, whether it counts or not, likewise; empty if there is no such attempt.
    List<LogLine> logOfAttempt(RunId id, TaskAttempt attempt, long from, int limit) throws IOException;

    /// @param index the task's, 0-based
    /// @param number the attempt's, 1-based
    record TaskAttempt(String step, int index, int number) {}

    /// Returns every logged value of `metric`, ordered by iteration, then task.
    List<MetricPoint> curve(RunId id, String metric) throws IOException;

    /// Returns the values of `metric` over all tasks of a run, by iteration; where it was logged very often a fair
    /// sample will do at first.
    ///
    /// @param every 1 for all values, 17 for about every 17th
    MetricCourse course(RunId id, String metric, int every) throws IOException;

    /// Returns the value in force at `iteration` of every metric of `runs`: that of the highest iteration up to it,
    /// then of the highest task. A metric that has none yet is absent, NaN was logged as NaN.
    Map<RunId, Map<String, Double>> metricsAt(List<RunId> runs, long iteration) throws IOException;

    /// Returns the flows that have runs or deployments, by name.
    List<String> flows() throws IOException;

    /// Returns a number that changes whenever another process or thread has committed to the store.
    long revision() throws IOException;
}
