package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.desktop.debug.DebugViewModel;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.protocol.Completion;
import dev.slipway.kernel.protocol.Formatted;
import dev.slipway.kernel.protocol.Inspection;
import dev.slipway.kernel.protocol.KernelMemory;
import dev.slipway.kernel.protocol.QuickFix;
import dev.slipway.kernel.protocol.QuickFix.Fault;
import dev.slipway.kernel.protocol.Variable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A notebook's kernel: its life, its variables, and what it says of the cells as they stand. UI thread only.
public final class KernelViewModel {
    /// How long to wait after an edit before the kernel is asked about it.
    static final Duration PAUSE = Duration.ofMillis(300);

    /// Where a kernel is in its life.
    public sealed interface Life {
        /// None has been started.
        record Absent() implements Life {}

        record Starting() implements Life {}

        /// It answers.
        record Ready() implements Life {}

        /// Its process ended by itself, or could not be started.
        ///
        /// @param reason a sentence
        record Ended(String reason) implements Life {}
    }

    private final NotebookServices services;
    private final KernelStarter starter;
    private final Supplier<List<SourceCell>> cells;
    private final ReadOnlyObjectWrapper<Life> life = new ReadOnlyObjectWrapper<>(new Life.Absent());
    private final ReadOnlyObjectWrapper<CellGraph> graph =
            new ReadOnlyObjectWrapper<>(new CellGraph(List.of(), List.of()));
    private final ObservableList<Variable> variables = FXCollections.observableArrayList();
    private final ObservableList<Variable> unmodifiable = FXCollections.unmodifiableObservableList(variables);
    private final ReadOnlyObjectWrapper<@Nullable KernelMemory> memory = new ReadOnlyObjectWrapper<>();
    private final DebugViewModel debug;
    private final List<Runnable> onReady = new ArrayList<>();
    private final List<Runnable> onCurrent = new ArrayList<>();
    private @Nullable List<SourceCell> analysed;
    private Consumer<String> onEnd = _ -> {};
    private @Nullable Kernel kernel;
    private Jobs.@Nullable Handle pending;
    private boolean asking;
    private boolean askAgain;
    private int generation;

    /// @param cells returns the cells as they stand
    KernelViewModel(NotebookServices services, KernelStarter starter, Supplier<List<SourceCell>> cells) {
        this.services = services;
        this.starter = starter;
        this.cells = cells;
        debug = new DebugViewModel(services.jobs(), services.later());
    }

    /// Returns what works for this notebook.
    Jobs jobs() {
        return services.jobs();
    }

    /// Returns its debugger.
    public DebugViewModel debug() {
        return debug;
    }

    /// Lets the debugger follow the cells, and calls `listener` whenever what it shows in them may have changed.
    void watchDebug(Runnable listener) {
        followCells();
        debug.breakpoints().shownProperty().subscribe((_, _) -> listener.run());
        debug.paused().pauseProperty().subscribe((_, _) -> listener.run());
        debug.paused().frameProperty().subscribe((_, _) -> listener.run());
    }

    private void followCells() {
        var texts = new LinkedHashMap<CellId, String>();
        for (var cell : cells.get()) {
            if (cell.kind() == CellKind.CODE) {
                texts.put(cell.id(), cell.source());
            }
        }
        debug.follow(texts);
    }

    public ReadOnlyObjectProperty<Life> lifeProperty() {
        return life.getReadOnlyProperty();
    }

    /// What the kernel said last of the cells; empty before.
    public ReadOnlyObjectProperty<CellGraph> graphProperty() {
        return graph.getReadOnlyProperty();
    }

    /// How much memory the kernel used when it was asked last; null before, and without a kernel.
    public ReadOnlyObjectProperty<@Nullable KernelMemory> memoryProperty() {
        return memory.getReadOnlyProperty();
    }

    /// The live variables.
    public ObservableList<Variable> variables() {
        return unmodifiable;
    }

