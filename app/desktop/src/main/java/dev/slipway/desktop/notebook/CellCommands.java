package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Edit;
import dev.slipway.desktop.debug.Breakpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What a person can do to the cells of a notebook, each as one step of undo. UI thread only.
public final class CellCommands {
    private final NotebookViewModel notebook;

    public CellCommands(NotebookViewModel notebook) {
        this.notebook = notebook;
    }

    /// Puts a new cell above the current one.
    public void insertAbove(CellKind kind) {
        insert(notebook.place(), kind, "");
    }

    /// Puts a new cell below the current one.
    public void insertBelow(CellKind kind) {
        insert(notebook.place() + 1, kind, "");
    }

    /// Puts a new cell with `source` at 0-based `index`.
    public void insert(int index, CellKind kind, String source) {
        var cell = notebook.fresh(kind, source);
        notebook.apply(new Edit.Insert(index, cell), cell.id());
        notebook.current().editingProperty().set(kind != CellKind.CODE);
    }

    /// Removes the selected cells; the last one there is leaves an empty one behind.
    public void delete() {
        delete(notebook.selected());
    }

    private void delete(List<CellViewModel> gone) {
        var edits = new ArrayList<Edit>();
        gone.forEach(cell -> edits.add(new Edit.Delete(cell.id())));
        int last = notebook.cells().indexOf(gone.getLast());
        int first = notebook.cells().indexOf(gone.getFirst());
        CellId focus;
        if (gone.size() == notebook.cells().size()) {
            var empty = notebook.fresh(CellKind.CODE, "");
            edits.add(new Edit.Insert(0, empty));
            focus = empty.id();
        } else {
            focus = notebook.cells()
                    .get(last + 1 < notebook.cells().size() ? last + 1 : first - 1)
                    .id();
        }
        notebook.apply(new Edit.Together(edits), focus);
        gone.forEach(cell -> notebook.execution().forget(cell.id()));
        notebook.refreshStates();
    }

    /// Puts the selected cells into the clipboard.
    public void copy() {
        var breakpoints = notebook.kernel().debug().breakpoints();
        var marks = new HashMap<CellId, List<Breakpoint>>();
        var cells = new ArrayList<Cell>();
        for (var cell : notebook.selected()) {
            cells.add(cell.cellProperty().get());
            marks.put(cell.id(), breakpoints.of(cell.id()));
        }
        notebook.clipboard().put(cells, marks);
    }

    public void cut() {
        copy();
        delete();
    }

    /// Puts what the clipboard holds below the selection.
    public void pasteBelow() {
        paste(notebook.cells().indexOf(notebook.selected().getLast()) + 1);
    }

    /// Puts `text`, taken from another program, below the selection as a cell; the clipboard's cells if it is theirs.
    public void pasteBelow(String text) {
        take(text);
        pasteBelow();
    }

    /// Puts `text` above the selection like `pasteBelow`.
    public void pasteAbove(String text) {
        take(text);
        pasteAbove();
    }

    private void take(String text) {
        if (!text.isBlank() && !text.equals(notebook.clipboard().text())) {
            var lines = text.strip().replace("\r\n", "\n").replace('\r', '\n');
            notebook.clipboard().put(List.of(notebook.fresh(CellKind.CODE, lines)), Map.of());
        }
    }

    /// Puts what the clipboard holds above the selection.
    public void pasteAbove() {
        paste(notebook.cells().indexOf(notebook.selected().getFirst()));
    }

    private void paste(int at) {
        var edits = new ArrayList<Edit>();
        var marks = new HashMap<CellId, List<Breakpoint>>();
        CellId last = notebook.current().id();
        for (var cell : notebook.clipboard().cells()) {
            last = notebook.fresh(CellKind.CODE, "").id();
            edits.add(new Edit.Insert(at + edits.size(), cell.withId(last)));
            marks.put(last, notebook.clipboard().breakpoints(cell.id()));
        }
        if (!edits.isEmpty() && !notebook.isReadOnly()) {
            notebook.apply(new Edit.Together(edits), last);
            notebook.kernel().debug().adopt(marks);
        }
    }

    /// Moves the selected cells one place up (-1) or down (1); does nothing at the ends.
    public void move(int by) {
        var moved = notebook.selected();
        int first = notebook.cells().indexOf(moved.getFirst());
        int last = first + moved.size() - 1;
        int other = by < 0 ? first - 1 : last + 1;
        if (other < 0 || other >= notebook.cells().size()) {
            return;
        }
        var neighbour = notebook.cells().get(other).id();
        notebook.apply(
                new Edit.Move(neighbour, by < 0 ? last : first),
                notebook.current().id());
    }

