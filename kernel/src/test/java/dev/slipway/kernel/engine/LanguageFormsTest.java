package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.analysis.CompilerAnalysis;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.problem.Severity;
import dev.slipway.kernel.protocol.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Forms of the language that notebooks use across cells: the kernel runs them and the analysis finds nothing wrong.
class LanguageFormsTest {
    private static TestKernel kernel;
    private static CompilerAnalysis analysis;

    @BeforeAll
    static void start() throws IOException {
        kernel = new TestKernel();
        analysis = CompilerAnalysis.create(Installation.locate().libraries());
    }

    @AfterAll
    static void end() {
        kernel.close();
        analysis.close();
    }

    @AfterEach
    void forget() {
        kernel.forgetAll();
    }

    static Stream<Arguments> forms() throws IOException {
        try (var text = Objects.requireNonNull(LanguageFormsTest.class.getResourceAsStream("language-forms.txt"))) {
            var all = new String(text.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(all.split("\n== ", -1)).skip(1).map(LanguageFormsTest::form);
        }
    }

    private static Arguments form(String text) {
        int end = text.indexOf('\n');
        var title = text.substring(0, end).split(" => ", -1);
        var cells = text.substring(end + 1).strip().split("\n---\n", -1);
        return Arguments.of(title[0], title[1].translateEscapes(), cells);
    }

    @Test
    void aMethodOfAnotherKernelIsNamedWithWhatToWrite() {
        var cell = TestKernel.cell(1, "print(1);");

        var live = (Outcome.Rejected) kernel.run(1, cell.source());
        var analysed = analysis.analyse(List.of(cell)).graph().problems();

        assertThat(live.problems().getFirst().hint()).startsWith("Write display(value)");
        assertThat(analysed.getFirst().hint()).startsWith("Write display(value)");
    }

    @Test
    void aTextTooLongForAClassIsATextLikeAnyOther() {
        var source = "var data = \"\"\"\n" + "{\"k\": \"v\"},\n".repeat(6000) + "\"\"\";\ndata.length()";
        var cell = TestKernel.cell(1, source);

        assertThat(kernel.value(1, source)).isEqualTo("72000");
        assertThat(kernel.value(2, "data.substring(0, 5)")).isEqualTo("{\"k\":");
        assertThat(kernel.refusal(3, source + " + nope")).containsExactly("6003:17 cannot find symbol: variable nope");
        assertThat(analysis.analyse(List.of(cell)).graph().problems()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void theKernelRunsWhatNotebooksHold(String name, String value, String[] cells) {
        var last = "";
        for (int i = 0; i < cells.length; i++) {
            last = kernel.value(i + 1, cells[i]);
        }

        assertThat(last).isEqualTo(value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void theAnalysisFindsNothingWrong(String name, String value, String[] cells) {
        var all = new ArrayList<SourceCell>();
        for (int i = 0; i < cells.length; i++) {
            all.add(TestKernel.cell(i + 1, cells[i]));
        }

        var found = analysis.analyse(all).graph().problems();

        assertThat(found.stream()
                        .filter(problem -> problem.severity() == Severity.ERROR)
                        .map(Problem::message))
                .as(Arrays.toString(cells))
                .isEmpty();
    }
}
