package dev.slipway.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.Rows.Times;
import dev.slipway.engine.history.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DurationsTest {
    private static TaskRow task(int index, RunStatus status, long millis) {
        var start = Instant.EPOCH;
        return new TaskRow(index, "", status, new Times(start, start.plusMillis(millis)), 1, null);
    }

    @Test
    void countsWhatWasExecuted() {
        var took = Durations.of(List.of(
                task(0, RunStatus.SUCCEEDED, 30),
                task(1, RunStatus.REUSED, 9_000),
                task(2, RunStatus.FAILED, 10),
                task(3, RunStatus.SUCCEEDED, 0)));

        assertThat(took.low()).isEqualTo(10);
        assertThat(took.longest()).isEqualTo(30);
        assertThat(took.bins().stream().mapToInt(Integer::intValue).sum()).isEqualTo(2);
    }

    @Test
    void oneTaskHasNoHistogram() {
        assertThat(Durations.of(List.of(task(0, RunStatus.SUCCEEDED, 30))))
                .isEqualTo(new Durations(30, 30, 30, List.of()));
        assertThat(Durations.of(List.of())).isEqualTo(Durations.NONE);
    }

    @Test
    void ofManyAFewSlowOnesStandInTheLastBin() {
        var tasks = new ArrayList<TaskRow>();
        for (int i = 0; i < 1_000; i++) {
            tasks.add(task(i, RunStatus.SUCCEEDED, i < 999 ? 100 + i % 50 : 60_000));
        }

        var took = Durations.of(tasks);

        assertThat(took.high()).isLessThan(200);
        assertThat(took.longest()).isEqualTo(60_000);
        assertThat(took.bins().stream().mapToInt(Integer::intValue).sum()).isEqualTo(1_000);
        assertThat(took.bins().getLast()).isPositive();
    }
}
