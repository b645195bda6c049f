package dev.slipway.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.api.output.TimeTicks;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void scaleHoldsItsValuesAndItsTicksAreTold() {
        long seed = 20261125;
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            double low = random.nextGaussian() * Math.pow(10, random.nextInt(-12, 12));
            double high = low + Math.abs(random.nextGaussian()) * Math.pow(10, random.nextInt(-3, 12));
            var scale = Scale.linear(low, high, 0, 500);
            var what = "seed %d: %s to %s".formatted(seed, low, high);
            assertThat(scale.pixel(low)).as(what).isBetween(-1e-6, 500 + 1e-6);
            assertThat(scale.pixel(high)).as(what).isBetween(-1e-6, 500 + 1e-6);
            if (high - low > 1e-9 * Math.abs(high)) {
                var texts = scale.ticks(5).stream().map(Tick::text).toList();
                assertThat(texts).as(what).hasSizeBetween(2, 12).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void numbersAreWrittenAsReadersExpect() {
        assertThat(Numerals.tick(1500, 500)).isEqualTo("1500");
        assertThat(Numerals.tick(150_000, 50_000)).isEqualTo("150\u00a0000");
        assertThat(Numerals.tick(0.25, 0.25)).isEqualTo("0.25");
        assertThat(Numerals.tick(-0.0, 1)).isEqualTo("0");
        assertThat(Numerals.tick(3e9, 1e9)).isEqualTo("3e9");
        assertThat(Numerals.tick(0.00002, 0.00001)).isEqualTo("2e-5");
        assertThat(Numerals.exact(12)).isEqualTo("12");
        assertThat(Numerals.rounded(1234.567, 3)).isEqualTo("1230");
        assertThat(Numerals.rounded(0.98387, 3)).isEqualTo("0.984");
    }

    @Test
    void timeIsTickedAtRoundPlaces() {
        assertThat(texts(LocalDate.of(2010, 1, 15), LocalDate.of(2019, 12, 15), 5))
                .containsExactly("2012", "2014", "2016", "2018");
        assertThat(texts(LocalDate.of(2024, 11, 20), LocalDate.of(2025, 3, 3), 4))
                .containsExactly("Dec 2024", "Jan 2025", "Feb", "Mar");
        assertThat(texts(LocalDate.of(2024, 2, 27), LocalDate.of(2024, 3, 2), 5))
                .contains("29 Feb", "1 Mar");
        assertThat(texts(LocalDate.of(1, 1, 1), LocalDate.of(9999, 1, 1), 5)).hasSizeBetween(3, 12);
    }

    @Test
    void logarithmTicksPowersOfTen() {
        var scale = Scale.log(12, 340_000, 0, 500);
        assertThat(scale.pixel(10)).isCloseTo(0, within(1e-9));
        assertThat(scale.pixel(1_000_000)).isCloseTo(500, within(1e-9));
        assertThat(scale.pixel(0)).isNaN();
        assertThat(scale.ticks(8).stream().map(Tick::text)).contains("10", "100", "1000");
    }

    private static List<String> texts(LocalDate from, LocalDate to, int count) {
        return List.copyOf(TimeTicks.between(from.toEpochDay() * 86_400_000.0, to.toEpochDay() * 86_400_000.0, count)
                .values());
    }
}
