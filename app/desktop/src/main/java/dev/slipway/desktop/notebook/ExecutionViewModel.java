package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.api.output.Output;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.desktop.notebook.Hearing.Told;
import dev.slipway.desktop.task.Coalesced;
import dev.slipway.desktop.task.Later;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.protocol.CellTrace;
import dev.slipway.kernel.protocol.KernelEvent;
import dev.slipway.kernel.protocol.Outcome;
import dev.slipway.kernel.rerun.LiveHistory;
import dev.slipway.kernel.rerun.Rerun;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The executions of a notebook's cells: one runs, others wait; one that fails drops those behind it. UI thread only.
public final class ExecutionViewModel {
    /// How long an interrupt may take until the person is told of another way.
    static final Duration STOP_LIMIT = Duration.ofMillis(2_500);

    /// One execution that was asked for.
    ///
    /// @param element flat index of the element its `foreach` runs with
    record Task(CellId cell, int element) {}

    /// A question of the running cell.
    public record Question(String prompt, boolean password) {}

    private record Heard(int session, Task task, Told told) {}

    private final KernelViewModel kernel;
    private final ExecutionCells cells;
    private final Coalesced<Heard> heard;
    private final Deque<Task> queue = new ArrayDeque<>();
    private final Map<CellId, LastRun> runs = new HashMap<>();
    private final LiveHistory history = new LiveHistory();
    private final List<Runnable> whenIdle = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable CellViewModel> running = new ReadOnlyObjectWrapper<>();
    private final SimpleObjectProperty<@Nullable Question> question = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable CellViewModel> unstoppable = new ReadOnlyObjectWrapper<>();
    private final Later later;
    private @Nullable Task current;
    private String currentSource = "";
    private int currentCount;
    private int order;
    private int session;

    ExecutionViewModel(NotebookServices services, KernelViewModel kernel, ExecutionCells cells) {
        this.kernel = kernel;
        this.cells = cells;
        later = services.later();
        running.subscribe(now -> {
            unstoppable.set(null);
            if (now == null) {
                kernel.debug().paused().ended();
            }
        });
        heard = new Coalesced<>(
                services.jobs().ui(),
                batch -> batch.forEach(this::hear),
                one -> one.told().weight());
        kernel.onEnd(this::died);
    }

    /// The cell that runs, null if none does.
    public ReadOnlyObjectProperty<@Nullable CellViewModel> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// What the running cell asks, null if nothing.
    public ReadOnlyObjectProperty<@Nullable Question> questionProperty() {
        return question;
    }

    /// The cell that runs on although it was asked to end some time ago, null if none does.
    public ReadOnlyObjectProperty<@Nullable CellViewModel> unstoppableProperty() {
        return unstoppable.getReadOnlyProperty();
    }

    public boolean isBusy() {
        return current != null || !queue.isEmpty();
    }

    /// Returns the place of `cell` among those that wait, 0 for the next; -1 if it does not wait.
    int waiting(CellId cell) {
        return queue.stream().map(Task::cell).toList().indexOf(cell);
    }

    /// Returns what waits, the next one first.
    List<Task> queued() {
        return List.copyOf(queue);
    }

    /// Takes what waits out of the queue; does nothing once it runs.
    void drop(Task task) {
        if (queue.remove(task)) {
            cells.changed();
        }
    }

    Map<CellId, LastRun> runs() {
        return Map.copyOf(runs);
    }

    /// Notes cells whose variables the kernel has got from the one before.
    void restored(Map<CellId, LastRun> cells) {
        runs.putAll(cells);
        this.cells.changed();
    }

    /// Returns what the kernel that is alive has run.
    LiveHistory history() {
        return history;
    }

    /// Calls `then` when nothing runs or waits: at once, or when all that was asked for has ended.
    void whenIdle(Runnable then) {
        if (isBusy()) {
            whenIdle.add(then);
        } else {
            then.run();
        }
    }

