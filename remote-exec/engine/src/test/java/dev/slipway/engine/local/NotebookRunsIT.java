package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.FlowCompiler.BadParameterException;
import dev.slipway.engine.flow.Notebooks;
import dev.slipway.engine.history.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Compiles notebooks and runs them on real worker processes.
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotebookRunsIT {
    private static final Path SAMPLES =
            Path.of("../../samples").toAbsolutePath().normalize();

    /// Files that pyarrow wrote.
    private static final Path ARROW = Path.of("../../plugins/arrow/src/test/resources/dev/slipway/arrow")
            .toAbsolutePath()
            .normalize();

    private Notebooks notebooks;
    private KeptWorkers workers;
    private RunBench bench;

    @BeforeAll
    void startCompiler(@TempDir Path scratch) {
        workers = new KeptWorkers(scratch);
        notebooks = Notebooks.withLibraries();
    }

    @AfterAll
    void stopCompiler() {
        workers.close();
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
    void runsOnlyWhatAChangedParameterReaches() throws Exception {
        var flow = sample("flight-delays.ipynb", "flights.csv.gz");

        assertThat(run(flow, Map.of("airportCount", "2", "settingCount", "1"))).isEqualTo(RunStatus.SUCCEEDED);

        assertThat(bench.steps().get(1)).isEqualTo("train succeeded 2/0/0/0 no earlier run");
        assertThat(bench.artifact("choose", 0, "meanAuc")).startsWith("0.66358038002");

        assertThat(run(flow, Map.of("airportCount", "2", "settingCount", "2"))).isEqualTo(RunStatus.SUCCEEDED);

        assertThat(bench.steps())
                .contains(
                        "prepare succeeded 1/0/0/0 parameter settingCount 1 -> 2",
                        "train succeeded 2/2/0/0 2 reused, 2 new");
    }

    @Test
    void runsThePlainTextSample() throws Exception {
        var flow = sample("co2.jsh", "co2.csv");

        assertThat(run(flow, Map.of())).isEqualTo(RunStatus.SUCCEEDED);

        assertThat(bench.steps().get(1)).isEqualTo("train succeeded 20/0/0/0 no earlier run");
        assertThat(bench.artifact("choose", 0, "best")).startsWith("Trial[degree=4, waveCount=4, error=1.50448515991");
    }

    @Test
    void runsANotebookWhoseStepsAreItsHeadings() throws Exception {
        var flow = sample("penguins.ipynb", "penguins.csv");

        assertThat(run(flow, Map.of())).isEqualTo(RunStatus.SUCCEEDED);

        assertThat(bench.artifact("what-it-gets-wrong", 0, "accuracy")).startsWith("0.98387096774");
    }

    @Test
    void inheritsAFanOutAndTellsAnErrorsOwnLine() throws Exception {
        var cells = new String[] {
            "//| parameters\nint count = 4;\nint bad = -1;",
            "int half(int x, int bad) {\n    if (x == bad) throw new IllegalStateException(\"half of \" + x);\n"
                    + "    return x / 2;\n}",
            "//| step: each\n//| foreach: i : count\nint square = i * i;",
            "//| step: after\nint halved = half(square, bad) + i;",
            "//| step: sum\n//| gather: halved -> all\nint sum = all.stream().mapToInt(x -> x).sum();"
        };
        var flow = notebooks.flow(cells);

        assertThat(run(flow, Map.of())).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(bench.steps().get(1)).startsWith("after succeeded 4/0/0/0");
        assertThat(bench.artifact("sum", 0, "sum")).isEqualTo("12");

        assertThat(run(flow, Map.of("bad", "4"))).isEqualTo(RunStatus.FAILED);
        assertThat(bench.ask("SELECT error_message || ' ' || error_line x FROM run WHERE status = 'failed'"))
                .containsExactly("half of 4 2");
    }

    @Test
    void tablesOfArrowGoFromStepToStep() throws Exception {
        for (var name : new String[] {"many.feather", "every.feather"}) {
            Files.copy(ARROW.resolve(name), bench.folder.resolve(name));
        }
        var flow = notebooks.flow("import tech.tablesaw.api.*;", """
                //| step: read
                Table many = Tables.read(dataset("many.feather"));
                Table every = Tables.read(dataset("every.feather"));
                """, """
                //| step: count
                int rows = many.rowCount();
                int missing = many.column("n").countMissing();
                String text = many.getString(4, "s");
                double least = every.doubleColumn("f64").getDouble(1);
                """);

        assertThat(run(flow, Map.of())).isEqualTo(RunStatus.SUCCEEDED);

        assertThat(bench.artifact("count", 0, "rows")).isEqualTo("20000");
        assertThat(bench.artifact("count", 0, "missing")).isEqualTo("2858");
        assertThat(bench.artifact("count", 0, "text")).isEqualTo("text 1");
        assertThat(bench.artifact("count", 0, "least")).isEqualTo("-Infinity");
    }

    private Compiled.Flow sample(String name, String data) throws IOException {
        Files.createDirectories(bench.folder.resolve("data"));
        Files.copy(
                SAMPLES.resolve("data").resolve(data),
                bench.folder.resolve("data").resolve(data));
        var file = bench.folder.resolve(name);
        Files.copy(SAMPLES.resolve(name), file, StandardCopyOption.REPLACE_EXISTING);
        var compiled = notebooks.compile(file);
        assertThat(Notebooks.problems(compiled)).isEmpty();
        return (Compiled.Flow) compiled;
    }

    private RunStatus run(Compiled.Flow flow, Map<String, String> parameters)
            throws IOException, BadParameterException {
        var values = notebooks.compiler().parameters(flow.plan(), parameters);
        return bench.runs(workers)
                .execute(bench.request(flow, values), bench.listener)
                .row()
                .status();
    }
}
