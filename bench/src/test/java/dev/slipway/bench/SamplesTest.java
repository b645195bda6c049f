package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void theMiddleOfAnOddNumberIsTheMedian() {
        assertThat(samples(9, 1, 5).median()).isEqualTo(5);
    }

    @Test
    void theLowerMiddleOfAnEvenNumberIsTheMedian() {
        assertThat(samples(9, 1, 5, 7).median()).isEqualTo(5);
    }

    @Test
    void nothingMeasuredHasNoMedian() {
        assertThatThrownBy(() -> samples().median())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing");
    }

    private static Samples samples(double... values) {
        var samples = new Samples();
        for (double value : values) {
            samples.add(value);
        }
        return samples;
    }
}
