package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.local.BothWays.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Loop variables, names and collections that change in loops: the flow prints what the notebook prints, or is refused
/// before it runs, or its run fails and says which line to add. `loops.txt` has the notebooks, each under a line with
/// what comes of it: `same`, the code of the problem, or words of the failure.
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoopParityIT {
    private BothWays ways;

    @BeforeAll
    void start(@TempDir Path folder) {
        ways = new BothWays(folder);
    }

    @AfterAll
    void stop() {
        ways.close();
    }

    /// @param expected `same`, `refused CODE` or `fails WORDS`
    record Case(String title, String expected, List<String> cells) {
        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Case> cases() {
        try (var in = LoopParityIT.class.getResourceAsStream("loops.txt")) {
            var text = new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("=====\n")).map(LoopParityIT::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case read(String text) {
        var head = text.lines().findFirst().orElseThrow();
        var cells = Stream.of(text.substring(head.length()).split("// %%\n"))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
        int colon = head.indexOf(':');
        return new Case(head.substring(0, colon), head.substring(colon + 1).strip(), cells);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesWhatTheNotebookGivesOrSaysSo(Case each) throws Exception {
        var flow = ways.asFlow(each.cells());

        switch (flow) {
            case Result.Printed _ -> {
                assertThat(each.expected()).isEqualTo("same");
                assertThat(flow).isEqualTo(ways.asNotebook(each.cells()));
            }
            case Result.Refused refused ->
                assertThat(refused.problems())
                        .anySatisfy(problem -> assertThat("refused " + problem).startsWith(each.expected() + ":"));
            case Result.Failed failed ->
                assertThat("fails " + failed.why()).contains(each.expected().substring("fails ".length()));
        }
    }
}
