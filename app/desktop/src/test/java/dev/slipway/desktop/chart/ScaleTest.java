package dev.slipway.desktop.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void ticksAreRoundAndWithinTheScale() {
        assertThat(new Scale(0, 14, 0, 700).ticks(7)).containsExactly(0.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 14.0);
        assertThat(new Scale(0.61, 0.68, 0, 100).ticks(4)).hasSizeBetween(3, 6).allMatch(t -> t >= 0.61 && t <= 0.68);
    }

    @Test
    void roundHoldsWhateverItIsGiven() {
        var random = new Random(5);
        for (int i = 0; i < 500; i++) {
            double min = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(20) - 8);
            double max = min + random.nextDouble() * Math.pow(10, random.nextInt(12) - 6);
            var scale = Scale.round(min, max, 200, 10);
            assertThat(scale.from()).as("seed 5, round %d", i).isLessThanOrEqualTo(min);
            assertThat(scale.to()).as("seed 5, round %d", i).isGreaterThanOrEqualTo(max);
            assertThat(scale.value(scale.pixel(min)))
                    .isCloseTo(min, within(1e-9 + Math.abs(scale.to() - scale.from()) * 1e-9));
        }
        assertThat(Scale.round(3, 3, 0, 1).to())
                .isGreaterThan(Scale.round(3, 3, 0, 1).from());
        assertThat(Scale.round(Double.NaN, Double.NaN, 0, 1).ticks(4)).isNotEmpty();
    }

    @Test
    void overlapCountsSpansByTheirShareOfABin() {
        var spans = List.of(
                new Density.Span(0, 4), new Density.Span(1, 1.5), new Density.Span(-3, 0.5), new Density.Span(3, 99));
        assertThat(Density.overlap(spans, 0, 4, 4)).containsExactly(1.5, 1.5, 1.0, 2.0);
        assertThat(Density.overlap(spans, 1, 1, 3)).containsExactly(0, 0, 0);
    }

    @Test
    void histogramCountsBothEnds() {
        assertThat(Density.histogram(new double[] {0, 1, 1.9, 2, 5}, 0, 2, 2)).containsExactly(1, 3);
        assertThat(Density.histogram(new double[] {7, 7}, 7, 7, 3)).containsExactly(2, 0, 0);
    }
}
