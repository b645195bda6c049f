package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.desktop.notebook.ExecutionViewModel.Task;
import dev.slipway.desktop.notebook.KernelViewModel.Life;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.file.SourceCells;
import dev.slipway.kernel.protocol.Restorable;
import dev.slipway.kernel.protocol.StoredVariables;
import dev.slipway.kernel.protocol.Variable;
import dev.slipway.kernel.rerun.LiveHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Starts another kernel and brings back the variables of unchanged cells: they are stored by the kernel that ends, and
/// read by the next one once it has run the cells that only declare. UI thread only.
public final class CarryOver {
    private static final int MOST_NAMED = 3;

    private final NotebookViewModel notebook;
    private final Map<String, Origin> brought = new HashMap<>();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private @Nullable Trip trip;

    /// Where a variable comes from that is no cell's in this kernel.
    ///
    /// @param source of the cell when it ran
    private record Origin(CellId cell, String source) {}

    /// One restart under way.
    private static final class Trip {
        final Map<String, Origin> from;
        /// Cells that only declare, which have run and are unchanged, in order.
        final List<Task> library;
        /// The cells that the kernel that ends has run.
        final Map<CellId, LastRun> ran;
        /// Those that are fresh.
        final List<CellId> fresh;
        /// Those of which all comes back, as far as that is known.
        Set<CellId> whole = Set.of();
        /// The name of each variable that does not come back → why.
        final Map<String, String> lost = new LinkedHashMap<>();

        final List<String> back = new ArrayList<>();

        /// Whether the kernel has the imports and methods of the fresh cells.
        boolean isDeclared = true;

        @Nullable
        StoredFolder folder;

        Trip(Map<String, Origin> from, List<Task> library, List<CellId> fresh, Map<CellId, LastRun> ran) {
            this.from = from;
            this.library = library;
            this.fresh = fresh;
            this.ran = ran;
        }
    }

    CarryOver(NotebookViewModel notebook) {
        this.notebook = notebook;
        notebook.kernel().lifeProperty().subscribe((_, now) -> {
            if (trip != null && !(now instanceof Life.Starting || now instanceof Life.Ready)) {
                stop();
            }
        });
    }

    /// What is under way, or what came of it, a sentence or two; empty if there is nothing to tell.
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Takes back what is told.
    public void silence() {
        words.set("");
    }

    /// Returns how many variables a restart could bring back; 0 while a cell runs.
    public int count() {
        return notebook.execution().isBusy() || notebook.kernel().kernel().isEmpty() || busy.get()
                ? 0
                : origins().size();
    }

    private Map<String, Origin> origins() {
        var found = new LinkedHashMap<String, Origin>();
        for (var variable : notebook.kernel().variables()) {
            var origin = origin(variable);
            if (origin != null) {
                found.put(variable.name(), origin);
            }
        }
        return found;
    }

    /// Returns where a variable comes from, if the cell is as it was then; null if not.
    private @Nullable Origin origin(Variable variable) {
        var id = variable.cell();
        if (id == null) {
            var known = brought.get(variable.name());
            return known != null
                            && notebook.cell(known.cell())
                                    .filter(cell -> cell.source().equals(known.source()))
                                    .isPresent()
                    ? known
                    : null;
        }
        return notebook.cell(id)
                .filter(cell -> cell.stateProperty().get().mark() == Mark.FRESH)
                .map(cell -> new Origin(id, cell.source()))
                .orElse(null);
    }

    /// Starts another kernel that has the variables of unchanged cells; just another one where there are none.
    public void restart() {
        var ready = notebook.kernel().kernel();
        if (busy.get()) {
            return;
        }
        if (ready.isEmpty() || count() == 0) {
            notebook.execution().restart();
            return;
        }
        var started = new Trip(
                origins(),
                library(),
                fresh().map(CellViewModel::id).toList(),
                notebook.execution().runs());
        trip = started;
        busy.set(true);
        words.set("Storing " + Words.count(started.from.size(), "variable") + " of unchanged cells…");
        jobs().submit(StoredFolder::make, made -> {
            switch (made) {
                case Jobs.Result.Done<StoredFolder>(var folder) -> store(started, ready.get(), folder);
                case Jobs.Result.Failed<StoredFolder>(var cause) -> giveUp(started, String.valueOf(cause.getMessage()));
                case Jobs.Result.Cancelled<StoredFolder> _ -> giveUp(started, "it was stopped");
            }
        });
    }

    private List<Task> library() {
        return fresh().filter(cell -> Restoring.isLibrary(cell.source()))
                .map(cell -> new Task(cell.id(), 0))
                .toList();
    }

    private Stream<CellViewModel> fresh() {
        return notebook.cells().stream()
                .filter(cell -> cell.isCode() && cell.stateProperty().get().mark() == Mark.FRESH);
    }

    /// Starts another kernel at once, without what was to be brought back.
    public void restartWithout() {
        trip = null;
        busy.set(false);
        words.set("");
        notebook.execution().restart();
    }

    private void store(Trip started, Kernel before, StoredFolder folder) {
        started.folder = folder;
        var names = List.copyOf(started.from.keySet());
        jobs().whenDone(before.store(names, folder.path()), result -> {
            if (started != trip) {
                delete(folder);
                return;
            }
            switch (result) {
                case Jobs.Result.Done<StoredVariables>(var stored) -> stored(started, stored, folder);
                case Jobs.Result.Failed<StoredVariables>(var cause) -> {
                    delete(folder);
                    giveUp(started, String.valueOf(cause.getMessage()));
                }
                case Jobs.Result.Cancelled<StoredVariables> _ -> {
                    delete(folder);
                    giveUp(started, "it was stopped");
                }
            }
        });
    }

