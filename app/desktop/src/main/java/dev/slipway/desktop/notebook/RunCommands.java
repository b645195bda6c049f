package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellKind;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.desktop.notebook.ExecutionViewModel.Task;
import dev.slipway.kernel.directive.Directive;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The ways to run cells. UI thread only.
public final class RunCommands {
    private static final int MOST_PASSES = 3;

    private final NotebookViewModel notebook;
    private final CellCommands edits;
    private final CarryOver carryOver;

    public RunCommands(NotebookViewModel notebook, CellCommands edits) {
        this.notebook = notebook;
        this.edits = edits;
        carryOver = new CarryOver(notebook);
    }

    /// Returns what starts another kernel and brings variables back.
    public CarryOver carryOver() {
        return carryOver;
    }

    /// Runs the selected cells; text ones are shown instead. A disabled cell runs when it is selected alone.
    public void run() {
        var cells = notebook.selected();
        if (cells.size() == 1) {
            run(cells);
        } else {
            runAll(cells);
        }
    }

    /// Runs the selection and goes to the cell below it, a new one at the end; tells whether it is new.
    public boolean runAndAdvance() {
        var cells = notebook.selected();
        runAll(cells);
        var next = notebook.sections().from(cells.getLast(), 1);
        if (!next.equals(cells.getLast())) {
            notebook.select(next);
            return false;
        }
        edits.insert(notebook.cells().size(), CellKind.CODE, "");
        return true;
    }

    /// Runs the selection and puts a new cell below it.
    public void runAndInsert() {
        var cells = notebook.selected();
        runAll(cells);
        edits.insert(notebook.cells().indexOf(cells.getLast()) + 1, CellKind.CODE, "");
    }

    /// Runs every cell.
    public void all() {
        runAll(notebook.cells());
    }

    /// Runs the cells above the current one.
    public void above() {
        runAll(notebook.cells().subList(0, notebook.place()));
    }

    /// Runs the current cell and those below it.
    public void below() {
        runAll(notebook.cells().subList(notebook.place(), notebook.cells().size()));
    }

    /// Runs, from top to bottom, the cells that are stale or out of order, and what these need again: then the kernel
    /// holds what a new one would that had run them all. Waits until nothing runs.
    public void stale() {
        stale(MOST_PASSES);
    }

    /// What a pass has to make anew is known for certain only when it has run: more of them may be needed.
    private void stale(int passes) {
        notebook.execution()
                .whenIdle(() -> notebook.kernel().whenCurrent(() -> {
                    var rerun = notebook.rerun();
                    var cells = staleCells();
                    rerun.forgets().stream()
                            .filter(id -> notebook.cell(id)
                                    .filter(CellViewModel::isDisabled)
                                    .isEmpty())
                            .forEach(notebook.execution()::forget);
                    runAll(cells);
                    if (!cells.isEmpty() && passes > 1) {
                        notebook.execution().whenIdle(() -> goOn(cells, passes - 1));
                    }
                }));
    }

    private void goOn(List<CellViewModel> before, int passes) {
        boolean ranAll = before.stream().noneMatch(cell -> {
            var mark = cell.stateProperty().get().mark();
            return mark == Mark.FAILED || mark == Mark.NEVER_RUN;
        });
        if (ranAll) {
            stale(passes);
        }
    }

    /// Returns the cells that `stale` would run.
    public List<CellViewModel> staleCells() {
        return notebook.rerun().runs().stream()
                .flatMap(cell -> notebook.cell(cell).stream())
                .filter(cell -> !cell.isDisabled())
                .toList();
    }

    /// Starts another kernel.
    public void restart() {
        notebook.execution().restart();
    }

    /// Starts another kernel and runs every cell.
    public void restartAndRunAll() {
        notebook.execution().restart();
        all();
    }

    public void interrupt() {
        notebook.execution().interrupt();
    }

    private void runAll(List<CellViewModel> cells) {
        run(cells.stream().filter(cell -> !cell.isDisabled()).toList());
    }

    private void run(List<CellViewModel> cells) {
        var tasks = new ArrayList<Task>();
        for (var cell : cells) {
            if (cell.isCode()) {
                if (!cell.source().isBlank()) {
                    tasks.add(new Task(cell.id(), elementOf(cell)));
                }
            } else if (!isTyped(cell)) {
                cell.editingProperty().set(false);
            }
        }
        if (!tasks.isEmpty()) {
            notebook.execution().submit(tasks);
        }
    }

    /// Tells whether keys go into `cell`: they would go nowhere if its text was no longer shown.
    private boolean isTyped(CellViewModel cell) {
        return cell.equals(notebook.current()) && notebook.modeProperty().get() == NotebookViewModel.Mode.EDIT;
    }

    private int elementOf(CellViewModel cell) {
        var loop = loopOf(cell);
        return loop == null ? 0 : loop.elementProperty().get();
    }

    /// Returns the cell with the `foreach` of the step that `cell` is in, null if it is in none.
    public @Nullable CellViewModel loopOf(CellViewModel cell) {
        for (int i = notebook.cells().indexOf(cell); i >= 0; i--) {
            var above = notebook.cells().get(i);
            if (!above.isCode()) {
                continue;
            }
            var directives = above.directives();
            if (directives.first(Directive.Foreach.class).isPresent()) {
                return above;
            }
            if (directives.first(Directive.Step.class).isPresent()) {
                return null;
            }
        }
        return null;
    }

    /// Returns the code cells of the step whose `foreach` stands in `loop`, from there on.
    List<CellViewModel> stepOf(CellViewModel loop) {
        var step = new ArrayList<CellViewModel>();
        for (var cell : notebook.cells()
                .subList(notebook.cells().indexOf(loop), notebook.cells().size())) {
            if (cell.isCode() && !cell.source().isBlank()) {
                if (!Objects.equals(loopOf(cell), loop)) {
                    break;
                }
                step.add(cell);
            }
        }
        return step;
    }

    /// Runs the step of `loop` with the element `flat`, 0-based, and makes that the chosen one.
    public void element(CellViewModel loop, int flat) {
        loop.elementProperty()
                .set(Math.clamp(flat, 0, Math.max(0, loop.elementsProperty().get() - 1)));
        runAll(stepOf(loop));
    }

    /// Runs the step of `loop` with every element, in order.
    public void everyElement(CellViewModel loop) {
        var step = stepOf(loop);
        var tasks = new ArrayList<Task>();
        for (int flat = 0; flat < loop.elementsProperty().get(); flat++) {
            for (var cell : step) {
                tasks.add(new Task(cell.id(), flat));
            }
        }
        notebook.execution().submit(tasks);
    }
}
