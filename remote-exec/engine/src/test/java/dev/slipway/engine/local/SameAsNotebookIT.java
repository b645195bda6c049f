package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.GeneratedNotebook;
import dev.slipway.engine.flow.Notebooks;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.kernel.exec.Executed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A flow gives what the notebook gives: generated notebooks, run from top to bottom in a kernel and as a flow on real
/// workers, print the same. Seeded; the seed is in the message of a failure.
@Timeout(3600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameAsNotebookIT {
    private static final int ROUNDS = Boolean.getBoolean("slipway.long") ? 300 : 20;
    private static final long SEED = Long.getLong("slipway.seed", 1000);

    private Notebooks notebooks;

    @BeforeAll
    void startCompiler() {
        notebooks = Notebooks.plain();
    }

    @AfterAll
    void stopCompiler() {
        notebooks.close();
    }

    @Test
    void aFlowGivesWhatTheNotebookGives(@TempDir Path folder) throws Exception {
        for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
            var cells = GeneratedNotebook.cells(seed);
            var what = "seed " + seed + "\n" + GeneratedNotebook.text(cells);

            assertThat(asFlow(cells, folder.resolve("run" + seed), what))
                    .as(what)
                    .isEqualTo(asNotebook(cells, what));
        }
    }

    /// Returns the lines each step printed, in the order of its tasks.
    private Map<String, List<String>> asFlow(List<String> cells, Path folder, String what) throws Exception {
        var compiled = notebooks.compile(cells.toArray(String[]::new));
        assertThat(compiled)
                .as(what + "\n" + Notebooks.problems(compiled) + compiled.problems())
                .isInstanceOf(Compiled.Flow.class);
        var flow = (Compiled.Flow) compiled;
        try (var bench = new RunBench(folder)) {
            var status = bench.realRuns()
                    .execute(
                            bench.request(flow, notebooks.compiler().parameters(flow.plan(), Map.of())), bench.listener)
                    .row()
                    .status();
            assertThat(status)
                    .as(what + bench.ask("SELECT error_step || '/' || error_index || ' ' || error_message x FROM run"))
                    .isEqualTo(RunStatus.SUCCEEDED);
            return byStep(bench.ask("SELECT l.text x FROM task t JOIN log l ON l.attempt = t.attempt"
                    + " WHERE l.stream = 'stdout' ORDER BY t.step, t.idx, l.line"));
        }
    }

    private Map<String, List<String>> asNotebook(List<String> cells, String what) throws Exception {
        try (var kernel = new EngineKernel(notebooks.analysis())) {
            var executed = kernel.run(Notebooks.document(cells.toArray(String[]::new)));
            assertThat(executed.status()).as(what + "\n" + executed.cells()).isEqualTo(Executed.Status.SUCCEEDED);
            return byStep(EngineKernel.printed(executed));
        }
    }

    private static Map<String, List<String>> byStep(List<String> lines) {
        var steps = new LinkedHashMap<String, List<String>>();
        for (var line : lines) {
            steps.computeIfAbsent(line.substring(0, line.indexOf(':')), _ -> new ArrayList<>())
                    .add(line);
        }
        return steps;
    }
}
