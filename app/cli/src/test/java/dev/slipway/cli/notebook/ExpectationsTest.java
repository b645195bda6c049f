package dev.slipway.cli.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectationsTest {
    @Test
    void allThatHoldsIsSaidInOneLine() {
        assertThat(Expectations.held(List.of("score < 3", " rows.size() == 100; ")))
                .hasValue("As expected: score < 3, rows.size() == 100.");
    }

    @Test
    void whereNothingIsExpectedNothingIsSaid() {
        assertThat(Expectations.held(List.of())).isEmpty();
    }
}