    /// Moves `cell` so that it stands before the cell that is at 0-based `gap` now.
    public void moveTo(CellViewModel cell, int gap) {
        int from = notebook.cells().indexOf(cell);
        int to = gap > from ? gap - 1 : gap;
        if (from >= 0 && to != from && to >= 0 && to < notebook.cells().size()) {
            notebook.apply(new Edit.Move(cell.id(), to), cell.id());
        }
    }

    /// Cuts the current cell in two at UTF-16 offset `at`; the lower half is current then.
    public void split(int at) {
        var cell = notebook.current();
        var second = notebook.fresh(cell.kind(), "");
        notebook.apply(
                splitting(
                        cell.cellProperty().get(),
                        Math.clamp(at, 0, cell.source().length()),
                        second),
                second.id());
        notebook.current().editingProperty().set(cell.editingProperty().get());
    }

    private Edit splitting(Cell cell, int at, Cell second) {
        if (cell.attachments() == null) {
            return new Edit.Split(cell.id(), at, second.id());
        }
        int place = notebook.documentProperty().get().indexOf(cell.id());
        var halves = Attachments.split(cell, at, second);
        return new Edit.Together(List.of(
                new Edit.Delete(cell.id()),
                new Edit.Insert(place, halves.getFirst()),
                new Edit.Insert(place + 1, halves.getLast())));
    }

    /// Joins the selected cells, or the current one with the one below.
    public void merge() {
        var joined = notebook.selected();
        int count = joined.size() - 1;
        var first = joined.getFirst();
        int place = notebook.cells().indexOf(first);
        if (count == 0) {
            if (place + 1 >= notebook.cells().size()) {
                return;
            }
            count = 1;
        }
        var gone = List.copyOf(notebook.cells().subList(place + 1, place + 1 + count));
        notebook.apply(joining(place, count), first.id());
        gone.forEach(cell -> notebook.execution().forget(cell.id()));
        notebook.refreshStates();
    }

    private Edit joining(int place, int count) {
        var cells = notebook.documentProperty().get().cells().subList(place, place + 1 + count);
        var edits = new ArrayList<Edit>();
        if (cells.stream().allMatch(cell -> cell.attachments() == null)) {
            for (int i = 0; i < count; i++) {
                edits.add(new Edit.MergeBelow(cells.getFirst().id()));
            }
        } else {
            cells.forEach(cell -> edits.add(new Edit.Delete(cell.id())));
            edits.add(new Edit.Insert(place, Attachments.joined(cells)));
        }
        return new Edit.Together(edits);
    }

    /// Makes the selected cells another kind.
    public void change(CellKind kind) {
        var edits = new ArrayList<Edit>();
        for (var cell : notebook.selected()) {
            if (cell.kind() != kind) {
                edits.add(new Edit.SetKind(cell.id(), kind));
            }
        }
        if (!edits.isEmpty()) {
            notebook.apply(new Edit.Together(edits), notebook.current().id());
        }
    }

    /// Gives each cell the text that `text` makes of its own.
    public void rewrite(UnaryOperator<String> text) {
        var edits = new ArrayList<Edit>();
        for (var cell : notebook.cells()) {
            var now = text.apply(cell.source());
            if (!now.equals(cell.source())) {
                edits.add(new Edit.SetSource(cell.id(), now));
            }
        }
        if (!edits.isEmpty()) {
            notebook.apply(new Edit.Together(edits), notebook.current().id());
        }
    }

    /// Makes the current cell a heading of `level`.
    public void heading(int level) {
        var cell = notebook.current();
        var text = cell.source().replaceFirst("^#{1,6}\\s*", "");
        notebook.apply(
                new Edit.Together(List.of(
                        new Edit.SetKind(cell.id(), CellKind.MARKDOWN),
                        new Edit.SetSource(cell.id(), "#".repeat(level) + " " + text))),
                cell.id());
    }

    /// Returns what folds cells.
    public Folding folding() {
        return new Folding(notebook);
    }

    /// Selects all cells.
    public void selectAll() {
        notebook.select(notebook.cells().getFirst());
        notebook.extend(notebook.cells().size());
    }

    /// Returns a copy of what is selected, for other programs.
    public String asText() {
        return String.join(
                "\n\n", notebook.selected().stream().map(CellViewModel::source).toList());
    }
}
