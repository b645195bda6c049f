package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.Notebooks;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.kernel.exec.Executed;
import dev.slipway.kernel.problem.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Notebooks that a flow easily gets wrong. Each gives what the notebook gives, run from top to bottom in a kernel, or
/// is refused before it runs, or fails where the harm is done; the last two with words that name what to change. They
/// are in `hard-notebooks.txt`, each with what becomes of it.
@Timeout(900)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HardNotebooksIT {
    private Notebooks notebooks;
    private KeptWorkers workers;

    /// @param outcome `same`, `refused CODE`, or `fails TYPE`
    /// @param words that its message contains
    record Hard(String name, String outcome, List<String> words, List<String> cells) {
        Hard {
            words = List.copyOf(words);
            cells = List.copyOf(cells);
        }

        String[] sources() {
            return cells.toArray(String[]::new);
        }

        @Override
        public String toString() {
            return name;
        }

        static Hard of(String text) {
            var head = text.substring(0, text.indexOf('\n'));
            var cells = Stream.of(text.substring(head.length() + 1).split("// %%\n"))
                    .filter(cell -> !cell.isBlank())
                    .toList();
            var parts = List.of(head.split(" \\| "));
            return new Hard(parts.get(0).strip(), parts.get(1).strip(), parts.subList(2, parts.size()), cells);
        }
    }

    @BeforeAll
    void startCompiler(@TempDir Path scratch) {
        notebooks = Notebooks.plain();
        workers = new KeptWorkers(scratch);
    }

    @AfterAll
    void stopCompiler() {
        workers.close();
        notebooks.close();
    }

    static List<Hard> all() {
        try (var in = Objects.requireNonNull(HardNotebooksIT.class.getResourceAsStream("hard-notebooks.txt"))) {
            var only = System.getProperty("slipway.only", "");
            return Stream.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^=== "))
                    .filter(text -> text.contains("// %%"))
                    .map(Hard::of)
                    .filter(hard -> hard.name().contains(only))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void isRightOrRefused(Hard hard, @TempDir Path folder) throws Exception {
        var compiled = notebooks.compile(hard.sources());
        var errors = compiled.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            var first = errors.getFirst();
            assertTold(hard, "refused " + first.code(), first.message() + " " + first.hint());
            return;
        }
        try (var bench = new RunBench(folder)) {
            var flow = (Compiled.Flow) compiled;
            var values = notebooks.compiler().parameters(flow.plan(), Map.of());
            var run = bench.runs(workers).execute(bench.request(flow, values), bench.listener);
            if (run.row().status() == RunStatus.SUCCEEDED) {
                assertThat(bySteps(printed(bench))).isEqualTo(bySteps(asNotebook(hard)));
                assertThat(hard.outcome()).isEqualTo("same");
            } else {
                assertTold(
                        hard,
                        "fails " + bench.ask("SELECT error_type x FROM run").getFirst(),
                        bench.ask("SELECT error_message x FROM run").getFirst());
            }
        }
    }

    private static void assertTold(Hard hard, String outcome, String message) {
        assertThat(outcome).as(message).isEqualTo(hard.outcome());
        assertThat(message).contains(hard.words());
    }

    private static List<String> printed(RunBench bench) throws IOException {
        return bench.ask("SELECT l.text x FROM task t JOIN log l ON l.attempt = t.attempt"
                + " WHERE l.stream = 'stdout' ORDER BY t.step, t.idx, l.line");
    }

    private List<String> asNotebook(Hard hard) throws IOException {
        try (var kernel = new EngineKernel(notebooks.analysis())) {
            var executed = kernel.run(Notebooks.document(hard.sources()));
            assertThat(executed.status()).as("" + executed.cells()).isEqualTo(Executed.Status.SUCCEEDED);
            return EngineKernel.printed(executed);
        }
    }

    private static Map<String, List<String>> bySteps(List<String> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(
                        line -> line.substring(0, line.indexOf(':')), LinkedHashMap::new, Collectors.toList()));
    }
}
