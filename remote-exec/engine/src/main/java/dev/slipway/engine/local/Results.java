package dev.slipway.engine.local;

import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.history.CardText;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.local.Recorder.Counted;
import dev.slipway.engine.local.Scheduler.Tools;
import dev.slipway.engine.reuse.Found.Hit;
import dev.slipway.engine.store.AttemptRecords.Cause;
import dev.slipway.engine.store.AttemptRecords.Ended;
import dev.slipway.engine.store.AttemptRecords.Started;
import dev.slipway.engine.store.RunRecords.ErrorRecord;
import dev.slipway.engine.store.RunRecords.TaskKey;
import dev.slipway.worker.object.ObjectFiles;
import dev.slipway.worker.protocol.Report;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes in what workers say and what store lookups find, and says what follows for tasks and steps. Belongs to the
/// scheduler's thread.
final class Results {
    private static final long PROGRESS_EVERY_MILLIS = 200;

    private final RunFacts facts;
    private final Tools tools;
    private final List<StepState> steps;
    private final Planner planner;
    private final Deque<Job> urgent;
    private final ObjectFiles objects;
    private final FailedCells cells;
    private final RunMetrics metrics = new RunMetrics();
    private final Map<Job.Settle, Attempt> unsettled = new HashMap<>();
    private @Nullable ErrorRecord failure;

    /// @param urgent takes jobs that go before tasks
    Results(RunFacts facts, Tools tools, List<StepState> steps, Planner planner, Deque<Job> urgent) {
        this.facts = facts;
        this.tools = tools;
        this.steps = steps;
        this.planner = planner;
        this.urgent = urgent;
        this.cells = new FailedCells(facts.request().source());
        this.objects = new ObjectFiles(facts.store().resolve("objects"));
    }

    /// What follows for a worker from what it said.
    enum Sequel {
        GOES_ON,
        WORKER_FREE,
        WORKER_GONE
    }

    boolean hasFailed() {
        return failure != null;
    }

    /// Returns what went wrong first; null if nothing did.
    @Nullable
    ErrorRecord failure() {
        return failure;
    }

    RunStatus outcome() {
        return failure == null ? RunStatus.SUCCEEDED : RunStatus.FAILED;
    }

    RunMetrics metrics() {
        return metrics;
    }

    /// Takes earlier results for the tasks just laid out; the others become ready.
    void laidOut(StepState step) throws IOException {
        var hits = new HashMap<Integer, Long>();
        for (int i = 0; i < planner.found().size(); i++) {
            if (planner.found().get(i) instanceof Hit hit) {
                hits.put(i, hit.attempt());
                step.results().set(i, hit.artifacts());
                step.task(i, RunStatus.REUSED);
            } else {
                step.ready(i);
            }
        }
        tools.recorder().laidOut(step, planner.parts(), hits);
        if (!hits.isEmpty()) {
            metrics.keep(tools.recorder().store(), step.wired().position(), hits);
        }
        var now = tools.clock().instant();
        if (step.allTasksOver()) {
            step.end(hits.isEmpty() ? RunStatus.SUCCEEDED : RunStatus.REUSED, now);
        } else {
            step.start(now);
        }
    }

    /// Begins an attempt at a task.
    Attempt begin(StepState step, Job.RunTask job, int worker, Instant now) throws IOException {
        var timeout = step.wired().step().settings().timeout();
        var attempt = new Attempt(tools.recorder().newAttempt(), job, timeout);
        step.task(job.index(), RunStatus.RUNNING);
        int number = step.countAttempt(job.index());
        tools.recorder().started(new Started(attempt.id(), key(job), number, step.key(job.index()), now, worker));
        return attempt;
    }

    /// Begins work that is no task.
    Attempt begin(Job job) {
        return new Attempt(-1, job, null);
    }

    /// Goes on with the attempt whose failure is caught.
    Attempt resume(Job.Settle job) {
        var failed = unsettled.remove(job);
        if (failed == null) {
            throw new IllegalStateException("nothing to settle: " + job);
        }
        return new Attempt(failed, job);
    }

    /// Ends a step whose tasks are all over.
    void endStep(StepState step) {
        var tally = step.tally();
        var how = tally.failed() > 0
                ? RunStatus.FAILED
                : tally.cancelled() > 0 ? RunStatus.CANCELLED : RunStatus.SUCCEEDED;
        step.end(how, tools.clock().instant());
    }

