package dev.slipway.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.desktop.compare.Importance.Share;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImportanceTest {
    private final Random random = new Random(3);

    @Test
    void whatMattersComesFirstAndWhatDoesNotIsSaidToHaveNoEffect() {
        var runs = new ArrayList<RunRow>();
        for (int i = 0; i < 40; i++) {
            double rate = 0.1 * (1 + random.nextInt(5));
            long depth = 4 + 2L * random.nextInt(3);
            runs.add(run(i, rate, depth, 10 * rate + 0.05 * random.nextGaussian()));
        }

        var importance = Importance.of(runs, "rmse", true);

        assertThat(importance.shares()).extracting(Share::name).containsExactly("rate", "depth");
        assertThat(importance.shares()).extracting(Share::isSeen).containsExactly(true, false);
        assertThat(importance.shares().getFirst().share()).isGreaterThan(0.9);
        assertThat(importance.shares().getFirst().best()).startsWith("0.1");
        assertThat(importance.explained()).isGreaterThan(0.8);
    }

    @Test
    void twoThatMatterAlikeHaveIntervalsThatOverlap() {
        var runs = new ArrayList<RunRow>();
        for (int i = 0; i < 60; i++) {
            double rate = random.nextInt(4);
            long depth = random.nextInt(4);
            runs.add(run(i, rate, depth, rate + depth + 0.2 * random.nextGaussian()));
        }

        var shares = Importance.of(runs, "rmse", true).shares();

        assertThat(shares).allMatch(Share::isSeen);
        assertThat(shares.get(0).low()).isLessThan(shares.get(1).high());
        assertThat(shares.get(0).share() + shares.get(1).share()).isCloseTo(1, within(1e-9));
    }

    @Test
    void fewRunsSayNothing() {
        var importance = Importance.of(List.of(run(1, 1, 1, 3), run(2, 2, 1, 4)), "rmse", true);

        assertThat(importance.shares()).isEmpty();
        assertThat(importance.doubt())
                .startsWith("Not known")
                .contains("too few")
                .contains("8 or more");
    }

    @Test
    void chanceIsNotTakenForAnEffect() {
        var runs = new ArrayList<RunRow>();
        for (int i = 0; i < 20; i++) {
            runs.add(run(i, random.nextInt(4), random.nextInt(4), random.nextGaussian()));
        }

        var importance = Importance.of(runs, "rmse", true);

        assertThat(importance.shares()).isEmpty();
        assertThat(importance.doubt()).startsWith("Not known");
    }

    @Test
    void parametersThatChangeTogetherAreOne() {
        var runs = new ArrayList<RunRow>();
        for (int i = 0; i < 12; i++) {
            runs.add(run(i, i % 3, 10L * (i % 3), i % 3 + 0.01 * random.nextGaussian()));
        }

        assertThat(Importance.of(runs, "rmse", true).shares())
                .extracting(Share::name)
                .containsExactly("rate, depth");
    }

    @Test
    void theSameRunsGiveTheSameAnswer() {
        var runs = new ArrayList<RunRow>();
        for (int i = 0; i < 30; i++) {
            runs.add(run(i, i % 5, i % 3, i % 5 + random.nextGaussian()));
        }

        assertThat(Importance.of(runs, "rmse", true)).isEqualTo(Importance.of(runs, "rmse", true));
    }

    @Test
    void saysHowFarRunsWithTheSameParametersLieApart() {
        var runs = new ArrayList<RunRow>();
        for (int i = 0; i < 20; i++) {
            runs.add(run(i, i % 2, 1, 5 * (i % 2) + (i % 4 < 2 ? 0.1 : -0.1)));
        }

        assertThat(Importance.of(runs, "rmse", true).noise()).isCloseTo(0.1, within(0.02));
    }

    private static RunRow run(int number, double rate, long depth, double rmse) {
        return new RunBuilder("flow", number)
                .parameter("rate", rate)
                .parameter("depth", depth)
                .metric("rmse", rmse, true)
                .build();
    }
}
