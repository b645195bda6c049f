package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.flow.Notebooks;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.kernel.exec.Executed;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `run(id)` and `runs()` in cells: in a kernel, and in the tasks of a run.
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PastRunsIT {
    private static final String MODEL = "record Model(String name, double[] weights) {}";
    private static final String[] TRAINING = {
        "//| parameters\nint count = 3;",
        MODEL,
        "//| step: train\n//| foreach: i : count\n"
                + "var model = new Model(\"m\" + i, new double[] {i, 2 * i});\nmetric(\"loss\", 1.0 / (i + 1));",
        "//| step: choose\n//| gather: model -> models\nint best = models.size() - 1;"
    };

    private Notebooks notebooks;
    private RunBench bench;

    @BeforeAll
    void startCompiler() {
        notebooks = Notebooks.plain();
    }

    @AfterAll
    void stopCompiler() {
        notebooks.close();
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new RunBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aCellReadsWhatEarlierRunsKept() throws Exception {
        run(TRAINING);

        try (var kernel = new EngineKernel(notebooks.analysis(), bench.folder)) {
            var executed = kernel.run(
                    Notebooks.document(
                            "record Model(String name, double[] weights, String note) {}", // it has gained a field
                            "var earlier = run(\"nb:latest\");\nSystem.out.println(earlier.status() + earlier.parameters());",
                            "var third = earlier.step(\"train\").task(2).artifact(\"model\", Model.class);\n"
                                    + "System.out.println(third.name() + third.weights()[1] + third.note());",
                            "int best = earlier.step(\"choose\").artifact(\"best\", int.class);\n"
                                    + "System.out.println(best + \" \" + runs().where(\"metrics.loss < 0.5\").first(9).size());",
                            "try { earlier.step(\"trian\"); } catch (RuntimeException e) { System.out.println(e.getMessage()); }"));

            assertThat(executed.cells().toString()).contains("OK");
            assertThat(executed.status()).as(executed.cells().toString()).isEqualTo(Executed.Status.SUCCEEDED);
            assertThat(EngineKernel.printed(executed))
                    .containsExactly(
                            "succeeded{count=3}",
                            "m24.0null",
                            "2 1",
                            "The run " + bench.ask("SELECT id x FROM run").getFirst()
                                    + " has no step `trian`. Did you mean `train`?");
        }
    }

    @Test
    void aTaskReadsWhatEarlierRunsKeptAndIsReusedWhileTheyAreTheSame() throws Exception {
        run(TRAINING);
        var first = bench.ask("SELECT id x FROM run").getFirst();
        var looking = new String[] {
            MODEL,
            "//| step: look\nvar old = run(\"" + first
                    + "\").step(\"train\").task(1).artifact(\"model\", Model.class);\n"
                    + "double weight = old.weights()[1];",
            "//| step: newest\nString newest = run(\"latest\").id();",
            "//| step: count\nlong count = runs().stream().count();"
        };

        run(looking);
        assertThat(bench.artifact("look", 0, "weight")).isEqualTo("2.0");
        assertThat(bench.artifact("newest", 0, "newest")).isEqualTo(first);
        assertThat(bench.artifact("count", 0, "count")).isEqualTo("1");
        assertThat(bench.ask("SELECT DISTINCT run x FROM lookup WHERE run <> ''"))
                .containsExactly(first);

        run(looking);
        assertThat(bench.steps())
                .containsExactly(
                        "look reused 0/1/0/0 nothing it depends on changed",
                        "newest succeeded 1/0/0/0 run latest is another one now",
                        "count succeeded 1/0/0/0 it goes through the runs there are");
    }

    private void run(String... cells) throws Exception {
        var flow = notebooks.flow(cells);
        var values = notebooks.compiler().parameters(flow.plan(), Map.of());
        var status = bench.realRuns()
                .execute(bench.request(flow, values), bench.listener)
                .row()
                .status();
        assertThat(status)
                .as(bench.ask("SELECT error_message x FROM run").toString())
                .isEqualTo(RunStatus.SUCCEEDED);
    }
}
