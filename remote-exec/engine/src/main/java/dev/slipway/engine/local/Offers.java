package dev.slipway.engine.local;

import dev.slipway.worker.protocol.Request;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The tasks that busy workers go on with by themselves, one after the other, while all before them succeed: a small
/// task would otherwise wait for the scheduler about as long as it takes. Belongs to the scheduler's thread.
final class Offers {
    private static final int MOST = 6;

    private final Crew crew;
    private final List<StepState> steps;
    private final Map<Integer, Deque<Job.RunTask>> offers = new HashMap<>();

    Offers(Crew crew, List<StepState> steps) {
        this.crew = crew;
        this.steps = steps;
    }

    int count() {
        return offers.values().stream().mapToInt(Deque::size).sum();
    }

    /// Tells whether each of `workers`, and there is one, has something to go on with.
    boolean isEachBusy(Set<Integer> workers) {
        return !workers.isEmpty()
                && workers.stream()
                        .allMatch(worker -> crew.held(worker)
                                .filter(held -> held.count() > 1)
                                .isPresent());
    }

    /// Offers a busy worker tasks of the step it works at.
    ///
    /// @param left how many are left to whoever is free first
    void add(int worker, StepState step, int left, Function<Job.RunTask, Request.Task> requests) {
        var of = offers.computeIfAbsent(worker, _ -> new ArrayDeque<>());
        crew.held(worker).ifPresent(held -> {
            while (of.size() < MOST && step.readyCount() > left) {
                var task = new Job.RunTask(
                        step.wired().position(), step.nextReady().orElseThrow());
                held.add(requests.apply(task));
                of.add(task);
            }
        });
    }

    /// Returns what a worker that has ended its task has gone on with; empty if it waits.
    Optional<Job.RunTask> begun(int worker) {
        var of = offers.getOrDefault(worker, new ArrayDeque<>());
        int held = crew.held(worker).map(HeldRequests::count).orElse(0);
        return of.size() > held ? Optional.of(of.removeFirst()) : Optional.empty();
    }

    /// Takes back what a worker has not begun, from one that is gone all of it: another may have it.
    void takeBack(int worker) {
        var of = offers.getOrDefault(worker, new ArrayDeque<>());
        for (int i = crew.held(worker).map(HeldRequests::clear).orElse(of.size()); i > 0; i--) {
            var task = of.removeLast();
            steps.get(task.step()).again(task.index());
        }
    }
}
