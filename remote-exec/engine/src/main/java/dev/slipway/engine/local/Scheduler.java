package dev.slipway.engine.local;

import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.run.RunListener;
import dev.slipway.engine.run.RunRequest.OnFailure;
import dev.slipway.worker.protocol.Request;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Runs the steps of one run in the order of their edges, to the end. One thread: that of the caller.
final class Scheduler {
    private static final long TICK_MILLIS = 50;
    private static final Duration STEP_EVERY = Duration.ofMillis(100);
    private static final Duration BEAT_EVERY = Duration.ofSeconds(5);
    private static final int DRAIN = 4096;

    /// How long more reports are waited for while all workers go on by themselves: hearing each apart costs more than
    /// a small task does.
    private static final long GATHER_MILLIS = 3;

    private final RunFacts facts;
    private final Tools tools;
    private final List<StepState> steps;
    private final Planner planner;
    private final Results results;
    private final Capacity capacity = Capacity.ofThisMachine();
    private final ArrayDeque<Job> urgent = new ArrayDeque<>();
    private final Map<Integer, Attempt> running = new HashMap<>();
    private final Offers offers;
    private Instant lastSteps = Instant.EPOCH;
    private Instant lastBeat = Instant.EPOCH;

    /// What a scheduler works with.
    ///
    /// @param crew the workers
    /// @param happenings what the workers say
    /// @param recorder writes the rows
    /// @param cancelled tells whether someone asked for the end
    record Tools(
            Crew crew,
            BlockingQueue<Happening> happenings,
            Recorder recorder,
            Watch cancelled,
            RunListener listener,
            Clock clock) {}

    /// Asks the store whether the run is to end.
    @FunctionalInterface
    interface Watch {
        boolean isSet() throws IOException;
    }

    Scheduler(RunFacts facts, Tools tools, List<StepState> steps, Planner planner) {
        this.facts = facts;
        this.tools = tools;
        this.steps = steps;
        this.planner = planner;
        this.offers = new Offers(tools.crew(), steps);
        this.results = new Results(facts, tools, steps, planner, urgent);
    }

    /// Runs everything and returns how it ended: `SUCCEEDED`, `FAILED` or `CANCELLED`.
    ///
    /// @throws IOException if the store or the workers fail
    RunStatus run() throws IOException {
        try {
            while (advance()) {
                assign();
                hear();
                tools.recorder().listSome();
                if (tick()) {
                    return cancel();
                }
            }
            return results.outcome();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return cancel();
        } finally {
            tools.crew().close();
            writeSteps();
        }
    }

    /// Returns what went wrong first; null if nothing did.
    Results results() {
        return results;
    }

    /// Opens and ends steps; tells whether any is left.
    private boolean advance() throws IOException {
        for (var step : steps) {
            if (step.status() == RunStatus.WAITING && isReached(step) && step.open()) {
                open(step);
            }
            if (step.status() == RunStatus.RUNNING && step.allTasksOver()) {
                results.endStep(step);
                planner.forget(step);
            }
        }
        return steps.stream().anyMatch(step -> !step.status().isOver());
    }

    private boolean isReached(StepState step) {
        var upstream = step.wired().upstream().stream().map(steps::get).toList();
        if (upstream.stream().anyMatch(before -> before.status().isOver() && !before.isDone())) {
            step.end(RunStatus.SKIPPED, tools.clock().instant());
            return false;
        }
        return upstream.stream().allMatch(StepState::isDone);
    }

    private void open(StepState step) throws IOException {
        if (planner.tryLayOut(step)) {
            results.laidOut(step);
        } else {
            planner.unlisted(step)
                    .forEach(outer ->
                            urgent.add(new Job.ListElements(step.wired().position(), outer)));
        }
    }

    private void assign() throws IOException {
        offer();
        var waiting = urgent.size() + running.size() + offers.count();
        for (var step : steps) {
            waiting += step.readyCount();
        }
        tools.crew().want(waiting > 0 && willFanOut() ? Integer.MAX_VALUE : waiting, new Need(mostDevices(), heap()));
        for (var next = next(); next != null; next = next()) {
            begin(next.worker(), next.job());
        }
    }

