package dev.slipway.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.protocol.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void aCompileErrorPointsIntoTheLineOfTheCell() {
        var place = Place.onLine(new CellId("c"), 6, 2, 6, 1);
        var problem = Problem.error("cannot-find-symbol", "There is no x.", "Define x first.", place);

        var failure = Failures.of(new Outcome.Rejected(List.of(problem)), "int y;\n\ty = x;");

        assertThat(failure)
                .isEqualTo(new Output.Failed(
                        "CompileError",
                        "line 2: There is no x. Define x first.",
                        List.of(
                                "cell 7, line 2, column 6: There is no x. Define x first.",
                                "    \ty = x;",
                                "    \t    ^")));
    }

    @Test
    void aSuccessHasNoFailure() {
        assertThat(Failures.of(new Outcome.Succeeded(null, null), "")).isNull();
    }
}