    private void giveUp(Trip started, String reason) {
        if (started == trip) {
            trip = null;
            busy.set(false);
            words.set("The variables cannot be stored, so the kernel was not restarted: " + reason);
        }
    }

    private void stored(Trip started, StoredVariables stored, StoredFolder folder) {
        started.lost.putAll(stored.refused());
        if (stored.values().isEmpty()) {
            delete(folder);
            giveUp(started, lost(started));
            return;
        }
        words.set("Starting a kernel that gets " + Words.count(stored.values().size(), "variable") + " back…");
        var before = notebook.execution().history().copy();
        trip = null; // the kernel that ends is not the one to wait for
        notebook.execution().restart();
        trip = started;
        takeOver(started, before, stored.values());
        brought.clear();
        notebook.kernel().whenReady(() -> {
            notebook.execution().submit(started.library);
            notebook.execution().whenIdle(() -> declare(started, stored.values(), folder));
        });
    }

    /// Types and methods that cells declare beside what they do are there before values of such types.
    private void declare(Trip started, List<Restorable> values, StoredFolder folder) {
        var ready = notebook.kernel().kernel();
        if (started != trip || ready.isEmpty()) {
            delete(folder);
            return;
        }
        var cells = SourceCells.of(notebook.documentProperty().get()).stream()
                .filter(cell -> started.fresh.contains(cell.id()))
                .toList();
        jobs().whenDone(ready.get().declare(cells), result -> {
            started.isDeclared = result instanceof Jobs.Result.Done<Void>;
            restore(started, values, folder);
        });
    }

    private void restore(Trip started, List<Restorable> values, StoredFolder folder) {
        var ready = notebook.kernel().kernel();
        if (started != trip || ready.isEmpty()) {
            delete(folder);
            return;
        }
        if (values.isEmpty()) {
            delete(folder);
            arrived(started);
            return;
        }
        var next = together(values);
        var names = next.stream().map(Restorable::name).toList();
        jobs().whenDone(ready.get().restore(next), result -> {
            switch (result) {
                case Jobs.Result.Done<Void> _ -> started.back.addAll(names);
                case Jobs.Result.Failed<Void>(var cause) ->
                    names.forEach(name -> started.lost.put(name, String.valueOf(cause.getMessage())));
                case Jobs.Result.Cancelled<Void> _ -> names.forEach(name -> started.lost.put(name, "it was stopped"));
            }
            restore(started, values.subList(next.size(), values.size()), folder);
        });
    }

    /// Returns the first of `values` with those that share objects with it, and so stand in one file.
    private static List<Restorable> together(List<Restorable> values) {
        var first = values.getFirst();
        int size = 1;
        while (first.element() != null
                && size < values.size()
                && values.get(size).parts().equals(first.parts())) {
            size++;
        }
        return values.subList(0, size);
    }

    /// Lets the history of the new kernel begin with what it gets from the one `before`.
    private void takeOver(Trip started, LiveHistory before, List<Restorable> values) {
        var back = values.stream().map(Restorable::name).collect(Collectors.toSet());
        started.whole = before.wholly(started.fresh, back, true).keySet();
        var kept = new HashSet<>(started.whole);
        started.library.forEach(task -> kept.add(task.cell()));
        notebook.execution().history().moved(before, kept, back);
    }

    private void arrived(Trip started) {
        trip = null;
        busy.set(false);
        started.back.forEach(name -> {
            var origin = started.from.get(name);
            if (origin != null) {
                brought.put(name, origin);
            }
        });
        note(started);
        notebook.kernel().refreshVariables();
        int back = started.back.size();
        var said = back == 0
                ? "No variable is back."
                : Words.count(back, "variable") + (back == 1 ? " is" : " are")
                        + " back; the cells that made them were not run again.";
        words.set(started.lost.isEmpty() ? said : said + " Not back: " + lost(started));
    }

    /// Lets cells say that their variables were restored.
    private void note(Trip started) {
        var lost = new HashSet<>(started.from.keySet());
        started.back.forEach(lost::remove);
        var history = notebook.execution().history();
        var whole = history.wholly(started.whole, Set.copyOf(started.back), started.isDeclared);
        var partly = new HashSet<>(started.whole);
        partly.removeAll(whole.keySet());
        history.dropped(partly, lost);
        var back = new HashMap<>(whole);
        for (var name : started.back) {
            var origin = started.from.get(name);
            if (origin != null && !whole.containsKey(origin.cell())) {
                back.computeIfAbsent(origin.cell(), _ -> new TreeSet<>()).add(name);
            }
        }
        var now = notebook.execution().runs();
        var restored = new HashMap<CellId, LastRun>();
        back.forEach((cell, names) -> {
            var run = started.ran.get(cell);
            if (run != null && !now.containsKey(cell)) {
                restored.put(cell, new LastRun(run.order(), run.source(), true, run.elapsed(), 0, List.copyOf(names)));
            }
        });
        notebook.execution().restored(restored);
    }

    private static String lost(Trip started) {
        var all = started.lost.entrySet().stream()
                .limit(MOST_NAMED)
                .map(one -> one.getKey() + " (" + one.getValue().replaceFirst("\\.$", "") + ")")
                .toList();
        int more = started.lost.size() - all.size();
        return String.join(", ", all) + (more > 0 ? " and " + Words.count(more) + " more" : "") + ".";
    }

    private void stop() {
        if (trip != null && trip.folder != null) {
            delete(trip.folder);
        }
        trip = null;
        busy.set(false);
        words.set("");
    }

    private void delete(StoredFolder folder) {
        jobs().submit(
                        () -> {
                            folder.delete();
                            return true;
                        },
                        _ -> {});
    }

    private Jobs jobs() {
        return notebook.kernel().jobs();
    }
}
