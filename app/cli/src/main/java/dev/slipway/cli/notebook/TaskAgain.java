package dev.slipway.cli.notebook;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.flow.DeclaredParameters;
import dev.slipway.engine.flow.Plan;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.exec.Executed;
import dev.slipway.kernel.exec.Executed.CellRun;
import dev.slipway.kernel.exec.Executed.Status;
import dev.slipway.kernel.exec.NotebookExecution;
import dev.slipway.kernel.file.SourceCells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/// Runs the cells of one step for one task of an earlier run: library and parameters first, then what the task read is
/// brought back as variables, then the step's own cells. Immutable.
///
/// @param plan of the notebook whose cells run
/// @param step of that plan
record TaskAgain(PastTask task, Plan plan, Plan.Step step) {
    /// Directives are for flows; what they would do here is done already.
    private static final String DIRECTIVE = "(?m)^(\\s*)//\\|";

    /// @param document the notebook with its parameters' values
    /// @throws IOException if a value is gone from the store, or fits no class of the notebook any more
    Executed run(Kernel kernel, NotebookExecution execution, Document document)
            throws IOException, InterruptedException {
        var before = new HashSet<>(plan.library());
        SourceCells.of(document).stream().filter(DeclaredParameters::areIn).forEach(cell -> before.add(cell.id()));
        var own = Set.copyOf(step.cells());
        before.removeAll(own);
        var all = new ArrayList<>(List.of(execution.run(only(document, before))));
        if (all.getFirst().status() == Status.SUCCEEDED) {
            restore(kernel);
            all.add(execution.run(only(document, own)));
        }
        return joined(all, document, execution);
    }

    private void restore(Kernel kernel) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("slipway-task");
        try {
            var inputs = task.services().artifacts().inputs(task.run().row().id(), task.step(), task.index(), folder);
            kernel.restore(inputs).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        } finally {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /// Returns `document` with the cells of `wanted` as its only code; all cells keep their places.
    private static Document only(Document document, Set<CellId> wanted) {
        var cells = new ArrayList<Cell>();
        for (var cell : document.cells()) {
            cells.add(
                    cell.kind() != CellKind.CODE
                            ? cell
                            : wanted.contains(cell.id())
                                    ? cell.withSource(cell.source().replaceAll(DIRECTIVE, "$1// |"))
                                    : Cell.of(cell.id(), CellKind.RAW, ""));
        }
        return document.withCells(cells);
    }

    private static Executed joined(List<Executed> parts, Document document, NotebookExecution execution) {
        Map<CellId, CellRun> runs = new LinkedHashMap<>();
        for (var part : parts) {
            part.cells().forEach(cell -> runs.put(cell.id(), cell));
        }
        var cells = new ArrayList<CellRun>();
        for (var cell : SourceCells.of(document)) {
            if (cell.kind() == CellKind.CODE) {
                var skipped = new CellRun(cell.id(), cell.index(), Executed.CellStatus.SKIPPED, null, null);
                cells.add(runs.getOrDefault(cell.id(), skipped));
            }
        }
        var elapsed = parts.stream().map(Executed::elapsed).reduce(Duration.ZERO, Duration::plus);
        return new Executed(parts.getLast().status(), elapsed, cells, execution.withOutputs(document));
    }

    Fields fields() {
        return new Fields()
                .with("run", task.run().row().id().value())
                .with("step", task.step())
                .with("index", task.index());
    }
}
