package dev.slipway.cli.notebook;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.flow.DeclaredParameters;
import dev.slipway.engine.flow.Plan;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.exec.Executed;
import dev.slipway.kernel.exec.Executed.CellRun;
import dev.slipway.kernel.exec.Executed.Status;
import dev.slipway.kernel.exec.NotebookExecution;
import dev.slipway.kernel.file.SourceCells;
import dev.slipway.kernel.protocol.Restorable;
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
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// Runs the cells of one step for one task of an earlier run: library and parameters first, then what the task read is
/// brought back as variables, then the step's own cells. Immutable.
///
/// @param plan of the notebook whose cells run
/// @param step of that plan
/// @param replacements what it reads in the place of what it had read
record TaskAgain(PastTask task, Plan plan, Plan.Step step, List<Replacement> replacements) {
    /// Directives are for flows; what they would do here is done already.
    private static final String DIRECTIVE = "(?m)^(\\s*)//\\|";

    /// @param document the notebook with its parameters' values
    /// @throws IOException if a value is gone from the store, or fits no class of the notebook any more
    /// @throws Fault if a replacement is not of the type that is read
    Executed run(Kernel kernel, NotebookExecution execution, Document document, Trial trial)
            throws IOException, InterruptedException, Fault {
        var before = new HashSet<>(plan.library());
        SourceCells.of(document).stream().filter(DeclaredParameters::areIn).forEach(cell -> before.add(cell.id()));
        var own = Set.copyOf(step.cells());
        before.removeAll(own);
        var all = new ArrayList<>(List.of(execution.run(only(document, before))));
        if (all.getFirst().status() == Status.SUCCEEDED) {
            // what cells above declare beside what they do: the step may need it, and so may the values it had read
            await(kernel.declare(above(document, own).stream()
                    .filter(cell -> !before.contains(cell.id()))
                    .toList()));
            restore(kernel, trial);
            all.add(execution.run(only(document, own)));
        }
        return joined(all, document, execution);
    }

    private void restore(Kernel kernel, Trial trial) throws IOException, InterruptedException, Fault {
        var folder = Files.createTempDirectory("slipway-task");
        try {
            var inputs = inputs(folder);
            give(kernel, inputs);
            for (var replacement : replacements) {
                switch (replacement) {
                    case Replacement.Stored stored -> give(kernel, stored, folder.resolve("replaced"));
                    case Replacement.Computed computed -> {
                        boolean isThere =
                                inputs.stream().anyMatch(each -> each.name().equals(computed.name()));
                        assign(trial, computed, isThere ? "" : computed.type(step) + " ");
                    }
                }
            }
        } finally {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /// Returns what the task had read. The parameters have their values by the cells that declare them, and what
    /// another task gives is not needed.
    private List<Restorable> inputs(Path folder) throws IOException {
        var others =
                plan.parameters().stream().map(Plan.Parameter::name).collect(Collectors.toCollection(HashSet::new));
        replacements.stream()
                .filter(each -> each instanceof Replacement.Stored)
                .forEach(each -> others.add(each.name()));
        var names = replacements.stream().map(Replacement::name).collect(Collectors.toSet());
        var run = task.run().row().id();
        return task.services().artifacts().inputs(run, task.step(), task.index(), folder, names).stream()
                .filter(each -> !others.contains(each.name()))
                .toList();
    }

    private void assign(Trial trial, Replacement.Computed computed, String type)
            throws IOException, InterruptedException, Fault {
        var source = type + computed.name() + " = " + computed.expression() + ";";
        var failure = trial.run("with-" + replacements.indexOf(computed), source);
        if (failure.isPresent() && !failure.get().type().equals("CompileError")) {
            throw Fault.usage(
                    "bad-replacement",
                    "--with " + computed.name() + " gave no value: " + Trial.words(failure.get()),
                    "");
        }
        if (failure.isPresent()) {
            throw computed.misfit(
                    step,
                    "--with " + computed.name() + " gave no value: "
                            + Trial.words(failure.get()).replaceFirst("\\.$", ""));
        }
    }

    private void give(Kernel kernel, Replacement.Stored stored, Path folder)
            throws IOException, InterruptedException, Fault {
        var from = stored.task();
        var run = from.detail(task.services().history());
        var row = from.stepOf(run);
        var value = task.services()
                .artifacts()
                .stored(run.row().id(), row.name(), from.indexIn(row), stored.artifact(), folder);
        var wanted = stored.type(step);
        var misfit = stored.misfit(step, "The artifact " + stored.reference() + " is of type " + value.javaType());
        if (Replacement.Stored.isSurelyNo(value.javaType(), wanted)) {
            throw misfit;
        }
        try {
            give(kernel, List.of(new Restorable(stored.name(), wanted, value.format(), value.parts(), false)));
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).endsWith("the stored value is no " + wanted)) {
                throw misfit;
            }
            throw e;
        }
    }

    /// Returns the code cells above the first of `own`.
    private static List<SourceCell> above(Document document, Set<CellId> own) {
        return SourceCells.of(document).stream()
                .takeWhile(cell -> !own.contains(cell.id()))
                .filter(cell -> cell.kind() == CellKind.CODE)
                .toList();
    }

    private static void give(Kernel kernel, List<Restorable> values) throws IOException, InterruptedException {
        await(kernel.restore(values));
    }

    private static void await(Future<?> answer) throws IOException, InterruptedException {
        try {
            answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
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
                .with("index", task.index())
                .with(
                        "with",
                        replacements.stream()
                                .map(each -> each.name() + each.written())
                                .toList());
    }
}
