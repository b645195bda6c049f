package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Edit;
import dev.slipway.desktop.output.CellOutputs;
import dev.slipway.desktop.words.Words;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Folds code, outputs and sections away, each as one step of undo; the notebook's file keeps it. UI thread only.
public final class Folding {
    private final NotebookViewModel notebook;

    public Folding(NotebookViewModel notebook) {
        this.notebook = notebook;
    }

    static Edit edit(CellViewModel cell, CellFolds folds) {
        return new Edit.SetMetadata(
                cell.id(), folds.in(cell.cellProperty().get().metadata()));
    }

    private void fold(List<CellViewModel> cells, UnaryOperator<CellFolds> change) {
        fold(cells, change, notebook.current());
    }

    private void fold(List<CellViewModel> cells, UnaryOperator<CellFolds> change, CellViewModel focus) {
        var edits = cells.stream()
                .filter(cell -> !change.apply(cell.foldsProperty().get())
                        .equals(cell.foldsProperty().get()))
                .map(cell -> edit(cell, change.apply(cell.foldsProperty().get())))
                .toList();
        if (!edits.isEmpty()) {
            notebook.apply(new Edit.Together(edits), focus.id());
        }
    }

    private List<CellViewModel> selected(Predicate<CellViewModel> which) {
        return notebook.selected().stream().filter(which).toList();
    }

    /// Folds the text of the selected code cells, or shows it again.
    public void toggleCode() {
        boolean folded = !notebook.current().foldsProperty().get().code();
        fold(selected(CellViewModel::isCode), folds -> folds.withCode(folded));
    }

    /// Folds what the selected cells have shown, or shows it again.
    public void toggleOutputs() {
        boolean folded = !notebook.current().foldsProperty().get().outputs();
        fold(selected(CellViewModel::isCode), folds -> folds.withOutputs(folded));
    }

    /// Folds the section that the current cell is in; its heading is current then.
    public void foldSection() {
        section(true);
    }

    /// Shows the section under the current heading.
    public void unfoldSection() {
        section(false);
    }

    /// Folds the section that the current cell is in, or shows it again.
    public void toggleSection() {
        section(!heading().foldsProperty().get().section());
    }

    private CellViewModel heading() {
        return Sections.headingOf(notebook.cells(), notebook.current());
    }

    private void section(boolean folded) {
        var heading = heading();
        if (Sections.level(heading) > 0) {
            fold(List.of(heading), folds -> folds.withSection(folded), folded ? heading : notebook.current());
        }
    }

    /// Folds the text of all code cells.
    public void foldAllCode() {
        fold(notebook.cells().stream().filter(CellViewModel::isCode).toList(), folds -> folds.withCode(true));
    }

    /// Shows all that is folded.
    public void unfoldAll() {
        fold(notebook.cells(), _ -> CellFolds.NONE);
    }

    /// Returns what folding the text of `cell` hides: `12 lines of code folded`.
    static String codeWords(CellViewModel cell) {
        return Words.count(cell.source().lines().count(), "line") + " of code folded";
    }

    /// Returns what folding the outputs of `cell` hides: `2 outputs, 400 lines folded`.
    static String outputWords(CellOutputs outputs) {
        long lines = outputs.items().stream()
                .mapToLong(item -> item instanceof CellOutputs.Item.Text(var log) ? log.lines() : 0)
                .sum();
        return Words.count(outputs.items().size(), "output")
                + (lines == 0 ? "" : ", " + Words.count(lines, "line") + " of text")
                + " folded";
    }
}
