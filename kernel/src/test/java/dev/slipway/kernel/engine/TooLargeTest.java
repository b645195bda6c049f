package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.analysis.CompilerAnalysis;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.protocol.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What no class file holds is an error of its own cell, and of no other.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TooLargeTest {
    private static final String[] OTHERS = {
        "int before = 3;",
        "int later(int q) { return q + before; }\nlater(1)",
        "class Fine { int v = before; }\nnew Fine().v"
    };

    private TestKernel kernel;
    private CompilerAnalysis analysis;

    enum Large {
        ARRAY("int[] data = {" + numbers(12_000) + "};", "code too large. Java allows 64 KB"),
        INITIALISER("class Data { static final int[] ALL = {" + numbers(12_000) + "}; }", "code too large. Java"),
        STATEMENT("for (int n : new int[] {" + numbers(12_000) + "}) before = n;", "code too large."),
        CONSTANTS("long[] data = {" + numbers(33_000).replace(",", "L,") + "};", "Java allows 64 KB of code"),
        TEXT("var s = \"" + "x".repeat(40_000) + "\" + \"" + "y".repeat(40_000) + "\";", "constant string too long. A");

        private final String source;
        private final String words;

        Large(String source, String words) {
            this.source = source;
            this.words = words;
        }

        private static String numbers(int count) {
            return IntStream.range(40_000, 40_000 + count)
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining(", "));
        }
    }

    @BeforeAll
    void open() throws IOException {
        kernel = new TestKernel();
        analysis = CompilerAnalysis.create(List.of());
    }

    @AfterAll
    void close() {
        kernel.close();
        analysis.close();
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedAndHarmsNoCellBelowInTheKernel(Large large) {
        kernel.forgetAll();
        kernel.value(1, OTHERS[0]);

        assertThat(kernel.run(2, large.source)).isInstanceOfSatisfying(Outcome.Rejected.class, refused -> {
            assertThat(refused.problems()).singleElement().satisfies(problem -> isTold(problem, large));
        });
        assertThat(kernel.value(3, OTHERS[1])).isEqualTo("4");
        assertThat(kernel.value(4, OTHERS[2])).isEqualTo("3");
    }

    @ParameterizedTest
    @EnumSource
    void isTheOnlyErrorOfTheCheck(Large large) {
        var cells = List.of(
                TestKernel.cell(1, OTHERS[0]),
                TestKernel.cell(2, large.source),
                TestKernel.cell(3, OTHERS[1]),
                TestKernel.cell(4, OTHERS[2]));

        assertThat(analysis.analyse(cells).graph().problems())
                .singleElement()
                .satisfies(problem -> isTold(problem, large));
    }

    private static void isTold(Problem problem, Large large) {
        assertThat(problem.sentence()).contains(large.words);
        assertThat(Objects.requireNonNull(problem.place()).cellIndex()).isEqualTo(1);
    }
}