    /// Tells whether `cell` runs now.
    boolean isRunning(CellId cell) {
        return current != null && current.cell().equals(cell);
    }

    /// Queues `tasks` behind what is queued already; a kernel is started if there is none.
    void submit(List<Task> tasks) {
        if (!cells.mayRun()) {
            return;
        }
        for (var task : tasks) {
            if (!queue.contains(task)) {
                queue.add(task);
            }
        }
        cells.changed();
        kernel.whenReady(this::next);
    }

    private void next() {
        boolean canRun = current == null && !queue.isEmpty() && kernel.kernel().isPresent();
        if (!canRun || !kernel.debug().mayRun(this::next)) {
            return;
        }
        var task = queue.remove();
        var cell = cells.cell(task.cell());
        if (cell.isEmpty() || !cell.get().isCode()) {
            next();
            return;
        }
        current = task;
        currentSource = cell.get().source();
        kernel.debug().paused().executing(task.cell(), currentSource);
        currentCount = 0;
        cell.get().outputs().clear(true);
        cell.get().started(System.nanoTime());
        running.set(cell.get());
        cells.changed();
        int mine = session;
        kernel.kernel()
                .get()
                .execute(
                        cells.source(task.cell()),
                        new Elements(task.element()),
                        new Hearing(told -> heard.accept(new Heard(mine, task, told))));
    }

    private void hear(Heard said) {
        if (said.session() != session || !said.task().equals(current)) {
            return;
        }
        var cell = showing(said.task());
        switch (said.told()) {
            case Told.Begun(var text) ->
                cell.ifPresentOrElse(shown -> shown.outputs().begin(text), text::seal);
            case Told.Grown(var waiting) -> {
                waiting.set(false);
                cell.ifPresent(shown -> shown.outputs().grew());
            }
            case Told.Event(var event) -> hear(said.task(), cell, event);
        }
    }

    /// Returns the cell of `task`, deleted or not; empty if it shows nothing, for it is no longer code.
    private Optional<CellViewModel> showing(Task task) {
        return cells.known(task.cell()).filter(CellViewModel::isCode);
    }

    private void hear(Task task, Optional<CellViewModel> cell, KernelEvent event) {
        switch (event) {
            case KernelEvent.Started started -> currentCount = started.count();
            case KernelEvent.Produced produced ->
                cell.ifPresent(shown -> shown.outputs().add(produced.output()));
            case KernelEvent.Updated updated -> update(cell, updated.output());
            case KernelEvent.Cleared cleared ->
                cell.ifPresent(shown -> shown.outputs().clear(cleared.onNext()));
            case KernelEvent.Asked asked -> question.set(new Question(asked.prompt(), asked.password()));
            case KernelEvent.Finished finished -> finish(task, finished);
        }
    }

    private void update(Optional<CellViewModel> running, Output.Displayed output) {
        boolean found = false;
        for (var cell : cells.all()) {
            if (cell.outputs().update(output)) {
                found = true;
                if (!isRunning(cell.id())) {
                    cells.updated(cell);
                }
            }
        }
        if (!found) {
            running.ifPresent(cell -> cell.outputs().add(output));
        }
    }

    private void finish(Task task, KernelEvent.Finished finished) {
        note(task.cell(), finished.outcome(), finished.trace());
        finish(task, finished.outcome(), finished.elapsed());
    }

    /// Notes what an execution did; what a kernel does not say is taken to be what the analysis says.
    private void note(CellId cell, Outcome outcome, @Nullable CellTrace trace) {
        boolean succeeded = outcome instanceof Outcome.Succeeded;
        if (trace != null) {
            history.ran(cell, currentSource, succeeded, trace);
        } else if (succeeded) {
            history.ran(
                    cell,
                    currentSource,
                    true,
                    Rerun.assumed(kernel.graphProperty().get(), cell));
        } else if (!(outcome instanceof Outcome.Aborted)) {
            history.refused(cell, currentSource);
        }
    }

