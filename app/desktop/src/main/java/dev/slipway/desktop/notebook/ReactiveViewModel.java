package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.desktop.notebook.ExecutionViewModel.Task;
import dev.slipway.desktop.settings.SettingsViewModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.util.Subscription;

/// Runs the stale cells of a notebook by itself while its switch is on. UI thread only.
///
/// It waits until nothing runs. A cell whose own text was edited is run by the person; so is one that took longer than
/// five seconds last time, one that failed, and one that reads from any of these.
public final class ReactiveViewModel {
    /// A cell that took longer is never run by itself.
    static final Duration LONGEST = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final NotebookViewModel notebook;
    private final NotebookServices services;
    private final SettingsViewModel settings;
    private final Supplier<String> path;
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();
    private final Subscription listening;
    private boolean waiting;
    private List<String> last = List.of();

    /// @param path returns the notebook's path, under which its switch is remembered
    ReactiveViewModel(NotebookViewModel notebook, NotebookServices services, Supplier<String> path) {
        this.notebook = notebook;
        this.services = services;
        settings = services.settings();
        this.path = path;
        listening = settings.preferencesProperty().subscribe(now -> on.set(now.isReactive(path.get())));
        on.subscribe(_ -> soon());
        notebook.changesProperty().subscribe(_ -> soon());
    }

    /// Whether it is on.
    public ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }

    /// Turns it on or off for this notebook.
    public void toggle() {
        boolean next = !on.get();
        settings.change(before -> before.withReactive(path.get(), next));
    }

    /// Runs nothing more, and lets go of the settings, which outlive it.
    void close() {
        listening.unsubscribe();
        on.set(false);
    }

    private void soon() {
        if (on.get() && !waiting) {
            waiting = true;
            services.later().after(PAUSE, () -> {
                waiting = false;
                run();
            });
        }
    }

    private void run() {
        if (on.get()
                && !notebook.execution().isBusy()
                && notebook.kernel().kernel().isPresent()) {
            var due = due();
            var texts = due.stream()
                    .map(cell -> cell.id() + " " + cell.stateProperty().get())
                    .toList();
            // what would be as stale again is not run for ever
            if (!due.isEmpty() && !texts.equals(last)) {
                last = texts;
                notebook.rerun().forgets().stream()
                        .filter(id -> notebook.cell(id).map(due::contains).orElse(true))
                        .forEach(notebook.execution()::forget);
                notebook.execution()
                        .submit(due.stream()
                                .map(cell -> new Task(
                                        cell.id(), cell.elementProperty().get()))
                                .toList());
            }
        }
    }

    /// Returns the cells to run, in order.
    List<CellViewModel> due() {
        var again = notebook.rerun().runs();
        var runs = notebook.execution().runs();
        var due = new ArrayList<CellViewModel>();
        var settled = new HashSet<CellId>();
        for (var cell : notebook.cells()) {
            if (!cell.isCode()) {
                continue;
            }
            var mark = cell.stateProperty().get().mark();
            var run = runs.get(cell.id());
            boolean same =
                    run != null && run.source().strip().equals(cell.source().strip());
            boolean cheap = run != null && run.elapsed().compareTo(LONGEST) <= 0;
            boolean isNeededAgain = mark == Mark.FRESH && again.contains(cell.id());
            if (mark == Mark.OUT_OF_ORDER || (mark == Mark.FRESH && !isNeededAgain)) {
                settled.add(cell.id());
            } else if ((mark == Mark.STALE || isNeededAgain) && same && cheap && readsOnly(cell, settled)) {
                settled.add(cell.id());
                due.add(cell);
            }
        }
        return due;
    }

    private boolean readsOnly(CellViewModel cell, Set<CellId> settled) {
        var node = cell.nodeProperty().get();
        return node != null
                && node.dependsOn().stream()
                        .allMatch(source -> settled.contains(source)
                                || notebook.cell(source)
                                        .filter(CellViewModel::isCode)
                                        .isEmpty());
    }
}