    /// Returns a number that is another one for every kernel.
    int session() {
        return generation;
    }

    /// Returns the kernel if it is ready.
    Optional<Kernel> kernel() {
        return life.get() instanceof Life.Ready ? Optional.ofNullable(kernel) : Optional.empty();
    }

    /// Calls `listener` with the reason whenever the kernel has ended by itself.
    void onEnd(Consumer<String> listener) {
        onEnd = listener;
    }

    /// Starts a kernel if there is none, and calls `then` once one is ready.
    void whenReady(Runnable then) {
        if (life.get() instanceof Life.Ready) {
            then.run();
            return;
        }
        onReady.add(then);
        start();
    }

    /// Starts a kernel if there is none.
    public void start() {
        if (life.get() instanceof Life.Starting || life.get() instanceof Life.Ready) {
            return;
        }
        life.set(new Life.Starting());
        int mine = ++generation;
        boolean able = debug.isWanted();
        services.jobs().submit(able ? starter::startDebugging : starter::start, result -> {
            switch (result) {
                case Jobs.Result.Done<Kernel>(var started) -> started(started, mine, able);
                case Jobs.Result.Failed<Kernel>(var cause) -> failed(mine, reason(cause));
                case Jobs.Result.Cancelled<Kernel> _ -> failed(mine, "Its start was cancelled.");
            }
        });
    }