    /// Offers workers more of the step they work at, or takes that back where another worker could have it or something
    /// else comes first.
    private void offer() {
        for (var entry : running.entrySet()) {
            int worker = entry.getKey();
            var step = steps.get(entry.getValue().job().step());
            if (!urgent.isEmpty() || step.readyCount() == 0) {
                offers.takeBack(worker);
            } else if (entry.getValue().job() instanceof Job.RunTask) {
                offers.add(worker, step, facts.request().options().workers(), task -> request(worker, task));
            }
        }
    }

    /// Returns how many devices a task that is still to come asks for at most.
    private int mostDevices() {
        return steps.stream()
                .filter(step -> !step.status().isOver())
                .mapToInt(Scheduler::devices)
                .max()
                .orElse(0);
    }

    /// Returns the heap of what is done next.
    private long heap() {
        var job = urgent.peek();
        return steps.stream()
                .filter(step ->
                        job == null ? step.readyCount() > 0 : step.wired().position() == job.step())
                .findFirst()
                .map(this::heap)
                .orElseGet(() -> heap(steps.getFirst()));
    }

    private long heap(StepState step) {
        return capacity.heapMiB(
                step.wired().step().settings(), facts.request().options().workers());
    }

    private boolean willFanOut() {
        return steps.stream()
                .anyMatch(step -> !step.wired().runsOnce() && !step.status().isOver());
    }

    /// A job, and the worker that does it.
    private record Assignment(int worker, Job job) {}

    private @Nullable Assignment next() throws IOException {
        var first = urgent.peek();
        if (first != null) {
            var worker = tools.crew().idle(new Need(0, heap(steps.get(first.step()))), urgent.size());
            if (worker.isPresent()) {
                return new Assignment(worker.getAsInt(), urgent.remove());
            }
        }
        for (var step : steps) {
            if (step.readyCount() == 0 || !fits(step)) {
                continue;
            }
            var worker = tools.crew().idle(new Need(devices(step), heap(step)), step.readyCount());
            var index = worker.isPresent() ? step.nextReady() : Optional.<Integer>empty();
            if (index.isPresent()) {
                return new Assignment(
                        worker.getAsInt(), new Job.RunTask(step.wired().position(), index.get()));
            }
        }
        return null;
    }

    /// Tells whether there is room for a task of this step beside those that run.
    private boolean fits(StepState step) {
        int workers = facts.request().options().workers();
        int used = 0;
        int devices = 0;
        for (var attempt : running.values()) {
            var other = steps.get(attempt.job().step());
            used += places(other, workers);
            devices += attempt.job() instanceof Job.RunTask ? devices(other) : 0;
        }
        return used + places(step, workers) <= workers && capacity.hasDevices(devices(step), devices);
    }

    private static int devices(StepState step) {
        var asked = step.wired().step().settings().gpu();
        return asked == null ? 0 : asked;
    }

    private int places(StepState step, int workers) {
        return capacity.places(step.wired().step().settings(), workers);
    }

    private void begin(int worker, Job job) throws IOException {
        var step = steps.get(job.step());
        var places = places(worker, job);
        switch (job) {
            case Job.RunTask task -> {
                begin(worker, task);
                tools.crew().give(worker, request(worker, task));
            }
            case Job.ListElements list -> {
                running.put(worker, results.begin(job));
                tools.crew().give(worker, planner.requests().elements(step.wired(), list.outer(), places));
            }
            case Job.Settle settle -> {
                running.put(worker, results.resume(settle));
                var variable = step.wired().step().settings().catchVariable();
                tools.crew()
                        .give(
                                worker,
                                planner.requests()
                                        .settle(
                                                step.wired(),
                                                variable == null ? "" : variable,
                                                settle.message(),
                                                places));
            }
        }
    }

    private void begin(int worker, Job.RunTask task) throws IOException {
        var step = steps.get(task.step());
        var now = tools.clock().instant();
        step.start(now);
        running.put(worker, results.begin(step, task, worker, now));
    }

