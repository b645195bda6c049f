package dev.slipway.kernel.exec;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.exec.Executed.CellRun;
import dev.slipway.kernel.exec.Executed.CellStatus;
import dev.slipway.kernel.exec.Executed.Status;
import dev.slipway.kernel.exec.Limits.OnFailure;
import dev.slipway.kernel.file.SourceCells;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// "Restart and run all" over a fresh kernel: cells in order, every element of a `foreach` in order through all cells
/// of its step, outputs gathered into the document. One thread, one run.
public final class NotebookExecution {
    /// The tag of a cell that may fail.
    public static final String MAY_FAIL_TAG = "raises-exception";

    private final Kernel kernel;
    private final Limits limits;
    private final Watcher watcher;
    private final Shown shown = new Shown();
    private final Map<CellId, CellRun> runs = new LinkedHashMap<>();
    private Status status = Status.SUCCEEDED;
    private boolean over;

    public NotebookExecution(Kernel kernel, Limits limits, Watcher watcher) {
        this.kernel = kernel;
        this.limits = limits;
        this.watcher = watcher;
    }

    /// Runs `document` and returns how it went. Interrupting the thread ends the running cell and skips the rest.
    ///
    /// @throws IOException if the kernel ends while no cell runs
    public Executed run(Document document) throws IOException {
        long start = System.nanoTime();
        var cells = SourceCells.of(document);
        try {
            runAll(cells);
        } catch (InterruptedException e) {
            // told as a value: outputs so far are still to be written, which an interrupted thread cannot
            status = Status.INTERRUPTED;
        }
        var all = new ArrayList<CellRun>();
        for (var cell : cells) {
            if (cell.kind() == CellKind.CODE) {
                var skipped = new CellRun(cell.id(), cell.index(), CellStatus.SKIPPED, null, null);
                all.add(runs.getOrDefault(cell.id(), skipped));
            }
        }
        return new Executed(status, Duration.ofNanos(System.nanoTime() - start), all, withOutputs(document));
    }

    private void runAll(List<SourceCell> all) throws InterruptedException, IOException {
        var cells = all.stream().filter(cell -> cell.kind() == CellKind.CODE).toList();
        var groups = FanOuts.of(all, kernel);
        for (int i = 0; i < cells.size() && !over; ) {
            var loop = groups.startingAt(cells.get(i));
            if (loop.isEmpty()) {
                execute(cells.get(i), 0, -1);
                i++;
            } else {
                i = runLoop(cells, i, loop.size(), groups);
            }
        }
    }

    /// Runs the cells of a fan-out for every element, and returns the index of the first cell after it.
    private int runLoop(List<SourceCell> cells, int from, int size, FanOuts groups)
            throws InterruptedException, IOException {
        var first = execute(cells.get(from), 0, -1);
        int elements = first == null ? 1 : first;
        int to = from + size;
        if (over || elements == 0) {
            return to;
        }
        runRange(cells, from + 1, to, 0, elements);
        if (limits.elements() == Limits.Elements.FIRST) {
            return to;
        }
        for (int more = groups.inheriting(cells, from, to); more > to && !over; ) {
            runRange(cells, to, more, 0, elements);
            to = more;
            more = groups.inheriting(cells, from, to);
        }
        for (int element = 1; element < elements && !over; element++) {
            runRange(cells, from, to, element, elements);
        }
        return to;
    }

    private void runRange(List<SourceCell> cells, int from, int to, int element, int elements)
            throws InterruptedException {
        for (int i = from; i < to && !over; i++) {
            execute(cells.get(i), element, elements);
        }
    }

    /// Executes `cell` and returns how many elements its `foreach` has, null if it is in none.
    private @Nullable Integer execute(SourceCell cell, int element, int elements) throws InterruptedException {
        watcher.started(cell, element, elements);
        var result = new CellExecution(kernel, shown, watcher, cell).run(new Elements(element), limits.timeout());
        record(cell, result);
        watcher.finished(cell, result.status());
        if (result.status() != CellStatus.OK && !mayFail(cell, result)) {
            if (status == Status.SUCCEEDED) {
                status = result.status() == CellStatus.TIMEOUT ? Status.TIMEOUT : Status.FAILED;
            }
            over = limits.onFailure() == OnFailure.STOP;
        }
        over |= !result.alive();
        return result.elements();
    }

    private static boolean mayFail(SourceCell cell, CellExecution.Result result) {
        return cell.tags().contains(MAY_FAIL_TAG) && result.status() == CellStatus.ERROR && result.alive();
    }

    /// Joins the executions of one cell for several elements: times add up, the first failure stays.
    private void record(SourceCell cell, CellExecution.Result result) {
        var before = runs.get(cell.id());
        var now = new CellRun(cell.id(), cell.index(), result.status(), result.elapsed(), result.failure());
        runs.put(cell.id(), before == null ? now : joined(before, now));
    }

    private static CellRun joined(CellRun before, CellRun now) {
        var worst = before.failure() == null ? now : before;
        var earlier = before.elapsed() == null ? Duration.ZERO : before.elapsed();
        var later = now.elapsed() == null ? Duration.ZERO : now.elapsed();
        return new CellRun(now.id(), now.index(), worst.status(), earlier.plus(later), worst.failure());
    }

    /// Returns `document` with what its cells have shown so far, and nothing else.
    public Document withOutputs(Document document) {
        var cells = new ArrayList<Cell>();
        for (var cell : document.cells()) {
            cells.add(
                    cell.kind() == CellKind.CODE
                            ? cell.withOutputs(shown.outputs(cell.id()), shown.count(cell.id()))
                            : cell);
        }
        return document.withCells(cells);
    }
}
