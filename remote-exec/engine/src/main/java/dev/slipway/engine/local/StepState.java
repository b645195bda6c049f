package dev.slipway.engine.local;

import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.reuse.PastResults.Earlier;
import dev.slipway.engine.reuse.StepResults;
import dev.slipway.engine.reuse.Wiring.Wired;
import dev.slipway.engine.store.RunRecords.StepRecord;
import dev.slipway.engine.store.RunRecords.Tally;
import dev.slipway.worker.protocol.Artifact;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where one step of a run stands. Belongs to the scheduler's thread.
final class StepState {
    private final Wired wired;
    private final ArrayDeque<Integer> ready = new ArrayDeque<>();
    private RunStatus status = RunStatus.WAITING;
    private @Nullable StepResults results;
    private RunStatus[] tasks = {};
    private final EnumMap<RunStatus, Integer> counts = new EnumMap<>(RunStatus.class);
    private int[] attempts = {};
    private List<ContentHash> keys = List.of();
    private Map<Integer, Earlier> earlier = Map.of();
    private boolean differs;
    private @Nullable Instant started;
    private @Nullable Instant ended;
    private String why;
    private boolean opened;
    private boolean changed = true;

    StepState(Wired wired, String why) {
        this.wired = wired;
        this.why = why;
    }

    Wired wired() {
        return wired;
    }

    String name() {
        return wired.step().name();
    }

    RunStatus status() {
        return status;
    }

    String why() {
        return why;
    }

    void because(String clause) {
        why = clause;
        changed = true;
    }

    /// Marks the step as begun and tells whether it was not before.
    boolean open() {
        var first = !opened;
        opened = true;
        return first;
    }

    /// Returns the results; only once the fan-out is known.
    StepResults results() {
        var there = results;
        if (there == null) {
            throw new IllegalStateException("the fan-out of " + name() + " is not known yet");
        }
        return there;
    }

    boolean isLaidOut() {
        return results != null;
    }

    /// Sets the shape and the keys of the tasks; all of them wait.
    void layOut(StepResults shape) {
        results = shape;
        tasks = new RunStatus[shape.size()];
        Arrays.fill(tasks, RunStatus.WAITING);
        counts.put(RunStatus.WAITING, tasks.length);
        attempts = new int[shape.size()];
        changed = true;
    }

    void keys(List<ContentHash> all) {
        keys = all;
    }

    ContentHash key(int index) {
        return keys.get(index);
    }

    /// Sets the earlier results of tasks whose new ones are to be compared with them, by index.
    void earlier(Map<Integer, Earlier> results) {
        earlier = results;
    }

    /// Says in the step's reason if a task came out otherwise than before although nothing it depends on changed.
    void compare(int index, List<Artifact> artifacts) {
        var before = earlier.get(index);
        var different = before == null ? Optional.<String>empty() : before.difference(artifacts);
        if (before != null && different.isPresent() && !differs) {
            differs = true;
            var item = results().item(index);
            because(why + "; not deterministic: `" + different.get() + "`" + (item.isEmpty() ? "" : " of " + item)
                    + " came out otherwise than in run " + before.run() + " on equal inputs");
        }
    }

    void ready(int index) {
        ready.add(index);
    }

    /// Puts a task before the others.
    void again(int index) {
        task(index, RunStatus.WAITING);
        ready.addFirst(index);
    }

    Optional<Integer> nextReady() {
        return Optional.ofNullable(ready.poll());
    }

    int readyCount() {
        return ready.size();
    }

    RunStatus task(int index) {
        return tasks[index];
    }

    void task(int index, RunStatus now) {
        counts.merge(tasks[index], -1, Integer::sum);
        counts.merge(now, 1, Integer::sum);
        tasks[index] = now;
        changed = true;
    }

    int attempts(int index) {
        return attempts[index];
    }

    int countAttempt(int index) {
        changed = true;
        return ++attempts[index];
    }

    boolean allTasksOver() {
        return results != null && count(RunStatus.WAITING) + count(RunStatus.RUNNING) == 0;
    }

    /// Cancels the tasks that have not ended.
    void cancelTasks() {
        ready.clear();
        for (int i = 0; i < tasks.length; i++) {
            if (!tasks[i].isOver()) {
                task(i, RunStatus.CANCELLED);
            }
        }
    }

    void start(Instant now) {
        if (started == null) {
            started = now;
            status = RunStatus.RUNNING;
            changed = true;
        }
    }

    void end(RunStatus how, Instant now) {
        status = how;
        ended = started == null ? null : now.isBefore(started) ? started : now;
        changed = true;
    }

    /// Tells whether the step ended so that later steps can read it.
    boolean isDone() {
        return status == RunStatus.SUCCEEDED || status == RunStatus.REUSED;
    }

    /// Returns whether anything changed since the last call.
    boolean takeChanged() {
        var before = changed;
        changed = false;
        return before;
    }

    Tally tally() {
        return new Tally(
                tasks.length,
                count(RunStatus.SUCCEEDED),
                count(RunStatus.REUSED),
                count(RunStatus.FAILED),
                count(RunStatus.CANCELLED),
                count(RunStatus.RUNNING));
    }

    StepRecord asRecord() {
        return new StepRecord(status.word(), tally(), started, ended, why);
    }

    private int count(RunStatus wanted) {
        return counts.getOrDefault(wanted, 0);
    }
}
