package dev.slipway.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightRuns;
import dev.slipway.desktop.run.Reading.Before;
import dev.slipway.desktop.run.Reading.Snapshot;
import dev.slipway.desktop.run.Timeline.Layout;
import dev.slipway.desktop.run.Timeline.Single;
import dev.slipway.engine.history.Rows.Counts;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.Rows.Times;
import dev.slipway.engine.history.RunStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is said of a run's time: what it waited for, how long it still takes, how its bars stand.
class RunOverTimeTest {
    private static final Instant ZERO = FakeWorkspace.NOW;

    private final FakeWorkspace workspace = new FakeWorkspace();

    @Test
    void theCriticalPathGoesOverTheLastOfWhatWasNeeded() {
        var steps = List.of(
                step("load", 0, 10),
                step("quick", 10, 12, "load"),
                step("slow", 10, 30, "load"),
                step("join", 30, 31, "quick", "slow"));

        assertThat(CriticalPath.of(steps)).containsExactly("load", "slow", "join");
        assertThat(CriticalPath.of(List.of())).isEmpty();
    }

    @SuppressWarnings("NullAway") // the class file of the record does not say that parts may be null; its source does
    @Test
    void whatIsLeftFollowsThePaceOfTheFanOutAndTheLastRun() throws IOException {
        var id = new FlightRuns(workspace).running(1);
        var now = new Reading(workspace, id).now().orElseThrow();
        var started = now.run().steps().get(1).times().started();
        var before = new Before(null, Map.of("choose", Duration.ofSeconds(5), "report", Duration.ofSeconds(7)), null);
        var snapshot = new Snapshot(now.run(), now.plan(), now.tasks(), before, true);

        // 20 of 40 tasks took 40 s, so the others take as long; then choose and report
        assertThat(TimeLeft.of(
                        snapshot, java.util.Objects.requireNonNull(started).plusSeconds(40)))
                .contains(Duration.ofSeconds(40 + 5 + 7));
    }

    @Test
    void whatWasNeverMeasuredHasNoEstimate() throws IOException {
        var id = new FlightRuns(workspace).running(1);
        var snapshot = new Reading(workspace, id).now().orElseThrow();

        assertThat(TimeLeft.of(snapshot, ZERO)).isEmpty();
    }

    @Test
    void alignedStepsBeginAtTheLeftAndGapsAreCut() {
        var timeline = new Timeline(
                40, List.of(new Single(step("a", 2, 5), 2, 5), new Single(step("b", 30, 40, "a"), 30, 40)));

        var aligned = timeline.in(Layout.ALIGNED);
        assertThat(aligned.lanes()).extracting(lane -> ((Single) lane).start()).containsExactly(0.0, 0.0);
        assertThat(aligned.seconds()).isEqualTo(10);

        var cut = timeline.in(Layout.GAPS_CUT);
        assertThat(cut.lanes()).extracting(lane -> ((Single) lane).start()).containsExactly(0.0, 3.0);
        assertThat(cut.seconds()).isEqualTo(13);
        assertThat(timeline.places("b", Layout.GAPS_CUT).applyAsDouble(35)).isEqualTo(8);
        assertThat(timeline.places("b", Layout.ALIGNED).applyAsDouble(35)).isEqualTo(5);
    }

    private static StepRow step(String name, int from, @Nullable Integer to, String... after) {
        return new StepRow(
                name,
                RunStatus.SUCCEEDED,
                new Counts(1, 1, 0, 0, 0, 0),
                new Times(ZERO.plusSeconds(from), to == null ? null : ZERO.plusSeconds(to)),
                "",
                List.of(),
                List.of(after),
                "");
    }
}
