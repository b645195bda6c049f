package dev.slipway.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.compare.Axes.Axis;
import dev.slipway.desktop.compare.Axes.Tick;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AxesTest {
    @Test
    void ticksOfAParameterWithFewValuesAreRounded() {
        var rate = rate(0.1, 0.2, 3 * 0.1, 1e-5);

        assertThat(rate.ticks()).extracting(Tick::words).containsExactly("1e-05", "0.1", "0.2", "0.3");
        assertThat(rate.places().get(3)).isZero();
        assertThat(rate.places().get(2)).isEqualTo(1.0);
    }

    @Test
    void ticksHaveAsManyDigitsAsTellThemApart() {
        assertThat(rate(0.12341, 0.12342, 0.5).ticks())
                .extracting(Tick::words)
                .containsExactly("0.12341", "0.12342", "0.5");
    }

    @Test
    void valuesThatAgreeInTwelveDigitsAreOne() {
        var rate = rate(0.3, 3 * 0.1, 0.4);

        assertThat(rate.ticks()).extracting(Tick::words).containsExactly("0.3", "0.4");
        assertThat(rate.places()).containsExactly(0.0, 0.0, 1.0);
    }

    @Test
    void wholeNumbersStayWhole() {
        assertThat(rate(0, 1, 2, 3, 4, 5, 6, 7).ticks()).extracting(Tick::words).containsExactly("0", "3.5", "7");
    }

    @Test
    void textsThatBeginAlikeHaveTheirOwnPlaces() {
        var runs = IntStream.range(0, 10_000)
                .mapToObj(i -> new RunBuilder("flight-delays", i + 1)
                        .parameter("data", "/data/of/this/year/" + (10_000 + i))
                        .metric("rmse", i, true)
                        .build())
                .toList();

        var data = Axes.of(runs, "rmse", true).axes().getFirst();

        assertThat(data.places()).doesNotHaveDuplicates().startsWith(0.0).endsWith(1.0);
        assertThat(data.ticks()).extracting(Tick::words).hasSize(6).containsOnly("/data/of/th…");
    }

    private static Axis rate(double... rates) {
        var runs = new ArrayList<RunRow>();
        for (int i = 0; i < rates.length; i++) {
            runs.add(new RunBuilder("flight-delays", i + 1)
                    .parameter("rate", rates[i])
                    .metric("rmse", 14 - i, true)
                    .build());
        }
        return Axes.of(List.copyOf(runs), "rmse", true).axes().getFirst();
    }
}
