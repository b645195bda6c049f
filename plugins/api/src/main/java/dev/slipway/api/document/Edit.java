package dev.slipway.api.document;

import dev.slipway.api.output.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One change of a document. Applying it gives a new document; the old one is the undo.
public sealed interface Edit {
    /// Returns `document` after this change.
    ///
    /// @throws IllegalArgumentException if a cell or position this change names is not in `document`
    Document apply(Document document);

    /// Puts `cell` at 0-based `index`, at most the number of cells.
    record Insert(int index, Cell cell) implements Edit {
        @Override
        public Document apply(Document document) {
            var cells = new ArrayList<>(document.cells());
            if (index < 0 || index > cells.size()) {
                throw new IllegalArgumentException("no position " + index);
            }
            cells.add(index, cell);
            return document.withCells(cells);
        }
    }

    /// Removes the cell `id`.
    record Delete(CellId id) implements Edit {
        @Override
        public Document apply(Document document) {
            var cells = new ArrayList<>(document.cells());
            cells.remove(position(document, id));
            return document.withCells(cells);
        }
    }

    /// Moves the cell `id` so that it ends at 0-based `index` of the new order.
    record Move(CellId id, int index) implements Edit {
        @Override
        public Document apply(Document document) {
            var cells = new ArrayList<>(document.cells());
            var cell = cells.remove(position(document, id));
            if (index < 0 || index > cells.size()) {
                throw new IllegalArgumentException("no position " + index);
            }
            cells.add(index, cell);
            return document.withCells(cells);
        }
    }

    /// Replaces the text of the cell `id`.
    record SetSource(CellId id, String source) implements Edit {
        @Override
        public Document apply(Document document) {
            return replaced(document, id, cellOf(document, id).withSource(source));
        }
    }

    /// Changes what the cell `id` holds.
    record SetKind(CellId id, CellKind kind) implements Edit {
        @Override
        public Document apply(Document document) {
            return replaced(document, id, cellOf(document, id).withKind(kind));
        }
    }

    /// Replaces the metadata of the cell `id`, a JSON object's text.
    record SetMetadata(CellId id, String json) implements Edit {
        @Override
        public Document apply(Document document) {
            return replaced(document, id, cellOf(document, id).withMetadata(json));
        }
    }

    /// Replaces what the last execution of the cell `id` showed.
    record SetOutputs(
            CellId id, List<Output> outputs, @Nullable Integer executionCount) implements Edit {
        public SetOutputs {
            outputs = List.copyOf(outputs);
        }

        @Override
        public Document apply(Document document) {
            return replaced(document, id, cellOf(document, id).withOutputs(outputs, executionCount));
        }
    }

    /// Cuts the cell `id` in two at UTF-16 offset `at`; the second half gets the id `second`, a line end at the cut
    /// goes.
    record Split(CellId id, int at, CellId second) implements Edit {
        @Override
        public Document apply(Document document) {
            var cell = cellOf(document, id);
            var head = cell.source().substring(0, at).replaceFirst("\\n+$", "");
            var tail = cell.source().substring(at).replaceFirst("^\\n+", "");
            var cells = new ArrayList<>(document.cells());
            var index = position(document, id);
            cells.set(index, cell.withSource(head));
            cells.add(index + 1, Cell.of(second, cell.kind(), tail));
            return document.withCells(cells);
        }
    }

    /// Joins the cell `id` with the one below it, the texts separated by one line end; the first one's id and kind
    /// stay.
    record MergeBelow(CellId id) implements Edit {
        @Override
        public Document apply(Document document) {
            var index = position(document, id);
            if (index + 1 >= document.cells().size()) {
                throw new IllegalArgumentException("no cell below " + id);
            }
            var cells = new ArrayList<>(document.cells());
            var below = cells.remove(index + 1);
            var cell = cells.get(index);
            cells.set(
                    index,
                    cell.withSource(cell.source() + "\n" + below.source()).withOutputs(List.of(), null));
            return document.withCells(cells);
        }
    }

    /// Several changes, applied in order, undone together.
    record Together(List<Edit> edits) implements Edit {
        public Together {
            edits = List.copyOf(edits);
        }

        @Override
        public Document apply(Document document) {
            var current = document;
            for (var edit : edits) {
                current = edit.apply(current);
            }
            return current;
        }
    }

    private static int position(Document document, CellId id) {
        var at = document.indexOf(id);
        if (at < 0) {
            throw new IllegalArgumentException("no cell " + id);
        }
        return at;
    }

    private static Cell cellOf(Document document, CellId id) {
        return document.cells().get(position(document, id));
    }

    private static Document replaced(Document document, CellId id, Cell cell) {
        var cells = new ArrayList<>(document.cells());
        cells.set(position(document, id), cell);
        return document.withCells(cells);
    }
}