    /// Takes in what a worker said about its work.
    Sequel hear(Attempt attempt, Happening happening) throws IOException {
        return switch (happening) {
            case Happening.Ended ended -> {
                fail(attempt, FailedCells.within(plan(attempt), Failures.of(ended)), ended.exit());
                yield Sequel.WORKER_GONE;
            }
            case Happening.Reported reported -> hear(attempt, reported.report());
        };
    }

    private void direct(Attempt attempt, Report.Direction direction) throws IOException {
        var lower = direction.direction() == dev.slipway.api.spi.NotebookHost.Direction.LOWER_IS_BETTER;
        attempt.direction(direction.name(), lower);
        tools.recorder().direction(attempt, direction.name(), lower);
    }

    private Sequel hear(Attempt attempt, Report report) throws IOException {
        var recorder = tools.recorder();
        switch (report) {
            case Report.Printed printed -> print(attempt, printed);
            case Report.Metric metric -> recorder.metric(attempt, attempt.count(metric, index(attempt)), metric);
            case Report.Direction direction -> direct(attempt, direction);
            case Report.Progress progress -> {
                if (attempt.takesProgress(PROGRESS_EVERY_MILLIS)) {
                    recorder.progress(attempt, progress);
                }
            }
            case Report.Card card ->
                recorder.lines(
                        attempt,
                        attempt.lines()
                                .card(
                                        card.number(),
                                        CardText.of(card.bundle()),
                                        tools.clock().instant()));
            case Report.InputRead input -> recorder.input(attempt, input);
            case Report.LookedUp found -> recorder.lookedUp(attempt, found);
            case Report.Queried queried -> recorder.queried(attempt, queried.query());
            case Report.Succeeded succeeded -> {
                succeed(attempt, succeeded);
                return Sequel.WORKER_FREE;
            }
            case Report.Failed failed -> {
                fail(attempt, cells.named(Failures.of(failed), failed.place()), null);
                return failed.next() == Report.Next.READY ? Sequel.WORKER_FREE : Sequel.WORKER_GONE;
            }
            case Report.Expanded expanded -> {
                if (attempt.job() instanceof Job.ListElements list) {
                    listed(list, expanded);
                }
                return Sequel.WORKER_FREE;
            }
            case Report.Asked _, Report.Hello _, Report.Loaded _, Report.Refused _, Report.Pong _, Report.Worn _ -> {}
        }
        return Sequel.GOES_ON;
    }

    /// A running attempt was stopped since its time was up.
    void late(Attempt attempt) throws IOException {
        var step = plan(attempt);
        fail(attempt, FailedCells.within(step, Failures.late(step.settings().timeout())), null);
    }

    /// A running attempt was stopped since the run is to end.
    void cancelled(Attempt attempt) throws IOException {
        if (attempt.job() instanceof Job.RunTask job) {
            var step = steps.get(job.step());
            step.task(job.index(), RunStatus.CANCELLED);
            metrics.keep(attempt.metrics());
            var ended = new Ended(RunStatus.CANCELLED.word(), tools.clock().instant(), null, null);
            tools.recorder().unsuccessful(attempt, key(job), ended, RunStatus.CANCELLED, step.attempts(job.index()));
        }
    }

    /// Writes the lines that have begun and not ended.
    void writeGrowing(Collection<Attempt> running) throws IOException {
        for (var attempt : running) {
            if (attempt.takeGrown()) {
                tools.recorder().lines(attempt, attempt.lines().growing());
            }
        }
    }

    private void print(Attempt attempt, Report.Printed printed) throws IOException {
        var lines = attempt.lines().print(printed.stream(), printed.text(), printed.time());
        attempt.grow();
        if (attempt.id() < 0) {
            return;
        }
        tools.recorder().lines(attempt, lines);
        var step = steps.get(attempt.job().step()).name();
        for (var line : lines) {
            tools.listener().printed(step, index(attempt), line.stream(), line.text());
        }
    }

