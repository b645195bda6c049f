package dev.slipway.kernel.exec;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.exec.Executed.CellStatus;
import dev.slipway.kernel.exec.Executed.Failure;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.problem.Severity;
import dev.slipway.kernel.protocol.KernelEvent;
import dev.slipway.kernel.protocol.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Executes one cell once and waits for its end. One thread at a time.
final class CellExecution {
    /// How long a cell may take to answer an interrupt before its kernel is ended.
    private static final Duration GRACE = Duration.ofSeconds(5);

    /// How long a kernel may take until it begins with a cell; that time is not the cell's.
    private static final Duration LONGEST_START = Duration.ofMinutes(1);

    private final Kernel kernel;
    private final Shown shown;
    private final Watcher watcher;
    private final SourceCell cell;
    private final UnaryOperator<String> reason;
    private final CompletableFuture<@Nullable Void> started = new CompletableFuture<>();
    private final CompletableFuture<Ended> finished = new CompletableFuture<>();
    private volatile boolean showedResult;
    private volatile boolean showedFailure;
    private volatile @Nullable String asked;

    /// @param reason what more there is to say of a message, empty if nothing
    CellExecution(Kernel kernel, Shown shown, Watcher watcher, SourceCell cell, UnaryOperator<String> reason) {
        this.kernel = kernel;
        this.shown = shown;
        this.watcher = watcher;
        this.cell = cell;
        this.reason = reason;
    }

    private record Ended(Outcome outcome, Duration elapsed) {}

    /// How it went.
    ///
    /// @param elements how many elements the cell's `foreach` has, null if it is in none
    /// @param alive whether the kernel can go on
    /// @param threw whether its own code threw, which `catch` may take
    record Result(
            CellStatus status,
            Duration elapsed,
            @Nullable Failure failure,
            @Nullable Integer elements,
            boolean alive,
            boolean threw) {}

    /// Executes the cell for one element.
    ///
    /// @param timeout longest time from when the kernel begins with the cell, null for no limit
    /// @throws InterruptedException if the calling thread is interrupted; the cell is then asked to end
    Result run(Elements elements, @Nullable Duration timeout) throws InterruptedException {
        kernel.execute(cell, elements, this::hear);
        var _ = kernel.ended()
                .thenAccept(reason -> finished.complete(new Ended(new Outcome.Died(reason), Duration.ZERO)));
        try {
            var ended = timeout == null ? await(null) : awaitFromStart(timeout);
            if (ended != null) {
                return result(ended);
            }
        } catch (InterruptedException e) {
            kernel.interrupt();
            throw e;
        }
        kernel.interrupt();
        var late = await(GRACE);
        var failure = new Failure("Timeout", "The cell ran longer than " + words(timeout) + ".", null);
        show(new Output.Failed(failure.type(), failure.message(), List.of(failure.message())));
        return new Result(
                CellStatus.TIMEOUT,
                timeout == null ? Duration.ZERO : timeout,
                failure,
                null,
                late != null && !(late.outcome() instanceof Outcome.Died),
                false);
    }

    /// Shows why the cell cannot be executed, in the place of executing it.
    Result refuse(Problem problem) {
        var failed = new Ended(new Outcome.Rejected(List.of(problem)), Duration.ZERO);
        return result(failed);
    }

