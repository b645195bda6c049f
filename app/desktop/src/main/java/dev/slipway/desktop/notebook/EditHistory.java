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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Undo and redo over a whole document, in the order things happened. What cells have shown is not undone: it belongs
/// to the kernel. Typing in one cell without a pause is one step. One thread at a time.
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

    private record Step(Document before, Document after, CellId focusBefore, CellId focusAfter) {}

    /// A document to go to, and the cell to look at there.
    record Place(Document document, CellId focus) {}

    /// Returns `now` after `edit`, and remembers it as one step.
    Document apply(Document now, Edit edit, CellId focusBefore, CellId focusAfter) {
        typedIn = null;
        var after = edit.apply(now);
        push(new Step(now, after, focusBefore, focusAfter));
        return after;
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
            undo.push(new Step(before.before(), after, cell, cell));
            redo.clear();
        } else {
            push(new Step(now, after, cell, cell));
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
    Optional<Place> undo(Document now) {
        typedIn = null;
        if (undo.isEmpty()) {
            return Optional.empty();
        }
        var step = undo.pop();
        redo.push(step);
        return Optional.of(new Place(shownAsNow(step.before(), now), step.focusBefore()));
    }

    /// Returns the document after the step that was undone last; empty if there is none.
    Optional<Place> redo(Document now) {
        typedIn = null;
        if (redo.isEmpty()) {
            return Optional.empty();
        }
        var step = redo.pop();
        undo.push(step);
        return Optional.of(new Place(shownAsNow(step.after(), now), step.focusAfter()));
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

    /// Returns `target` with what its cells show in `now`, as far as they are there.
    private static Document shownAsNow(Document target, Document now) {
        var current = new HashMap<CellId, Cell>();
        now.cells().forEach(cell -> current.put(cell.id(), cell));
        return target.withCells(target.cells().stream()
                .map(cell -> {
                    var here = current.get(cell.id());
                    return here == null || here.kind() != cell.kind()
                            ? cell
                            : cell.withOutputs(here.outputs(), here.executionCount());
                })
                .toList());
    }
}
