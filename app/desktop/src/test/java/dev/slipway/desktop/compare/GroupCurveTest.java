package dev.slipway.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.desktop.chart.Series;
import dev.slipway.desktop.chart.Tone;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupCurveTest {
    private static final int RUNS = 5;

    @Test
    void meanAndBandsAreThoseOfAPlainComputation() {
        var random = new Random(4);
        var values = IntStream.range(0, RUNS)
                .mapToObj(_ -> random.doubles(40, -3, 8).toArray())
                .toList();
        var lines = values.stream().map(ys -> line(numbers(40), ys)).toList();

        var deviation = curve(lines, Band.DEVIATION);
        var error = curve(lines, Band.ERROR);
        var interval = curve(lines, Band.INTERVAL);

        for (int i = 0; i < 40; i++) {
            int at = i;
            double mean = values.stream().mapToDouble(ys -> ys[at]).sum() / RUNS;
            double squares = values.stream()
                    .mapToDouble(ys -> Math.pow(ys[at] - mean, 2))
                    .sum();
            double sigma = Math.sqrt(squares / (RUNS - 1));
            assertThat(deviation.mean().y(i)).isCloseTo(mean, within(1e-12));
            assertThat(deviation.ribbon().high(i)).isCloseTo(mean + sigma, within(1e-12));
            assertThat(error.ribbon().low(i)).isCloseTo(mean - sigma / Math.sqrt(RUNS), within(1e-12));
            assertThat(interval.ribbon().high(i)).isCloseTo(mean + 2.776 * sigma / Math.sqrt(RUNS), within(1e-12));
        }
        assertThat(deviation.isRead()).isFalse();
        assertThat(deviation.isPart()).isFalse();
        assertThat(deviation.words()).isEqualTo("rate = 0.1, 5\u00a0runs");
    }

    @Test
    void aPlaceThatOnlySomeRunsReachedIsTheMeanOfThose() {
        var curve =
                curve(List.of(line(numbers(4), 1, 1, 1, 1), line(numbers(2), 3, 3), line(numbers(0))), Band.DEVIATION);

        assertThat(ys(curve.mean())).containsExactly(2, 2, 1, 1);
        assertThat(curve.ribbon().high(1)).isCloseTo(2 + Math.sqrt(2), within(1e-12));
        assertThat(curve.ribbon().high(2)).isNaN();
        assertThat(curve.isPart()).isTrue();
        assertThat(curve.words()).isEqualTo("rate = 0.1, 2 of 3\u00a0runs");
    }

    @Test
    void runsThatLoggedElsewhereAreReadBetweenTheirValuesAndNotBeyondThem() {
        var curve = curve(List.of(line(new double[] {0, 10}, 0, 10), line(new double[] {5, 15}, 7, 7)), Band.DEVIATION);

        assertThat(curve.isRead()).isTrue();
        assertThat(IntStream.range(0, curve.mean().size()).mapToDouble(curve.mean()::x))
                .containsExactly(0.0, 5.0, 10.0, 15.0);
        assertThat(ys(curve.mean())).containsExactly(0, 6, 8.5, 7);
    }

    @Test
    void veryManyPlacesBecomeAThousandThatKeepBothEnds() {
        var all = numbers(30_000);
        var curve = curve(List.of(line(all, all), line(all, all)), Band.ERROR);

        assertThat(curve.mean().size()).isEqualTo(GroupCurve.MOST);
        assertThat(curve.mean().y(0)).isZero();
        assertThat(curve.mean().y(GroupCurve.MOST - 1)).isEqualTo(29_999);
        assertThat(curve.mean().y(500)).isCloseTo(curve.mean().x(500), within(1e-9));
    }

    @Test
    void aGroupOfOneRunHasNoBand() {
        var curve = curve(List.of(line(numbers(3), 1, 2, 3)), Band.INTERVAL);

        assertThat(ys(curve.mean())).containsExactly(1, 2, 3);
        assertThat(curve.ribbon().low(1)).isNaN();
    }

    private static GroupCurve curve(List<Series> lines, Band band) {
        var group = new Spread(
                "rate = 0.1", IntStream.range(0, lines.size()).boxed().toList(), Map.of());
        return GroupCurve.of(group, Tone.CHART_1, lines, band);
    }

    private static double[] numbers(int count) {
        var numbers = new double[count];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }

    private static Series line(double[] xs, double... ys) {
        return new Series("", Tone.NEUTRAL, xs, ys);
    }

    private static double[] ys(Series line) {
        return IntStream.range(0, line.size()).mapToDouble(line::y).toArray();
    }
}