    private static String reason(Throwable cause) {
        var message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    private void started(Kernel started, int mine, boolean able) {
        if (mine != generation) {
            end(started);
            return;
        }
        kernel = started;
        debug.connect(started, able);
        life.set(new Life.Ready());
        services.jobs().whenDone(started.ended(), result -> {
            var reason = result instanceof Jobs.Result.Done<String>(var words) ? words : "The kernel ended.";
            failed(mine, reason);
        });
        analyse();
        refreshMemory();
        var waiting = List.copyOf(onReady);
        onReady.clear();
        waiting.forEach(Runnable::run);
    }

    private void failed(int mine, String reason) {
        if (mine != generation) {
            return;
        }
        generation++;
        kernel = null;
        onReady.clear();
        onCurrent.clear();
        analysed = null;
        variables.clear();
        memory.set(null);
        debug.disconnect();
        life.set(new Life.Ended(reason));
        onEnd.accept(reason);
    }

    /// Ends the kernel and starts another one; its variables are gone.
    void restart() {
        stop();
        start();
    }

    /// Ends the kernel.
    void stop() {
        generation++;
        var before = kernel;
        kernel = null;
        asking = false;
        askAgain = false;
        onReady.clear();
        onCurrent.clear();
        analysed = null;
        variables.clear();
        debug.disconnect();
        life.set(new Life.Absent());
        if (before != null) {
            end(before);
        }
    }

    private void end(Kernel ended) {
        services.jobs()
                .submit(
                        () -> {
                            ended.close();
                            return true;
                        },
                        _ -> {});
    }

    /// Lets the kernel resolve what the notebook declares, from now on.
    void trust() {
        kernel().ifPresent(ready -> services.jobs().whenDone(ready.provide(List.of(), List.of()), _ -> analyse()));
    }

    /// Asks about the cells once nothing has been typed for a moment.
    void analyseSoon() {
        followCells();
        if (pending != null) {
            pending.cancel();
        }
        pending = services.later().after(PAUSE, this::analyse);
    }

    /// Calls `then` when the graph is of the cells as they are now: at once, or once the kernel has said so. Nothing
    /// happens without a kernel.
    void whenCurrent(Runnable then) {
        if (kernel().isPresent()) {
            onCurrent.add(then);
            runWhatWaited();
            if (!onCurrent.isEmpty()) {
                analyse();
            }
        }
    }

    private void runWhatWaited() {
        if (onCurrent.isEmpty()) {
            return;
        }
        if (cells.get().equals(analysed)) {
            var waiting = List.copyOf(onCurrent);
            onCurrent.clear();
            waiting.forEach(Runnable::run);
        } else if (asking) {
            askAgain = true;
        }
    }

    /// Asks about the cells as they are now; one question at a time.
    void analyse() {
        var ready = kernel();
        if (ready.isEmpty()) {
            return;
        }
        if (asking) {
            askAgain = true;
            return;
        }
        asking = true;
        int mine = generation;
        var asked = cells.get();
        services.jobs().whenDone(ready.get().analyse(asked), result -> {
            if (mine != generation) {
                return;
            }
            asking = false;
            if (result instanceof Jobs.Result.Done<CellGraph>(var answer)) {
                analysed = asked;
                graph.set(answer);
                runWhatWaited();
            }
            if (askAgain) {
                askAgain = false;
                analyse();
            }
        });
    }

    private void refreshMemory() {
        int mine = generation;
        kernel().ifPresent(ready -> services.jobs().whenDone(ready.memory(), result -> {
            if (mine == generation && result instanceof Jobs.Result.Done<KernelMemory>(var now)) {
                memory.set(now);
            }
        }));
    }

    /// Asks for the live variables, and how much memory they take.
    void refreshVariables() {
        refreshMemory();
        int mine = generation;
        kernel().ifPresent(ready -> services.jobs().whenDone(ready.variables(), result -> {
            if (mine == generation && result instanceof Jobs.Result.Done<List<Variable>>(var answer)) {
                variables.setAll(answer);
            }
        }));
    }

    /// Asks what may be typed; nothing happens without a kernel, or if it has no answer.
    public void complete(String source, int cursor, Consumer<Completion> then) {
        kernel().ifPresent(ready -> answer(ready.complete(source, cursor), then));
    }

    /// Asks what is known of a name; nothing happens without a kernel, or if nothing is known.
    public void inspect(String source, int cursor, Consumer<Inspection> then) {
        kernel().ifPresent(ready -> answer(ready.inspect(source, cursor), found -> found.ifPresent(then)));
    }

    /// Asks what can be done about `faults` of a cell with the text `source`, best first; `then` is always called.
    void fixes(String source, List<Fault> faults, Consumer<List<QuickFix>> then) {
        var ready = kernel();
        if (ready.isEmpty() || faults.isEmpty()) {
            then.accept(List.of());
            return;
        }
        var fault = faults.getFirst();
        services.jobs().whenDone(ready.get().fixes(source, fault), result -> {
            List<QuickFix> found = result instanceof Jobs.Result.Done<List<QuickFix>>(var answer) ? answer : List.of();
            fixes(source, faults.subList(1, faults.size()), more -> then.accept(joined(found, more)));
        });
    }

    /// Asks for a cell's text laid out; `then` is always called, with a reason where it stays as it is.
    void format(String source, Consumer<Formatted> then) {
        var ready = kernel();
        if (ready.isEmpty()) {
            then.accept(new Formatted(source, "Cells are laid out by the kernel, which does not run. Start it first."));
            return;
        }
        services.jobs()
                .whenDone(
                        ready.get().format(source),
                        result -> then.accept(
                                switch (result) {
                                    case Jobs.Result.Done<Formatted>(var formatted) -> formatted;
                                    case Jobs.Result.Failed<Formatted>(var cause) ->
                                        new Formatted(source, String.valueOf(cause.getMessage()));
                                    case Jobs.Result.Cancelled<Formatted> _ ->
                                        new Formatted(source, "The kernel ended.");
                                }));
    }

    private static List<QuickFix> joined(List<QuickFix> first, List<QuickFix> more) {
        return Stream.concat(first.stream(), more.stream()).distinct().toList();
    }

    private <T> void answer(CompletableFuture<T> question, Consumer<T> then) {
        services.jobs().whenDone(question, result -> {
            if (result instanceof Jobs.Result.Done<T>(var answer)) {
                then.accept(answer);
            }
        });
    }
}
