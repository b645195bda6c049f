package dev.slipway.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.desktop.compare.Spread.By;
import dev.slipway.desktop.compare.Spread.Stat;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SpreadTest {
    private final List<RunRow> runs =
            List.of(run(1, 0.1, 1, 10), run(2, 0.1, 2, 12), run(3, 0.1, 3, 14), run(4, 0.2, 1, 20));

    @Test
    void repetitionsWithOtherSeedsAreAGroup() {
        var groups = Spread.of(runs, new By.AllBut("seed"));

        assertThat(groups).extracting(Spread::title).containsExactly("rate = 0.1", "rate = 0.2");
        assertThat(groups.getFirst().runs()).containsExactly(0, 1, 2);
    }

    @Test
    void aGroupHasMeanDeviationAndInterval() {
        var stat = Objects.requireNonNull(
                Spread.of(runs, new By.Parameter("rate")).getFirst().metrics().get("rmse"));

        assertThat(stat.mean()).isEqualTo(12);
        assertThat(stat.deviation()).isEqualTo(2);
        assertThat(stat.half()).isCloseTo(4.303 * 2 / Math.sqrt(3), within(1e-9));
    }

    @Test
    void oneRunHasNeitherAndIsApartFromNothing() {
        var one = Stat.of(List.of(3.0));

        assertThat(one.deviation()).isNaN();
        assertThat(one.isApart(Stat.of(List.of(100.0, 101.0)))).isFalse();
        assertThat(SpreadTable.interval(one)).contains("not known");
    }

    @Test
    void onlyWhatVariesIsOffered() {
        assertThat(Spread.choices(runs))
                .extracting(By::words)
                .containsExactly("By rate", "By seed", "By all but rate", "By all but seed");
    }

    private static RunRow run(int number, double rate, long seed, double rmse) {
        return new RunBuilder("flow", number)
                .parameter("rate", rate)
                .parameter("seed", seed)
                .parameter("same", 1L)
                .metric("rmse", rmse, true)
                .build();
    }
}
