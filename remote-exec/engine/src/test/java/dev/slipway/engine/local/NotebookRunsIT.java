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

    private Notebooks notebooks;
    private RunBench bench;

    @BeforeAll
    void startCompiler() {
        notebooks = Notebooks.withLibraries();
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
    void runsFlightDelays() throws Exception {
        var flow = sample("flight-delays.ipynb", "flights.csv.gz");

        assertThat(run(flow, Map.of("airportCount", "3", "settingCount", "2"))).isEqualTo(RunStatus.SUCCEEDED);

        System.out.println(bench.steps());
        System.out.println(bench.artifact("choose", 0, "meanAuc"));
        assertThat(run(flow, Map.of("airportCount", "3", "settingCount", "3"))).isEqualTo(RunStatus.SUCCEEDED);
        System.out.println(bench.steps());
    }

    @Test
    void runsCo2() throws Exception {
        var flow = sample("co2.jsh", "co2.csv");

        assertThat(run(flow, Map.of())).isEqualTo(RunStatus.SUCCEEDED);

        System.out.println(bench.steps());
        System.out.println(bench.artifact("choose", 0, "best"));
    }

    @Test
    void runsPenguins() throws Exception {
        var flow = sample("penguins.ipynb", "penguins.csv");

        assertThat(run(flow, Map.of())).isEqualTo(RunStatus.SUCCEEDED);

        System.out.println(bench.steps());
        System.out.println(bench.artifact("what-it-gets-wrong", 0, "accuracy"));
    }

    private Compiled.Flow sample(String name, String data) throws IOException {
        Files.createDirectories(bench.folder.resolve("data"));
        Files.copy(
                SAMPLES.resolve("data").resolve(data),
                bench.folder.resolve("data").resolve(data));
        var file = bench.folder.resolve(name);
        Files.copy(SAMPLES.resolve(name), file, StandardCopyOption.REPLACE_EXISTING);
        var compiled = notebooks.compile(file);
        assertThat(compiled.problems()).isEmpty();
        return (Compiled.Flow) compiled;
    }

    private RunStatus run(Compiled.Flow flow, Map<String, String> parameters)
            throws IOException, BadParameterException {
        var values = notebooks.compiler().parameters(flow.plan(), parameters);
        var status = bench.realRuns()
                .execute(bench.request(flow, values), bench.listener)
                .row()
                .status();
        if (status != RunStatus.SUCCEEDED) {
            System.out.println(bench.ask("SELECT error_message x FROM run"));
        }
        return status;
    }
}
