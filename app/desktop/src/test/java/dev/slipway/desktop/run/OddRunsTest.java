package dev.slipway.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.compare.CompareScreen;
import dev.slipway.desktop.fakes.FakeRoutes;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.desktop.runs.RunsScreen;
import dev.slipway.engine.history.Rows.Counts;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.Rows.Times;
import dev.slipway.engine.history.RunStatus;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Runs of one step and one task, of names of 200 characters, of metrics that are no number, on the screens.
class OddRunsTest {
    private static final String LONG = "quarterly-sales-forecast-".repeat(8);

    private final FakeWorkspace workspace = new FakeWorkspace();
    private final FakeRoutes routes = new FakeRoutes();

    @Test
    void aNameOfTwoHundredCharactersAndOneStepOfOneTaskHaveTheirPlace() throws Exception {
        var run = add(LONG, 1, 0.5);
        try (var stage =
                OnStage.screen(() -> new RunScreen(workspace.live(), routes, routes, run.id(), ZoneOffset.UTC))) {
            assertThat(stage.says()).contains("1 step");
            assertThat(stage.faults()).isEmpty();
        }
    }

    @Test
    void aMetricThatIsNoNumberThroughoutIsSaidToBeSo() throws Exception {
        var runs = List.of(
                add("sales", 1, Double.NaN).id(), add("sales", 2, Double.NaN).id());
        try (var stage = OnStage.screen(() -> new CompareScreen(workspace.live(), routes, routes, runs))) {
            assertThat(stage.says()).anyMatch(text -> text.startsWith("No value of loss"));
        }
        try (var stage = OnStage.screen(() -> new RunsScreen(workspace.live(), routes, ZoneOffset.UTC))) {
            assertThat(stage.says()).contains("NaN");
        }
    }

    @Test
    void runsWithoutACommonMetricAreSaidToHaveNone() throws Exception {
        var one = add("sales", 1, 0.5);
        var other = new RunBuilder("costs", 1)
                .started(FakeWorkspace.NOW.minusSeconds(30), Duration.ofSeconds(9))
                .metric("accuracy", 0.9, false)
                .build();
        workspace.history.add(other);
        try (var stage = OnStage.screen(
                () -> new CompareScreen(workspace.live(), routes, routes, List.of(one.id(), other.id())))) {
            assertThat(stage.says()).contains("of different flows and 1 more");
        }
    }

    @Test
    void manyTagsAndLongNamesLeaveRoomForTheRest() throws Exception {
        var name = "m_" + LONG + LONG;
        var runs = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> {
                    var run = new RunBuilder("sales", i)
                            .started(FakeWorkspace.NOW.minusSeconds(30L + i), Duration.ofSeconds(9))
                            .parameter(name, i)
                            .metric(name, i, true);
                    var tags = IntStream.range(0, 300).mapToObj(tag -> "tag," + tag);
                    return run.tags(Stream.concat(tags, Stream.of(LONG)).toArray(String[]::new))
                            .build();
                })
                .toList();
        runs.forEach(workspace.history::add);
        var ids = runs.stream().map(RunRow::id).toList();
        try (var stage =
                OnStage.screen(() -> new RunScreen(workspace.live(), routes, routes, ids.getFirst(), ZoneOffset.UTC))) {
            assertThat(stage.says()).contains("sales").anyMatch(words -> words.matches("and \\d+ more"));
            assertThat(stage.faults()).isEmpty();
        }
        try (var stage = OnStage.screen(() -> new CompareScreen(workspace.live(), routes, routes, ids))) {
            assertThat(stage.faults()).isEmpty();
        }
        try (var stage = OnStage.screen(() -> new RunsScreen(workspace.live(), routes, ZoneOffset.UTC))) {
            stage.choose("No groups", "By " + name.substring(0, 56) + "…");
            assertThat(stage.faults()).isEmpty();
        }
    }

    private RunRow add(String name, int number, double loss) {
        var row = new RunBuilder(name, number)
                .started(FakeWorkspace.NOW.minusSeconds(60L + number), Duration.ofSeconds(9))
                .parameter("rate", 0.1 * number)
                .metric("loss", loss, true)
                .build();
        var step = new StepRow(
                name,
                RunStatus.SUCCEEDED,
                new Counts(1, 1, 0, 0, 0, 0),
                row.times(),
                "new",
                List.of("c"),
                List.of(),
                "c");
        workspace.history.tasks.put(
                row.id() + "/" + name, List.of(new TaskRow(0, "", RunStatus.SUCCEEDED, new Times(null, null), 1, 1)));
        workspace.history.add(new RunDetail(row, List.of(step), null, List.of(), Map.of(), ""));
        return row;
    }
}
