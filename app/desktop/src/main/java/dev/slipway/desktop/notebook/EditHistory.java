package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.Document;
import dev.slipway.api.document.Edit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Undo and redo over a whole document, in the order things happened. What cells have shown is not undone, for it
/// belongs to the kernel, but where the edit itself took it away, as joining cells does. Typing in one cell without a
/// pause is one step. One thread at a time.
final class EditHistory {
    /// Longest pause within one step of typing.
    static final Duration PAUSE = Duration.ofMillis(1200);

    private static final int MOST = 2000;

    private final Deque<Step> undo = new ArrayDeque<>();
    private final Deque<Step> redo = new ArrayDeque<>();
    private final InstantSource clock;
    private @Nullable CellId typedIn;
    private Instant typedAt = Instant.EPOCH;

    EditHistory(InstantSource clock) {
        this.clock = clock;
    }

    /// @param shown what the edit alone made of what cells had shown
    private record Step(
            Document before, Document after, CellId focusBefore, CellId focusAfter, Map<CellId, Shown> shown) {}

    /// What a cell showed at both ends of an edit.
    private record Shown(Cell from, Cell to) {
        Shown turned() {
            return new Shown(to, from);
        }
    }

    /// A document to go to, and the cell to look at there.
    record Place(Document document, CellId focus) {}

    /// Returns `now` after `edit`, and remembers it as one step.
    Document apply(Document now, Edit edit, CellId focusBefore, CellId focusAfter) {
        typedIn = null;
        var after = edit.apply(now);
        push(new Step(now, after, focusBefore, focusAfter, shown(now, after)));
        return after;
    }

    private static Map<CellId, Shown> shown(Document before, Document after) {
        var old = byId(before);
        var shown = new HashMap<CellId, Shown>();
        for (var cell : after.cells()) {
            var was = old.get(cell.id());
            if (was != null && !was.outputs().equals(cell.outputs())) {
                shown.put(cell.id(), new Shown(was, cell));
            }
        }
        return shown;
    }

    private static Map<CellId, Cell> byId(Document document) {
        var cells = new HashMap<CellId, Cell>();
        document.cells().forEach(cell -> cells.put(cell.id(), cell));
        return cells;
    }

    /// Returns `now` with `text` typed into `cell`; goes on with the step before if that was typing there just now.
    Document type(Document now, CellId cell, String text) {
        var at = clock.instant();
        var after = new Edit.SetSource(cell, text).apply(now);
        boolean goesOn = cell.equals(typedIn)
                && !undo.isEmpty()
                && Duration.between(typedAt, at).compareTo(PAUSE) < 0;
        if (goesOn) {
            var before = undo.pop();
            undo.push(new Step(before.before(), after, cell, cell, Map.of()));
            redo.clear();
        } else {
            push(new Step(now, after, cell, cell, Map.of()));
        }
        typedIn = cell;
        typedAt = at;
        return after;
    }

    /// Ends a step of typing: what is typed next is another one.
    void seal() {
        typedIn = null;
    }

    /// Returns the document before the last step; empty if there is none.
    ///
    /// @param newest gives each cell there is or was as it is known now
    Optional<Place> undo(Function<CellId, Optional<Cell>> newest) {
        typedIn = null;
        if (undo.isEmpty()) {
            return Optional.empty();
        }
        var step = undo.pop();
        redo.push(step);
        var shown = new HashMap<CellId, Shown>();
        step.shown().forEach((cell, ends) -> shown.put(cell, ends.turned()));
        return Optional.of(new Place(shownAsNow(step.before(), newest, shown), step.focusBefore()));
    }

    /// Returns the document after the step that was undone last; empty if there is none.
    ///
    /// @param newest gives each cell there is or was as it is known now
    Optional<Place> redo(Function<CellId, Optional<Cell>> newest) {
        typedIn = null;
        if (redo.isEmpty()) {
            return Optional.empty();
        }
        var step = redo.pop();
        undo.push(step);
        return Optional.of(new Place(shownAsNow(step.after(), newest, step.shown()), step.focusAfter()));
    }

    boolean canUndo() {
        return !undo.isEmpty();
    }

    boolean canRedo() {
        return !redo.isEmpty();
    }

    /// Forgets everything: the document is another one.
    void clear() {
        undo.clear();
        redo.clear();
        typedIn = null;
    }

    private void push(Step step) {
        undo.push(step);
        redo.clear();
        if (undo.size() > MOST) {
            undo.removeLast();
        }
    }

    /// Returns `target` with what its cells show now; what the edit itself had changed is changed back,
    /// unless something else has been shown since.
    private static Document shownAsNow(
            Document target, Function<CellId, Optional<Cell>> newest, Map<CellId, Shown> shown) {
        return target.withCells(target.cells().stream()
                .map(cell -> newest.apply(cell.id())
                        .map(now -> shownAsNow(cell, now, shown.get(cell.id())))
                        .orElse(cell))
                .toList());
    }

    private static Cell shownAsNow(Cell cell, Cell now, @Nullable Shown shown) {
        if (shown != null && shown.from().outputs().equals(now.outputs())) {
            return cell.withOutputs(shown.to().outputs(), shown.to().executionCount());
        }
        return cell.kind() == now.kind() ? cell.withOutputs(now.outputs(), now.executionCount()) : cell;
    }
}
