package dev.slipway.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.chart.Density;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightRuns;
import dev.slipway.engine.history.Rows.MetricPoint;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private final FakeWorkspace workspace = new FakeWorkspace();

    @Test
    void hasALaneAStepWithTheTasksOfThisRunOnly() throws IOException {
        var id = new FlightRuns(workspace).failed(1);

        var timeline = Timeline.of(new Reading(workspace, id).now().orElseThrow(), FakeWorkspace.NOW);

        assertThat(timeline.lanes()).hasSize(4);
        var train = (Timeline.Many) timeline.lanes().get(1);
        assertThat(train.spans()).hasSize(FlightRuns.TASKS);
        assertThat(train.failures()).hasSize(3).isSorted();
        assertThat(train.workers()).isEqualTo(4);
        assertThat(timeline.seconds()).isEqualTo(60);
    }

    @Test
    void knowsWhatWaitedAndWhatWasTriedBefore() throws IOException {
        var id = new FlightRuns(workspace).failed(1);

        var waiting = Waiting.of(new Reading(workspace, id).now().orElseThrow(), FakeWorkspace.NOW);

        var train = Objects.requireNonNull(waiting.get("train"));
        assertThat(train.ready()).isZero();
        assertThat(train.waits()).hasSize(FlightRuns.TASKS - 2).contains(new Density.Span(0, 5));
        assertThat(train.tries()).containsExactly(new Density.Span(0, 2), new Density.Span(0, 2));
        assertThat(train.words(4.5, Timeline.Layout.CLOCK)).isEqualTo("\n34 waiting\n2\u00a0earlier attempts");
        assertThat(Objects.requireNonNull(waiting.get("choose")).waits()).isEmpty();
    }

    @Test
    void leavesReusedStepsWithoutATime() throws IOException {
        var id = new FlightRuns(workspace).failed(1);

        var timeline = Timeline.of(new Reading(workspace, id).now().orElseThrow(), FakeWorkspace.NOW);

        assertThat(((Timeline.Single) timeline.lanes().getFirst()).start()).isNaN();
    }

    @Test
    void averagesACurveOverTasks() {
        var points = List.of(
                new MetricPoint("t", 0, "rmse", 1, 2, FakeWorkspace.NOW),
                new MetricPoint("t", 1, "rmse", 1, 4, FakeWorkspace.NOW),
                new MetricPoint("t", 0, "rmse", 2, Double.NaN, FakeWorkspace.NOW),
                new MetricPoint("t", 1, "rmse", 2, 1, FakeWorkspace.NOW));

        var curve = Curve.of(points);

        assertThat(curve.means()).containsExactly(3.0, 1.0);
        assertThat(curve.series("rmse")).hasSize(3);
    }
}
