package dev.slipway.api.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The index by hand.
final class StabilityIndexTest {
    @Test
    void sharesOfAThirdAndTwoThirdsThatChangeAre2LnOf2OverThree() {
        double expected = 2.0 / 3 * Math.log(2);

        assertThat(StabilityIndex.ofValues(Map.of("a", 10, "b", 20), Map.of("a", 20, "b", 10)))
                .isCloseTo(expected, within(1e-12));
        assertThat(StabilityIndex.ofNumbers(new double[] {1, 1, 2, 2, 2, 2}, 0, new double[] {1, 1, 1, 1, 2, 2}, 0))
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void missingCellsAreAPieceAndNoRowsNoIndex() {
        var numbers = IntStream.range(0, 100).asDoubleStream().toArray();

        assertThat(StabilityIndex.ofNumbers(numbers, 0, numbers, 0)).isZero();
        assertThat(StabilityIndex.ofNumbers(numbers, 0, numbers, 100)).isGreaterThan(1);
        assertThat(StabilityIndex.ofNumbers(numbers, 0, new double[0], 0)).isNaN();
        assertThat(StabilityIndex.ofValues(Map.of(), Map.of("a", 1))).isNaN();
    }
}
