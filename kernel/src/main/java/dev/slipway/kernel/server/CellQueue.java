package dev.slipway.kernel.server;

import dev.slipway.api.output.Output;
import dev.slipway.kernel.message.HistoryLine;
import dev.slipway.kernel.message.Publication;
import dev.slipway.kernel.message.Received;
import dev.slipway.kernel.message.Reply;
import dev.slipway.kernel.message.Request;
import dev.slipway.kernel.protocol.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Executes cells one at a time, in order of arrival. Thread-safe; `run` is its thread.
final class CellQueue {
    private final Replies replies;
    private final Executions executions;
    private final CellRunner runner;
    private final History history;
    private final ArrayDeque<Execution> waiting = new ArrayDeque<>();
    private @Nullable Execution current;
    private int count;

    CellQueue(Replies replies, Executions executions, CellRunner runner, History history) {
        this.replies = replies;
        this.executions = executions;
        this.runner = runner;
        this.history = history;
    }

    synchronized void add(Received<Request> received, Request.Execute request) {
        waiting.add(new Execution(received, request));
        notifyAll();
    }

    /// Asks the running cell to end; those behind it follow if it stops on errors.
    void interrupt() {
        Execution running;
        synchronized (this) {
            running = current;
        }
        if (running != null) {
            running.interruption().ask();
        }
    }

    /// Executes what comes until the thread is interrupted.
    void run() throws InterruptedException {
        while (true) {
            var execution = next();
            replies.begin(execution.received());
            var ended = execute(execution);
            boolean stops = !(ended.outcome() instanceof Outcome.Succeeded)
                    && execution.request().mode().stopsOnError();
            // before the reply: what a front end sends after it has read that must be executed
            var dropped = stops ? takeWhatArrived() : List.<Execution>of();
            end();
            replies.end(execution.received(), ended);
            dropped.forEach(this::abort);
        }
    }

    private synchronized Execution next() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        var execution = waiting.removeFirst();
        current = execution;
        return execution;
    }

    private synchronized void end() {
        current = null;
    }

    private Reply.Ended execute(Execution execution) throws InterruptedException {
        var mode = execution.request().mode();
        count += mode.storesHistory() ? 1 : 0;
        int number = count;
        executions.begin(execution);
        long start = System.nanoTime();
        if (!mode.silent()) {
            replies.publish(
                    execution.received(),
                    new Publication.Input(execution.request().code(), number));
        }
        boolean runs = !execution.interruption().isAsked();
        boolean isNamed = execution.request().cell().id() != null;
        var outcome = runs ? runner.execute(execution, number) : new Outcome.Interrupted();
        var trace = isNamed && runs ? runner.trace() : null;
        var expressions = outcome instanceof Outcome.Succeeded ? runner.evaluate(execution) : Map.<String, Output>of();
        var elapsed = Duration.ofNanos(System.nanoTime() - start);
        execution.end();
        var failure = Failures.of(outcome, execution.request().code());
        show(execution, outcome, failure, number);
        if (mode.storesHistory()) {
            history.add(new HistoryLine(number, execution.request().code(), text(outcome)));
        }
        return new Reply.Ended(number, outcome, failure, elapsed, expressions, trace);
    }

    private void show(Execution execution, Outcome outcome, Output.@Nullable Failed failure, int number) {
        if (execution.isSilent()) {
            return;
        }
        if (failure != null) {
            replies.publish(execution.received(), new Publication.Shown(failure));
        } else if (outcome instanceof Outcome.Succeeded succeeded && succeeded.value() != null) {
            var result = new Output.Result(succeeded.value(), number, "{}");
            replies.publish(execution.received(), new Publication.Shown(result));
        }
    }

    private static String text(Outcome outcome) {
        return outcome instanceof Outcome.Succeeded succeeded && succeeded.value() != null
                ? succeeded.value().text()
                : "";
    }

    /// Takes all that has arrived by now out of the queue.
    private List<Execution> takeWhatArrived() throws InterruptedException {
        replies.awaitWhatArrived();
        synchronized (this) {
            var taken = List.copyOf(waiting);
            waiting.clear();
            return taken;
        }
    }

    /// Answers `execution` without executing it.
    private void abort(Execution execution) {
        replies.begin(execution.received());
        replies.end(
                execution.received(),
                new Reply.Ended(count, new Outcome.Aborted(), null, Duration.ZERO, Map.of(), null));
    }
}
