package dev.slipway.engine.history;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.Rows.Counts;
import dev.slipway.engine.history.Rows.StepTasks;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.store.Row;
import dev.slipway.engine.store.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads all tasks of a step, or what changed of them. For one view, one thread at a time.
final class TasksOfStep {
    private final View view;
    private final RunId id;
    private final String step;
    private long newest;

    TasksOfStep(View view, RunId id, String step) {
        this.view = view;
        this.id = id;
        this.step = step;
    }

    /// @param run key of the run
    /// @param position of the step
    /// @param counts its tasks, as the step has them
    private record Place(long run, int position, Counts counts) {}

    /// Returns the tasks of now, given those of before.
    StepTasks after(StepTasks before) throws IOException {
        var place = place();
        if (place.isEmpty()) {
            return StepTasks.NONE;
        }
        newest = before.newest();
        var merged = merged(place.get(), before);
        return new StepTasks(areAll(merged, place.get().counts()) ? merged : all(place.get()), newest);
    }

    private Optional<Place> place() throws IOException {
        return view.first(
                "SELECT s.* FROM run r JOIN step s ON s.run = r.key WHERE r.id = ? AND s.name = ?",
                row -> new Place(row.number("run"), row.small("position"), RunDetails.counts(row)),
                id,
                step);
    }

    /// Returns the tasks of before with those in their place that were under way or have begun since. An attempt of a
    /// run is newer than those it began earlier.
    private List<TaskRow> merged(Place place, StepTasks before) throws IOException {
        var tasks = new ArrayList<>(before.rows());
        if (!tasks.isEmpty()) {
            var open = tasks.stream()
                    .filter(task -> task.status() == RunStatus.RUNNING)
                    .map(TaskRow::index)
                    .toList();
            var changed = view.query(
                    TaskRows.TASKS + " AND (t.attempt > ? OR t.idx IN (SELECT value FROM json_each(?)))",
                    this::task,
                    place.run(),
                    place.position(),
                    before.newest(),
                    JsonText.write(open));
            changed.stream().filter(task -> task.index() < tasks.size()).forEach(task -> tasks.set(task.index(), task));
        }
        return tasks;
    }

    /// Tells whether nothing else changed: tasks are reused and cancelled without an attempt. A step may be
    /// written down after its tasks.
    private static boolean areAll(List<TaskRow> tasks, Counts counts) {
        return tasks.size() == counts.total()
                && count(tasks, RunStatus.SUCCEEDED) >= counts.executed()
                && count(tasks, RunStatus.REUSED) >= counts.reused()
                && count(tasks, RunStatus.FAILED) >= counts.failed()
                && count(tasks, RunStatus.CANCELLED) >= counts.cancelled();
    }

    private static long count(List<TaskRow> tasks, RunStatus status) {
        return tasks.stream().filter(task -> task.status() == status).count();
    }

    private List<TaskRow> all(Place place) throws IOException {
        return view.query(TaskRows.TASKS + " ORDER BY t.idx", this::task, place.run(), place.position());
    }

    private TaskRow task(Row row) throws IOException {
        newest = Math.max(newest, row.number("attempt"));
        return TaskRows.task(row);
    }
}