    private void listed(Job.ListElements job, Report.Expanded expanded) throws IOException {
        var step = steps.get(job.step());
        if (step.status().isOver()) {
            return; // the elements of another task could not be listed
        }
        var loops = expanded.loops().stream().map(Report.Elements::items).toList();
        tools.recorder().listed(planner.expansionKey(step, job.outer()), loops);
        if (planner.listed(step, job.outer(), loops)) {
            laidOut(step);
        }
    }

    private void succeed(Attempt attempt, Report.Succeeded result) throws IOException {
        for (var artifact : result.artifacts()) {
            if (artifact.blob().inline() == null && !objects.has(artifact.blob().hash())) {
                fail(attempt, Failures.lost(artifact.name()), null);
                return;
            }
        }
        var step = steps.get(attempt.job().step());
        var index = index(attempt);
        step.results().set(index, result.artifacts());
        step.compare(index, result.artifacts());
        step.task(index, RunStatus.SUCCEEDED);
        metrics.keep(attempt.metrics());
        var ended = attempt.job() instanceof Job.Settle
                ? null
                : new Ended(RunStatus.SUCCEEDED.word(), tools.clock().instant(), null, null);
        tools.recorder()
                .succeeded(attempt, key(attempt.job().step(), index), result, new Counted(step.attempts(index), ended));
    }

    private Plan.Step plan(Attempt attempt) {
        return steps.get(attempt.job().step()).wired().step();
    }

    private void fail(Attempt attempt, Failures.Failure failure, @Nullable Integer exit) throws IOException {
        var step = steps.get(attempt.job().step());
        switch (attempt.job()) {
            case Job.RunTask job -> failTask(attempt, job, failure, exit);
            case Job.ListElements job -> {
                if (!step.status().isOver()) {
                    remember(step, job.outer(), outerItem(step, job.outer()), failure);
                    step.start(tools.clock().instant());
                    step.end(RunStatus.FAILED, tools.clock().instant());
                }
            }
            case Job.Settle job -> {
                step.task(job.index(), RunStatus.FAILED);
                remember(step, job.index(), step.results().item(job.index()), failure);
            }
        }
    }

    private void failTask(Attempt attempt, Job.RunTask job, Failures.Failure failure, @Nullable Integer exit)
            throws IOException {
        var step = steps.get(job.step());
        var settings = step.wired().step().settings();
        var again = step.attempts(job.index()) <= settings.retry();
        var caught = !again && settings.catchVariable() != null;
        var next = again ? RunStatus.WAITING : caught ? RunStatus.RUNNING : RunStatus.FAILED;
        if (!failure.traceback().isEmpty()) {
            var now = tools.clock().instant();
            tools.recorder().lines(attempt, attempt.lines().print(Report.Stream.ERR, failure.traceback() + "\n", now));
        }
        var cause = new Cause(failure.type(), failure.message(), failure.cell(), failure.line());
        var ended = new Ended(RunStatus.FAILED.word(), tools.clock().instant(), exit, cause);
        tools.recorder().unsuccessful(attempt, key(job), ended, next, step.attempts(job.index()));
        var item = step.results().item(job.index());
        tools.listener().failed(step.name(), job.index(), item, failure.message());
        if (again) {
            step.again(job.index());
            return;
        }
        metrics.keep(attempt.metrics());
        if (caught) {
            var settle = new Job.Settle(job.step(), job.index(), failure.message());
            unsettled.put(settle, attempt);
            urgent.add(settle);
        } else {
            step.task(job.index(), RunStatus.FAILED);
            remember(step, job.index(), item, failure);
        }
    }

    private String outerItem(StepState step, int index) {
        var outer = step.wired().outer();
        return outer == null ? "" : steps.get(outer).results().item(index);
    }

    private void remember(StepState step, int index, String item, Failures.Failure cause) {
        if (failure == null) {
            failure = new ErrorRecord(
                    step.name(), index, item, cause.cell(), cause.line(), cause.type(), cause.message());
        }
    }

    private TaskKey key(Job.RunTask job) {
        return key(job.step(), job.index());
    }

    private TaskKey key(int step, int index) {
        return new TaskKey(facts.key(), step, index);
    }

    private static int index(Attempt attempt) {
        return switch (attempt.job()) {
            case Job.RunTask task -> task.index();
            case Job.Settle settle -> settle.index();
            case Job.ListElements _ -> 0;
        };
    }
}
