package dev.slipway.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.runs.Proposals.Proposal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalsTest {
    private static final Proposals.Names NAMES = new Proposals.Names(
            List.of("flight-delays", "penguins"),
            List.of("paper"),
            List.of("rate", "odd name"),
            List.of("rmse", "auc", "a \"b\" c"),
            List.of("branch:prod", "version:penguins@3", "who:ada"));

    @ParameterizedTest
    @CsvSource({
        "st, status:",
        "flow:pe, flow:penguins",
        "status:f, status:failed",
        "tag:, tag:paper",
        "version:, version:penguins@3",
        "branch:p, branch:prod",
        "rm, metrics.rmse",
        "params.r, params.rate",
        "odd, 'params.\"odd name\"'",
        "'params.rate ', <",
        "'params.\"odd name\" ', <",
        "'params.\"odd n', 'params.\"odd name\"'",
        "'\"b', 'metrics.\"a \\\"b\\\" c\"'",
        "'params.rate < 1 a', and",
        "'(met', metrics.rmse",
        "'params.rate < 1 and au', metrics.auc",
    })
    void theFirstProposalIsTheLikeliest(String text, String first) {
        assertThat(Proposals.at(text, text.length(), NAMES))
                .first()
                .extracting(Proposal::text)
                .isEqualTo(first);
    }

    @Test
    void aWordThatIsWholeIsNotProposed() {
        assertThat(Proposals.at("flow:penguins", 13, NAMES)).isEmpty();
    }

    @Test
    void onlyTheWordAtTheCaretIsLookedAt() {
        assertThat(Proposals.at("flow:pe status:failed", 7, NAMES))
                .extracting(Proposal::text)
                .containsExactly("flow:penguins");
    }
}
