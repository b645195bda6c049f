package dev.slipway.desktop.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.output.Output;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.fakes.QuietLinks;
import dev.slipway.desktop.kit.KeyWords;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.protocol.Outcome;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureViewTest {
    /// Knows a fix for the problems whose code is `known`.
    private static final class Fixing extends QuietLinks {
        @Override
        public void ifFixable(Problem problem, Runnable then) {
            if (problem.code().equals("known")) {
                then.run();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"known,, a fix.", "other, known, a fix where one is known.", "other, other,"})
    void aFixIsOfferedOnlyWhereOneIsKnown(String first, String second, String offered) throws Exception {
        var problems = List.of(
                Problem.error(first, "No such name.", "", null),
                second == null
                        ? Problem.warning("known", "Never used.", "", null)
                        : Problem.error(second, "No such type.", "", null));
        var failed = new Output.Failed("CompileError", "no", List.of());

        try (var stage = OnStage.node(() -> new FailureView(failed, new Outcome.Rejected(problems), new Fixing()))) {
            var said = String.join(" ", stage.says());
            if (offered == null) {
                assertThat(said).doesNotContain("a fix");
            } else {
                assertThat(said).contains(KeyWords.of("Alt+Enter") + " in the line offers " + offered);
            }
        }
    }
}
