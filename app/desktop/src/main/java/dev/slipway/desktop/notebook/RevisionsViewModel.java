package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.Document;
import dev.slipway.api.document.Edit;
import dev.slipway.desktop.diff.DiffRow;
import dev.slipway.desktop.notebook.Revisions.Revision;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.engine.compare.CodeDiffs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// What a notebook, or one of its cells, was before, beside what it is now. UI thread only.
final class RevisionsViewModel {
    private final NotebookViewModel notebook;
    private final CellId cell;
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private List<Revision> all = List.of();
    private String failure = "";
    private boolean isWhole;
    private int chosen;

    /// @param cell the one whose history is asked for first
    RevisionsViewModel(NotebookViewModel notebook, CellId cell) {
        this.notebook = notebook;
        this.cell = cell;
    }

    /// Counts up with every change.
    ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /// Takes what was read, the newest first, or why nothing could be.
    void take(Jobs.Result<List<Revision>> read) {
        failure = read instanceof Jobs.Result.Failed<List<Revision>>(var cause)
                ? Objects.requireNonNullElse(
                        cause.getMessage(), cause.getClass().getSimpleName())
                : "";
        show(read instanceof Jobs.Result.Done<List<Revision>>(var found) ? found : List.of());
    }

    /// Takes what is known, the newest first; the chosen one stays chosen if it is still there.
    void show(List<Revision> revisions) {
        var before = current().map(Revision::at);
        all = List.copyOf(revisions);
        var times = revisions().stream().map(Revision::at).toList();
        chosen = Math.max(0, before.map(times::indexOf).orElse(0));
        changed();
    }

    /// Returns why they could not be read; empty if they could.
    String failure() {
        return failure;
    }

    /// Tells whether all cells are compared, not one alone.
    boolean isWhole() {
        return isWhole;
    }

    /// Compares all cells, or one alone.
    void whole(boolean all) {
        isWhole = all;
        chosen = 0;
        changed();
    }

    /// Returns what there is to choose from, the newest first: of a cell only those at which its text became another.
    List<Revision> revisions() {
        if (isWhole) {
            return all;
        }
        var other = new ArrayList<Revision>();
        for (int i = 0; i < all.size(); i++) {
            var source = all.get(i).source(cell);
            var before = i + 1 < all.size() ? all.get(i + 1).source(cell) : Optional.<String>empty();
            if (source.isPresent() && !source.equals(before)) {
                other.add(all.get(i));
            }
        }
        return List.copyOf(other);
    }

    /// Returns the one that is compared with now; empty if there is none.
    Optional<Revision> current() {
        var there = revisions();
        return chosen < there.size() ? Optional.of(there.get(chosen)) : Optional.empty();
    }

    /// Compares the revision at `place`, 0-based.
    void choose(int place) {
        chosen = Math.max(0, place);
        changed();
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }

    /// Returns the lines that differ between the chosen revision and now.
    List<DiffRow> rows() {
        return current()
                .map(then -> DiffRow.of(
                        CodeDiffs.between(
                                only(then.document()),
                                only(notebook.documentProperty().get())),
                        Map.of(),
                        true))
                .orElse(List.of());
    }

    private Document only(Document document) {
        return isWhole
                ? document
                : document.withCells(document.cell(cell).map(List::of).orElse(List.of()));
    }

    /// Returns what a revision is against now: `as it is now`, `3 lines differ`, `2 of 9 cells differ`.
    String words(Revision revision) {
        long differ = differing(revision.document(), notebook.documentProperty().get());
        if (!isWhole) {
            var now = notebook.documentProperty().get().cell(cell).map(Cell::source);
            return revision.source(cell).equals(now) ? "as it is now" : lines(revision) + " lines";
        }
        return differ == 0
                ? "as it is now"
                : differ + " of " + revision.document().cells().size() + " cells differ";
    }

    private long lines(Revision revision) {
        return revision.source(cell).orElse("").lines().count();
    }

    private static long differing(Document then, Document now) {
        long gone = now.cells().stream()
                .filter(one -> then.cell(one.id()).isEmpty())
                .count();
        return gone
                + then.cells().stream()
                        .filter(one -> now.cell(one.id())
                                .filter(other -> other.source().equals(one.source()))
                                .isEmpty())
                        .count();
    }

    /// Tells whether what is chosen has cells that the notebook can get back, and is not what it is now.
    boolean canRestore() {
        return !notebook.isReadOnly()
                && current()
                        .filter(then -> !only(then.document()).cells().isEmpty())
                        .isPresent()
                && !rows().isEmpty();
    }

    /// Makes the cell, or all of them, what they were, as one step of undo; outputs stay with cells that are there.
    void restore() {
        var then = current();
        if (then.isEmpty() || !canRestore()) {
            return;
        }
        if (isWhole) {
            var before = notebook.cells().stream().map(CellViewModel::id).toList();
            notebook.apply(
                    new Edit.Together(replacing(then.get().document())),
                    focus(then.get().document()));
            before.stream().filter(id -> notebook.cell(id).isEmpty()).forEach(notebook.execution()::forget);
            notebook.refreshStates();
        } else {
            then.get().document().cell(cell).ifPresent(this::restore);
        }
        changed();
    }

    private void restore(Cell was) {
        var now = notebook.documentProperty().get();
        notebook.apply(
                now.indexOf(cell) < 0
                        ? new Edit.Insert(
                                Math.min(notebook.place() + 1, now.cells().size()), was)
                        : new Edit.SetSource(cell, was.source()),
                cell);
    }

    private List<Edit> replacing(Document then) {
        var edits = new ArrayList<Edit>();
        var now = notebook.documentProperty().get();
        now.cells().forEach(one -> edits.add(new Edit.Delete(one.id())));
        for (int i = 0; i < then.cells().size(); i++) {
            var was = then.cells().get(i);
            edits.add(new Edit.Insert(
                    i,
                    now.cell(was.id())
                            .map(one -> was.withOutputs(one.outputs(), one.executionCount()))
                            .orElse(was)));
        }
        return edits;
    }

    private CellId focus(Document then) {
        var here = notebook.current().id();
        return then.cell(here).isPresent() ? here : then.cells().getFirst().id();
    }
}