    private void finish(Task task, Outcome outcome, Duration elapsed) {
        current = null;
        running.set(null);
        question.set(null);
        boolean succeeded = outcome instanceof Outcome.Succeeded;
        if (!(outcome instanceof Outcome.Aborted)) {
            runs.put(task.cell(), new LastRun(++order, currentSource, succeeded, elapsed, currentCount));
        }
        showing(task).ifPresent(ended -> {
            Failures.show(ended, outcome, currentCount);
            cells.ended(ended, currentCount == 0 ? null : currentCount);
        });
        if (cells.cell(task.cell()).isEmpty()) {
            forget(task.cell());
        }
        if (!succeeded) {
            queue.clear();
        }
        cells.changed();
        kernel.refreshVariables();
        next();
        if (!isBusy()) {
            var waiting = List.copyOf(whenIdle);
            whenIdle.clear();
            waiting.forEach(Runnable::run);
        }
    }

    /// Answers what the running cell asks.
    public void answer(String line) {
        if (question.get() != null) {
            question.set(null);
            kernel.kernel().ifPresent(ready -> ready.answer(line));
        }
    }

    /// Drops what waits and asks the running cell to end.
    public void interrupt() {
        queue.clear();
        var asked = current;
        if (asked != null) {
            kernel.kernel().ifPresent(Kernel::interrupt);
            int ended = order;
            later.after(STOP_LIMIT, () -> {
                if (order == ended && asked.equals(current)) {
                    unstoppable.set(running.get());
                }
            });
        }
        cells.changed();
    }

    /// Forgets every execution and starts another kernel.
    public void restart() {
        var interrupted = current;
        int count = currentCount;
        reset();
        if (interrupted != null) {
            showing(interrupted).ifPresent(cell -> cells.ended(cell, count == 0 ? null : count));
        }
        kernel.restart();
        cells.changed();
    }

    /// Ends the kernel for good.
    void close() {
        reset();
        kernel.stop();
    }

    private void reset() {
        session++;
        var interrupted = current;
        current = null;
        queue.clear();
        whenIdle.clear();
        runs.clear();
        history.clear();
        running.set(null);
        question.set(null);
        if (interrupted != null) {
            showing(interrupted)
                    .ifPresent(cell -> Failures.show(
                            cell, new Outcome.Died("The kernel was restarted while the cell ran."), currentCount));
        }
    }

    private void died(String reason) {
        session++;
        queue.clear();
        whenIdle.clear();
        runs.clear();
        history.clear();
        var task = current;
        if (task != null) {
            finish(task, new Outcome.Died(reason), Duration.ZERO);
        }
        runs.clear();
        history.clear();
        if (task != null) {
            history.refused(task.cell(), currentSource);
            runs.put(task.cell(), new LastRun(++order, currentSource, false, Duration.ZERO, currentCount));
        }
        cells.changed();
    }

    /// Forgets what `cell` did, and deletes what it defined.
    void forget(CellId cell) {
        queue.removeIf(task -> task.cell().equals(cell));
        history.forgot(cell);
        if (runs.remove(cell) != null) {
            kernel.kernel().ifPresent(ready -> {
                var _ = ready.forget(cell).thenRun(() -> {});
            });
            kernel.refreshVariables();
        }
    }

    /// Returns the state of a cell that runs or waits; empty for one that does neither.
    Optional<CellState> busyState(CellViewModel cell) {
        var spot = kernel.debug().paused().spot(cell.id());
        if (spot.isPresent()) {
            return spot.map(CellState::paused);
        }
        if (isRunning(cell.id())) {
            return Optional.of(new CellState(Mark.RUNNING, "", null, null));
        }
        int place = waiting(cell.id());
        return place < 0
                ? Optional.empty()
                : Optional.of(new CellState(Mark.QUEUED, place == 0 ? "next" : place + " before", null, null));
    }
}
