package dev.slipway.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.engine.history.Rows.MetricPoint;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Columns, strip and courses of the list of runs.
class RunWordsTest {
    @Test
    void showsOnlyParametersThatDifferWithinAFlow() {
        var runs = List.of(
                new RunBuilder("a", 1)
                        .parameter("rate", 1L)
                        .parameter("depth", 3L)
                        .build(),
                new RunBuilder("a", 2)
                        .parameter("rate", 2L)
                        .parameter("depth", 3L)
                        .build(),
                new RunBuilder("b", 1).parameter("depth", 9L).build());

        assertThat(RunColumns.of(runs).parameters()).containsExactly("rate");
    }

    @Test
    void putsMetricsThatMostRunsHaveFirst() {
        var runs = List.of(
                new RunBuilder("a", 1)
                        .metric("mae", 1, null)
                        .metric("rmse", 1, true)
                        .build(),
                new RunBuilder("a", 2).metric("rmse", 1, true).build());

        assertThat(RunColumns.of(runs).metrics()).containsExactly("rmse", "mae");
    }

    @Test
    void thinsACourseToMeansAndNeedsMoreThanOneIteration() {
        var points = new ArrayList<MetricPoint>();
        for (int i = 0; i < 1000; i++) {
            points.add(new MetricPoint("train", 0, "rmse", i, i % 2, FakeWorkspace.NOW));
        }

        assertThat(Extra.thinned(points)).hasSizeBetween(20, 28).allMatch(mean -> mean > 0.4 && mean < 0.6);
        assertThat(Extra.thinned(points.subList(0, 1))).isEmpty();
    }

    @Test
    void putsRunsWithoutAValueLastEitherWay() {
        var with = new RunBuilder("a", 1).metric("rmse", 2, true).build();
        var without = new RunBuilder("a", 2).build();

        assertThat(new Sort("m:rmse", true).comparator(FakeWorkspace.NOW).compare(with, without))
                .isNegative();
        assertThat(new Sort("m:rmse", false).comparator(FakeWorkspace.NOW).compare(with, without))
                .isNegative();
    }

    @Test
    void numbersStandBeforeTextsAndInAnOrderOfTheirOwn() {
        var runs = new ArrayList<RunRow>();
        for (int i = 0; i < 300; i++) {
            Object value = i % 3 == 0 ? i * 7 % 101 + "x" : (Object) (i * 7 % 101);
            runs.add(new RunBuilder("sales", i).parameter("rate", value).build());
        }
        for (var isAscending : List.of(true, false)) {
            runs.sort(new Sort("p:rate", isAscending).comparator(FakeWorkspace.NOW));

            assertThat(runs.subList(0, 200)).allMatch(run -> run.parameters().get("rate") instanceof Number);
        }
    }
}
