package dev.slipway.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.compare.Spread.By;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HuesTest {
    private static final Comparator<Spread> LAST_FIRST =
            Comparator.comparingInt((Spread group) -> -group.runs().getFirst());

    @Test
    void aNumberWithFewValuesHasATonePerValueInOrder() {
        var hues = hues(0.3, 0.1, 0.2, 0.1);

        assertThat(hues.tones()).containsExactly(Tone.SCALE_7, Tone.SCALE_1, Tone.SCALE_4, Tone.SCALE_1);
        assertThat(hues.entries()).extracting(Hues.Entry::words).containsExactly("p = 0.1", "p = 0.2", "p = 0.3");
        assertThat(hues.entries().getFirst().runs()).containsExactly(1, 3);
    }

    @Test
    void aNumberWithManyValuesIsAScaleOfStretches() {
        var hues = hues(
                IntStream.range(0, 70).mapToObj(i -> (Object) (double) (i + 10)).toArray());

        assertThat(hues.tones().getFirst()).isEqualTo(Tone.SCALE_1);
        assertThat(hues.tones().getLast()).isEqualTo(Tone.SCALE_7);
        assertThat(hues.entries())
                .hasSize(7)
                .first()
                .extracting(Hues.Entry::words)
                .isEqualTo("p = 10 to 19");
        assertThat(hues.title()).isEqualTo("p");
    }

    @Test
    void whatSpansPowersOfTenIsAScaleOfLogarithmsAndSaysSo() {
        var hues = hues(IntStream.range(0, 13)
                .mapToObj(i -> (Object) Math.pow(10, i / 3.0))
                .toArray());

        assertThat(hues.title()).isEqualTo("p, logarithmic");
        assertThat(hues.tones().get(6)).isEqualTo(Tone.SCALE_4);
    }

    @Test
    void wordsAreGroupsAndOfMoreThanSixThoseThatComeFirstHaveAColour() {
        var hues = hues("a", "b", "c", "d", "e", "f", "g", "a");

        assertThat(hues.tones().getFirst()).isEqualTo(Tone.NEUTRAL);
        assertThat(hues.tones().get(6)).isEqualTo(Tone.CHART_1);
        assertThat(hues.entries()).hasSize(6);
    }

    @Test
    void aRunWithoutTheNumberIsGrey() {
        assertThat(hues(1L, 2L, 3L, "").tones()).endsWith(Tone.NEUTRAL);
    }

    private static Hues hues(Object... values) {
        var runs = IntStream.range(0, values.length)
                .mapToObj(i -> run(i, values[i]))
                .toList();
        return Hues.of(runs, new By.Parameter("p"), LAST_FIRST);
    }

    private static RunRow run(int number, Object value) {
        var run = new RunBuilder("flow", number + 1);
        return (value.equals("") ? run : run.parameter("p", value)).build();
    }
}
