package dev.slipway.desktop.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DashTest {
    private static final double NO = Double.NaN;

    @Test
    void aLineIsCutIntoStrokesAndGaps() {
        var cut = Dash.DASHED.cut(new double[] {0, 30}, new double[] {2, 2});

        assertThat(cut.xs()).containsExactly(0, 8, NO, 13, 21, NO, 26, 30);
        assertThat(Arrays.stream(cut.ys()).filter(Double::isFinite)).containsOnly(2.0);
    }

    @Test
    void thePatternGoesOnAroundCornersAndBeginsAnewAfterABreak() {
        var bent = Dash.DASHED.cut(new double[] {0, 5, 5}, new double[] {0, 0, 9});
        assertThat(bent.xs()).containsExactly(0, 5, 5, NO, 5, 5);
        assertThat(bent.ys()).containsExactly(0, 0, 3, NO, 8, 9);

        var broken = Dash.DASHED.cut(new double[] {0, 5, NO, 20, 25}, new double[] {0, 0, 0, 0, 0});
        assertThat(broken.xs()).containsExactly(0, 5, NO, 20, 25);
    }

    @Test
    void strokesAreAsLongAsTheirPatternSays() {
        var xs = IntStream.range(0, 2_001).mapToDouble(i -> i * 0.5).toArray();

        for (var dash : Dash.values()) {
            var cut = dash.cut(xs, new double[xs.length]);
            double stroke = IntStream.range(1, cut.xs().length)
                    .mapToDouble(i -> cut.xs()[i] - cut.xs()[i - 1])
                    .filter(Double::isFinite)
                    .sum();
            var lengths = dash.lengths();
            double all = Arrays.stream(lengths).sum();
            double drawn = IntStream.range(0, lengths.length)
                    .filter(i -> i % 2 == 0)
                    .mapToDouble(i -> lengths[i])
                    .sum();
            assertThat(stroke / 1_000).as(dash.name()).isCloseTo(all == 0 ? 1 : drawn / all, within(0.02));
        }
    }

    @Test
    void whatHasNoPatternOfItsOwnHasThatOfAllOthers() {
        assertThat(IntStream.range(0, Dash.own()).mapToObj(Dash::of)).doesNotHaveDuplicates();
        assertThat(Dash.of(Dash.own())).isEqualTo(Dash.SPARSE);
    }
}
