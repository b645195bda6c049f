package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.Notebooks;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.kernel.exec.Executed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every example of docs/flows.md runs, as a flow and as a notebook, and gives what stands beside it.
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlowsGuideIT {
    private static final Path GUIDE = Path.of("../../docs/flows.md");
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern RESULT = Pattern.compile("// → (\\w+)\\.(\\w+) = (.*)");

    private Notebooks notebooks;
    private KeptWorkers workers;

    @BeforeAll
    void startCompiler(@TempDir Path scratch) {
        workers = new KeptWorkers(scratch);
        notebooks = Notebooks.plain();
    }

    @AfterAll
    void stopCompiler() {
        workers.close();
        notebooks.close();
    }

    static List<String> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(GUIDE))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void givesWhatStandsBesideIt(String example, @TempDir Path folder) throws Exception {
        var cells = Stream.of(example.split("// %%\n"))
                .filter(cell -> !cell.isBlank())
                .toArray(String[]::new);
        var flow = (Compiled.Flow) notebooks.compile(cells);
        assertThat(Notebooks.problems(flow)).isEmpty();
        try (var bench = new RunBench(folder)) {
            var values = notebooks.compiler().parameters(flow.plan(), Map.of());
            var run = bench.runs(workers).execute(bench.request(flow, values), bench.listener);

            assertThat(run.row().status()).isEqualTo(RunStatus.SUCCEEDED);
            var results = RESULT.matcher(example).results().toList();
            assertThat(results).isNotEmpty();
            for (var result : results) {
                assertThat(bench.artifact(result.group(1), 0, result.group(2))).isEqualTo(result.group(3));
            }
        }
        try (var kernel = new EngineKernel(notebooks.analysis())) {
            assertThat(kernel.run(Notebooks.document(cells)).status()).isEqualTo(Executed.Status.SUCCEEDED);
        }
    }
}
