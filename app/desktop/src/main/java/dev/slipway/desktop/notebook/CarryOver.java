package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.desktop.notebook.ExecutionViewModel.Task;
import dev.slipway.desktop.notebook.KernelViewModel.Life;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.protocol.Restorable;
import dev.slipway.kernel.protocol.StoredVariables;
import dev.slipway.kernel.protocol.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        /// The name of each variable that does not come back → why.
        final Map<String, String> lost = new LinkedHashMap<>();

        final List<String> back = new ArrayList<>();

        @Nullable
        StoredFolder folder;

        Trip(Map<String, Origin> from, List<Task> library) {
            this.from = from;
            this.library = library;
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
        var started = new Trip(origins(), library());
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
        return notebook.cells().stream()
                .filter(cell -> cell.isCode() && cell.stateProperty().get().mark() == Mark.FRESH)
                .filter(cell -> Restoring.isLibrary(cell.source()))
                .map(cell -> new Task(cell.id(), 0))
                .toList();
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
        trip = null; // the kernel that ends is not the one to wait for
        notebook.execution().restart();
        trip = started;
        brought.clear();
        notebook.kernel().whenReady(() -> {
            notebook.execution().submit(started.library);
            notebook.execution().whenIdle(() -> restore(started, stored.values(), folder));
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
        var next = values.getFirst();
        jobs().whenDone(ready.get().restore(List.of(next)), result -> {
            switch (result) {
                case Jobs.Result.Done<Void> _ -> started.back.add(next.name());
                case Jobs.Result.Failed<Void>(var cause) ->
                    started.lost.put(next.name(), String.valueOf(cause.getMessage()));
                case Jobs.Result.Cancelled<Void> _ -> started.lost.put(next.name(), "it was stopped");
            }
            restore(started, values.subList(1, values.size()), folder);
        });
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
        notebook.kernel().refreshVariables();
        int back = started.back.size();
        var said = back == 0
                ? "No variable is back."
                : Words.count(back, "variable") + (back == 1 ? " is" : " are")
                        + " back; the cells that made them were not run again.";
        words.set(started.lost.isEmpty() ? said : said + " Not back: " + lost(started));
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