    private @Nullable Ended awaitFromStart(Duration limit) throws InterruptedException {
        try {
            CompletableFuture.anyOf(started, finished).get(LONGEST_START.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            throw new AssertionError("completed with a value only", e);
        }
        return await(limit);
    }

    private @Nullable Ended await(@Nullable Duration limit) throws InterruptedException {
        try {
            return limit == null ? finished.get() : finished.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            throw new AssertionError("completed with a value only", e);
        }
    }

    private void hear(KernelEvent event) {
        switch (event) {
            case KernelEvent.Started beginning -> {
                shown.count(cell.id(), beginning.count());
                started.complete(null);
            }
            case KernelEvent.Produced produced -> show(produced.output());
            case KernelEvent.Updated updated -> shown.update(updated.output());
            case KernelEvent.Cleared cleared -> shown.clear(cell.id(), cleared.onNext());
            case KernelEvent.Asked question -> {
                asked = question.prompt();
                kernel.interrupt();
            }
            case KernelEvent.Finished end -> finished.complete(new Ended(end.outcome(), end.elapsed()));
        }
    }

    private void show(Output shownNow) {
        var output = shownNow instanceof Output.Failed failed ? explained(failed) : shownNow;
        showedResult |= output instanceof Output.Result;
        showedFailure |= output instanceof Output.Failed;
        shown.add(cell.id(), output);
        watcher.shown(cell, output);
    }

    private Output.Failed explained(Output.Failed failed) {
        var more = reason.apply(failed.message());
        if (more.isEmpty()) {
            return failed;
        }
        var traceback = new ArrayList<>(failed.traceback());
        traceback.add(more.substring(more.indexOf(' ') + 1));
        return new Output.Failed(failed.type(), failed.message() + more, traceback);
    }

    private Result result(Ended ended) {
        return switch (ended.outcome()) {
            case Outcome.Succeeded succeeded -> succeeded(succeeded, ended.elapsed());
            case Outcome.Rejected rejected ->
                failed(failure(rejected.problems()), messages(rejected), ended.elapsed(), false);
            case Outcome.Threw threw ->
                failed(
                        new Failure(threw.type(), threw.message(), line(threw)),
                        threw.traceback(),
                        ended.elapsed(),
                        true);
            case Outcome.Interrupted _ -> stopped("Interrupted", "The cell was interrupted.", ended, true);
            case Outcome.Aborted _ -> stopped("Aborted", "The cell was not run: an earlier one failed.", ended, true);
            case Outcome.Died died -> stopped("KernelDied", died.reason(), ended, false);
        };
    }

    private Result succeeded(Outcome.Succeeded succeeded, Duration elapsed) {
        MimeBundle value = succeeded.value();
        if (value != null && !showedResult) {
            show(new Output.Result(value, shown.count(cell.id()), "{}"));
        }
        return new Result(CellStatus.OK, elapsed, null, succeeded.elements(), true, false);
    }

    private Result failed(Failure failure, List<String> traceback, Duration elapsed, boolean threw) {
        showOnce(failure, traceback);
        var told = new Failure(failure.type(), failure.message() + reason.apply(failure.message()), failure.line());
        return new Result(CellStatus.ERROR, elapsed, told, null, true, threw);
    }

    private Result stopped(String type, String message, Ended ended, boolean alive) {
        var prompt = asked;
        var failure = prompt == null
                ? new Failure(type, message, null)
                : new Failure(
                        "InputUnavailable",
                        "The cell asks for input (\"" + prompt.strip() + "\"), and nobody can answer here.",
                        null);
        showOnce(failure, List.of(failure.message()));
        return new Result(CellStatus.ERROR, ended.elapsed(), failure, null, alive, false);
    }

    private void showOnce(Failure failure, List<String> traceback) {
        if (!showedFailure) {
            var message = failure.message().isBlank() ? failure.type() : failure.message();
            show(new Output.Failed(failure.type(), message, traceback));
        }
    }

    private static Failure failure(List<Problem> problems) {
        var first = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .findFirst();
        return new Failure(
                "CompileError",
                first.map(Problem::sentence).orElse("The cell does not compile."),
                first.map(Problem::place).map(place -> place.line()).orElse(null));
    }

    private static List<String> messages(Outcome.Rejected rejected) {
        return rejected.problems().stream().map(Problem::sentence).toList();
    }

    private @Nullable Integer line(Outcome.Threw threw) {
        return threw.frames().stream()
                .filter(frame -> cell.id().equals(frame.cell()))
                .map(Outcome.Frame::line)
                .findFirst()
                .orElse(null);
    }

    private static String words(@Nullable Duration limit) {
        if (limit == null) {
            return "it may";
        }
        var seconds = java.math.BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros();
        return seconds.toPlainString() + " s";
    }
}
