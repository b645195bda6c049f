package dev.slipway.desktop.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.kit.Mark;
import dev.slipway.engine.history.Rows.Counts;
import dev.slipway.engine.history.Rows.Metric;
import dev.slipway.engine.history.RunStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsTest {
    @Test
    void aRunThatExecutedNothingWasReused() {
        assertThat(Facts.mark(RunStatus.SUCCEEDED, new Counts(5, 0, 5, 0, 0, 0)))
                .isEqualTo(Mark.REUSED);
        assertThat(Facts.mark(RunStatus.SUCCEEDED, new Counts(5, 1, 4, 0, 0, 0)))
                .isEqualTo(Mark.SUCCEEDED);
        assertThat(Facts.mark(RunStatus.SUCCEEDED, new Counts(0, 0, 0, 0, 0, 0)))
                .isEqualTo(Mark.SUCCEEDED);
    }

    @Test
    void aTaskThatNeededMoreThanOneAttemptWasRetried() {
        assertThat(Facts.task(RunStatus.SUCCEEDED, 2)).isEqualTo(Mark.RETRIED);
        assertThat(Facts.task(RunStatus.FAILED, 3)).isEqualTo(Mark.FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "13.33, -0.1691, -0.17",
        "0.645, 0.0213, +0.0213",
        "40, 3, +3",
        "13.33, 0.000001, +1.000e-06",
        "1, 0, ±0"
    })
    void writesADeltaWithTheDecimalsOfItsValue(double value, double delta, String words) {
        assertThat(Facts.delta(value, delta)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"val_loss, true", "rmse, true", "accuracy, false", "f1, false", "closs, false"})
    void guessesADirectionFromTheName(String name, boolean lower) {
        var direction = Direction.of(name, (Metric) null);

        assertThat(direction).isEqualTo(new Direction(lower, true));
    }

    @Test
    void believesADeclaredDirection() {
        var metric = new Metric(1, 1, 1, 1, false);

        assertThat(Direction.of("loss", metric)).isEqualTo(new Direction(false, false));
        assertThat(Direction.of("loss", metric).isBetter(1)).isTrue();
    }

    @Test
    void showsParametersAsTheyWereGiven() {
        assertThat(Facts.parameter(0.05, 20)).isEqualTo("0.05");
        assertThat(Facts.parameter(2.0, 20)).isEqualTo("2");
        assertThat(Facts.parameter("huber", 20)).isEqualTo("huber");
    }
}
