package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.protocol.Outcome;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TestsInCellsTest {
    private static TestKernel kernel;

    @BeforeAll
    static void start() throws IOException {
        kernel = new TestKernel();
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @AfterEach
    void forgetAll() {
        kernel.forgetAll();
    }

    private static MimeBundle shown() {
        assertThat(kernel.outputs).hasSize(1);
        return ((Output.Displayed) kernel.outputs.getFirst()).bundle();
    }

    @Test
    void theyRunWithTheCellAndReadWhatOthersDefine() {
        kernel.value(1, "int total = 42;");

        var outcome = kernel.run(2, "@Test void isWhole() { assert total == 42; }\n@Test\nvoid adds() {}");

        assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
        assertThat(shown().text()).isEqualTo("passed  isWhole\npassed  adds\n2 tests passed.");
        assertThat(Objects.requireNonNull(kernel.engine.trace()).toString()).contains("total");
    }

    @Test
    void oneThatFailsLeadsToItsLineAndTheOthersRunAllTheSame() {
        var outcome = kernel.run(1, """
                int half(int n) { return n / 2; }
                @Test
                void halves() {
                    assert half(4) == 3;
                }
                @Test void throwsNothing() { }
                @Test void says() { throw new AssertionError("expected: <3> but was: <4>"); }
                """);

        assertThat(shown().text()).isEqualTo("""
                        FAILED  halves, line 4: assert half(4) == 3 does not hold
                        passed  throwsNothing
                        FAILED  says, line 7: expected: <3> but was: <4>
                        2 of 3 tests failed.""");
        assertThat(shown().form(MimeBundle.TESTS).orElseThrow())
                .contains("\"name\": \"halves\", \"line\": 2,", "\"at\": {\"cell\": \"c1\", \"line\": 4}");
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Threw.class, threw -> {
            assertThat(threw.type()).isEqualTo("TestsFailed");
            assertThat(threw.traceback())
                    .startsWith("halves:", "  java.lang.AssertionError", "      at cell 1, line 4 (halves)", "says:");
            assertThat(threw.frames().getFirst()).isEqualTo(new Outcome.Frame(new CellId("c1"), 0, "halves", 4));
        });
    }

    @Test
    void anAssertionIsQuotedWhereverItStandsOnItsLine() {
        kernel.run(1, """
                @Test void one() { assert 1 + 1 == 3; }
                @Test void text() { var s = "assert ;"; assert s.equals("; assert") ; }
                @Test void wide() {
                    assert 1 > 2
                        && 3 > 2;
                }
                @Test void two() { assert true; assert 1 > 2; }
                """);

        assertThat(shown().text()).isEqualTo("""
                        FAILED  one, line 1: assert 1 + 1 == 3 does not hold
                        FAILED  text, line 2: assert s.equals("; assert") does not hold
                        FAILED  wide, line 4: assert 1 > 2 && 3 > 2 does not hold
                        FAILED  two, line 7: AssertionError
                        4 of 4 tests failed.""");
    }

    @Test
    void theValueOfTheLastExpressionIsShownBesideThem() {
        var outcome = kernel.run(1, "int limit = 3;\n@Test void fits() { assert limit == 3; }\nlimit + 1 // more");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Succeeded.class,
                        succeeded -> assertThat(Objects.requireNonNull(succeeded.value())
                                        .text())
                                .isEqualTo("4"));
        assertThat(shown().text()).endsWith("1 test passed.");
    }

    @Test
    void aMethodThatBecomesATestIsCheckedLikeOne() {
        kernel.value(1, "void holds() { assert 1 == 2; }");

        assertThat(kernel.run(1, "@Test void holds() { assert 1 == 2; }")).isInstanceOf(Outcome.Threw.class);
    }

    @Test
    void oneThatTakesParametersIsRefused() {
        assertThat(kernel.run(1, "@Test void adds(int a) { }")).isInstanceOf(Outcome.Rejected.class);
    }
}
