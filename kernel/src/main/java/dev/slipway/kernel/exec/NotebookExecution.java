package dev.slipway.kernel.exec;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.directive.CellDirectives.Placed;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.directive.DirectiveParser;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.exec.Executed.CellRun;
import dev.slipway.kernel.exec.Executed.CellStatus;
import dev.slipway.kernel.exec.Executed.Status;
import dev.slipway.kernel.exec.Limits.OnFailure;
import dev.slipway.kernel.exec.Passes.Catching;
import dev.slipway.kernel.file.DisabledCells;
import dev.slipway.kernel.file.SourceCells;
import dev.slipway.kernel.problem.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

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
    private DisabledCells disabled = DisabledCells.of(Document.of(List.of()));
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
        disabled = DisabledCells.of(document);
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
        var cells = all.stream()
                .filter(cell -> cell.kind() == CellKind.CODE && !disabled.contains(cell.id()))
                .toList();
        boolean hasLoops = cells.stream()
                .anyMatch(cell -> DirectiveParser.parse(cell).placed().stream()
                        .map(Placed::directive)
                        .anyMatch(each -> each instanceof Directive.Foreach || each instanceof Directive.Catch));
        var graph = hasLoops ? answer(kernel.analyse(all)) : new CellGraph(List.of(), List.of());
        var refused = refused(graph);
        new Passes(cells, graph, limits.elements(), new Passes.Execution() {
                    @Override
                    public Passes.Ran execute(SourceCell cell, Elements element, int elements, Catching catching)
                            throws InterruptedException {
                        watcher.started(cell, element.flat(), elements);
                        var problem = refused.get(cell.id());
                        var result = problem == null
                                ? execution(cell).run(element, limits.timeout())
                                : execution(cell).refuse(problem);
                        return ended(cell, result, catching);
                    }

                    @Override
                    public void settle(SourceCell cell, Elements element) throws InterruptedException {
                        over |= !execution(cell).run(element, null).alive();
                    }

                    @Override
                    public boolean isOver() {
                        return over;
                    }
                })
                .run();
    }

    /// Returns what no order of cells can run as the notebook means it, by cell.
    private static Map<CellId, Problem> refused(CellGraph graph) {
        var refused = new LinkedHashMap<CellId, Problem>();
        for (var problem : graph.problems()) {
            var place = problem.place();
            if (place != null && problem.code().equals(CellGraph.REDECLARED_IN_LOOP)) {
                refused.putIfAbsent(place.cell(), problem);
            }
        }
        return refused;
    }

    private static <T> T answer(CompletableFuture<T> question) throws InterruptedException, IOException {
        try {
            return question.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        }
    }

    private CellExecution execution(SourceCell cell) {
        return new CellExecution(kernel, shown, watcher, cell, disabled::reason);
    }

    private Passes.Ran ended(SourceCell cell, CellExecution.Result result, Catching catching) {
        var failure = result.failure();
        if (catching == Catching.YES && failure != null && result.threw()) {
            record(cell, new CellRun(cell.id(), cell.index(), CellStatus.OK, result.elapsed(), null));
            watcher.finished(cell, CellStatus.OK);
            return new Passes.Ran(result.elements(), failure.message());
        }
        record(cell, new CellRun(cell.id(), cell.index(), result.status(), result.elapsed(), failure));
        watcher.finished(cell, result.status());
        if (result.status() != CellStatus.OK && !mayFail(cell, result)) {
            if (status == Status.SUCCEEDED) {
                status = result.status() == CellStatus.TIMEOUT ? Status.TIMEOUT : Status.FAILED;
            }
            over = limits.onFailure() == OnFailure.STOP;
        }
        over |= !result.alive();
        return new Passes.Ran(result.elements(), null);
    }

    private static boolean mayFail(SourceCell cell, CellExecution.Result result) {
        return cell.tags().contains(MAY_FAIL_TAG) && result.status() == CellStatus.ERROR && result.alive();
    }

    /// Joins the executions of one cell for several elements: times add up, the first failure stays.
    private void record(SourceCell cell, CellRun now) {
        var before = runs.get(cell.id());
        runs.put(cell.id(), before == null ? now : joined(before, now));
    }

    private static CellRun joined(CellRun before, CellRun now) {
        var worst = before.failure() == null ? now : before;
        var earlier = before.elapsed() == null ? Duration.ZERO : before.elapsed();
        var later = now.elapsed() == null ? Duration.ZERO : now.elapsed();
        return new CellRun(now.id(), now.index(), worst.status(), earlier.plus(later), worst.failure());
    }

    /// Returns `document` with what its cells have shown so far, and nothing else; what disabled cells have shown in
    /// other runs stays.
    public Document withOutputs(Document document) {
        var cells = new ArrayList<Cell>();
        for (var cell : document.cells()) {
            cells.add(
                    cell.kind() == CellKind.CODE && !DisabledCells.isDisabled(cell)
                            ? cell.withOutputs(shown.outputs(cell.id()), shown.count(cell.id()))
                            : cell);
        }
        return document.withCells(cells);
    }
}
