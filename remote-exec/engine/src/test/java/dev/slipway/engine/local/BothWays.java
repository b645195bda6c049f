package dev.slipway.engine.local;

import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.Notebooks;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.kernel.exec.Executed;
import dev.slipway.kernel.problem.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs notebooks from top to bottom in a kernel and as flows on real workers, and says what each step printed: a line
/// begins with the name of its step and a colon. One at a time.
final class BothWays implements AutoCloseable {
    private final Path folder;
    private final Notebooks notebooks = Notebooks.plain();
    private final KeptWorkers workers;
    private int runs;

    /// @param folder for stores and logs
    BothWays(Path folder) {
        this.folder = folder;
        workers = new KeptWorkers(folder);
    }

    /// What came of it.
    sealed interface Result {
        /// @param lines what each step printed, in the order of its tasks
        record Printed(Map<String, List<String>> lines) implements Result {}

        /// @param problems each as `code: message hint`
        record Refused(List<String> problems) implements Result {}

        /// @param why in words
        record Failed(String why) implements Result {}
    }

    Result asFlow(List<String> cells) throws Exception {
        var compiled = notebooks.compile(cells.toArray(String[]::new));
        if (!(compiled instanceof Compiled.Flow flow)) {
            return new Result.Refused(compiled.problems().stream()
                    .filter(problem -> problem.severity() == Severity.ERROR)
                    .map(problem -> problem.code() + ": " + problem.message() + " " + problem.hint())
                    .toList());
        }
        try (var bench = new RunBench(folder.resolve("run" + ++runs))) {
            var parameters = notebooks.compiler().parameters(flow.plan(), Map.of());
            var status = bench.runs(workers)
                    .execute(bench.request(flow, parameters), bench.listener)
                    .row()
                    .status();
            if (status != RunStatus.SUCCEEDED) {
                return new Result.Failed(
                        bench.ask("SELECT error_step || '/' || error_index || ' ' || error_message x FROM run")
                                .getFirst());
            }
            return byStep(bench.ask("SELECT l.text x FROM task t JOIN log l ON l.attempt = t.attempt"
                    + " WHERE l.stream = 'stdout' ORDER BY t.step, t.idx, l.line"));
        }
    }

    Result asNotebook(List<String> cells) throws Exception {
        try (var kernel = new EngineKernel(notebooks.analysis())) {
            var executed = kernel.run(Notebooks.document(cells.toArray(String[]::new)));
            return executed.status() == Executed.Status.SUCCEEDED
                    ? byStep(EngineKernel.printed(executed))
                    : new Result.Failed(executed.cells().toString());
        }
    }

    private static Result byStep(List<String> lines) {
        var steps = new LinkedHashMap<String, List<String>>();
        for (var line : lines) {
            steps.computeIfAbsent(line.substring(0, line.indexOf(':')), _ -> new ArrayList<>())
                    .add(line);
        }
        return new Result.Printed(steps);
    }

    @Override
    public void close() {
        workers.close();
        notebooks.close();
    }
}
