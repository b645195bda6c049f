package dev.slipway.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.compare.Strokes.Stroke;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrokesTest {
    @Test
    void whatHasAColourLiesInFrontAndWhatIsNotPickedBehind() {
        var kept = all(4);
        kept.clear(3);

        var strokes = Strokes.of(List.of(Tone.CHART_1, Tone.NEUTRAL, Tone.CHART_2, Tone.CHART_3), kept);

        assertThat(strokes).extracting(Stroke::run).containsExactly(3, 1, 0, 2);
        assertThat(strokes)
                .extracting(Stroke::tone)
                .containsExactly(Tone.NEUTRAL, Tone.NEUTRAL, Tone.CHART_1, Tone.CHART_2);
    }

    @Test
    void aThousandLinesArePalerThanTenAndDoNotVanish() {
        var few = pale(10);
        var many = pale(1_000);

        assertThat(many).isBetween(0.03, few / 4);
    }

    @Test
    void theColouredOnesAmongAThousandStayClear() {
        var tones = new ArrayList<>(Collections.nCopies(1_000, Tone.NEUTRAL));
        tones.set(500, Tone.CHART_1);

        assertThat(Strokes.of(tones, all(1_000)).getLast()).isEqualTo(new Stroke(500, Tone.CHART_1, 1.25, 0.8));
    }

    private static double pale(int count) {
        return Strokes.of(Collections.nCopies(count, Tone.NEUTRAL), all(count))
                .getFirst()
                .opacity();
    }

    private static BitSet all(int count) {
        var all = new BitSet();
        all.set(0, count);
        return all;
    }
}