    private Request.Task request(int worker, Job.RunTask task) {
        return planner.requests().task(steps.get(task.step()).wired(), task.index(), places(worker, task));
    }

    private Request.Places places(int worker, Job job) {
        var index = job instanceof Job.RunTask task ? "-" + task.index() : "";
        var kept = facts.scratch().resolve(steps.get(job.step()).name() + index);
        return new Request.Places(
                facts.store().resolve("objects"), facts.scratchOf(worker), kept, facts.notebookFolder());
    }

    private void hear() throws IOException, InterruptedException {
        var first = tools.happenings().poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
        var all = new ArrayList<Happening>();
        if (first != null) {
            all.add(first);
            if (offers.isEachBusy(running.keySet())) {
                Thread.sleep(GATHER_MILLIS);
            }
        }
        tools.happenings().drainTo(all, DRAIN);
        for (var happening : all) {
            var ofWork = tools.crew().filter(happening);
            if (ofWork.isPresent()) {
                hear(ofWork.get());
            }
        }
    }

    private void hear(Happening happening) throws IOException {
        var attempt = running.get(happening.worker());
        if (attempt == null) {
            return;
        }
        switch (results.hear(attempt, happening)) {
            case GOES_ON -> {}
            case WORKER_FREE -> free(happening.worker());
            case WORKER_GONE -> {
                running.remove(happening.worker());
                tools.crew().kill(happening.worker());
                offers.takeBack(happening.worker());
            }
        }
        if (results.hasFailed() && facts.request().options().failure() == OnFailure.STOP_AT_ONCE) {
            stopAll();
        }
    }

    /// A worker has ended its work, and may have gone on with what it was offered.
    private void free(int worker) throws IOException {
        running.remove(worker);
        var next = offers.begun(worker);
        if (next.isPresent()) {
            begin(worker, next.get());
        } else {
            offers.takeBack(worker);
            tools.crew().release(worker);
        }
    }

    /// Does what is due from time to time; tells whether someone asked for the end.
    private boolean tick() throws IOException {
        var now = tools.clock().instant();
        for (var entry : List.copyOf(running.entrySet())) {
            if (entry.getValue().isLate()) {
                running.remove(entry.getKey());
                tools.crew().kill(entry.getKey());
                offers.takeBack(entry.getKey());
                results.late(entry.getValue());
            }
        }
        if (now.isBefore(lastSteps)) { // the clock was set back
            lastSteps = Instant.EPOCH;
            lastBeat = Instant.EPOCH;
        }
        if (now.isBefore(lastSteps.plus(STEP_EVERY))) {
            return false;
        }
        lastSteps = now;
        results.writeGrowing(running.values());
        writeSteps();
        if (now.isAfter(lastBeat.plus(BEAT_EVERY))) {
            lastBeat = now;
            tools.recorder().beat(now);
        }
        return tools.cancelled().isSet();
    }

    private void writeSteps() throws IOException {
        for (var step : steps) {
            if (step.takeChanged()) {
                tools.recorder().step(step);
                var tally = step.tally();
                tools.listener()
                        .progressed(
                                step.name(),
                                step.status(),
                                tally.executed() + tally.reused() + tally.failed() + tally.cancelled(),
                                tally.total());
            }
        }
        tools.recorder().metrics(results.metrics().changes(running.values()));
    }

    private RunStatus cancel() throws IOException {
        stopAll();
        return RunStatus.CANCELLED;
    }

    private void stopAll() throws IOException {
        urgent.clear();
        for (var entry : List.copyOf(running.entrySet())) {
            tools.crew().kill(entry.getKey());
            offers.takeBack(entry.getKey());
            results.cancelled(entry.getValue());
        }
        running.clear();
        var now = tools.clock().instant();
        for (var step : steps) {
            if (!step.status().isOver()) {
                step.cancelTasks();
                step.end(step.tally().failed() > 0 ? RunStatus.FAILED : RunStatus.CANCELLED, now);
            }
        }
    }
}
