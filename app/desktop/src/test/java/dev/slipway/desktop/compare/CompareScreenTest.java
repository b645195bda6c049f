package dev.slipway.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.fakes.FakeRoutes;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightRuns;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.desktop.task.Jobs;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The comparison is wired: real nodes, keys and buttons, without a display.
class CompareScreenTest {
    private final FakeWorkspace workspace = new FakeWorkspace();
    private final FakeRoutes routes = new FakeRoutes();
    private final FlightRuns flights = new FlightRuns(workspace);

    private OnStage show(List<RunId> runs) throws Exception {
        return OnStage.screen(() -> new CompareScreen(workspace.live(), routes, routes, runs));
    }

    @Test
    void keysSetTheBaselineAndLeaveTheDifferences() throws Exception {
        var runs = List.of(flights.succeeded(1), flights.failed(2));
        try (var stage = show(runs)) {
            assertThat(stage.says()).contains("2 runs compared, baseline 1", "settings");
            stage.press(KeyCode.B);
            assertThat(stage.says()).contains("2 runs compared, baseline 2");

            var before = stage.says();
            stage.press(KeyCode.D);
            assertThat(stage.says()).isNotEqualTo(before).contains("settings");
        }
    }

    @Test
    void everyTextIsWholeAndReadableAndEveryControlHasAName() throws Exception {
        var runs = List.of(flights.succeeded(1), flights.failed(2), flights.succeeded(3));
        try (var stage = show(runs)) {
            assertThat(stage.faults()).isEmpty();
        }
    }

    @Test
    void leavesItsTableAsMarkdown() throws Exception {
        try (var stage = show(List.of(flights.succeeded(1), flights.succeeded(2)))) {
            stage.choose("Export", "Copy as Markdown");

            assertThat(routes.gone).hasSize(1).first().asString().startsWith("copy |");
        }
    }

    @Test
    void eightRunsAreColumnsAcrossTheWindowAndTheCurvesStandBelow() throws Exception {
        try (var stage = show(many(8))) {
            stage.resize(1280, 800);

            var table = stage.places("compare-table").getFirst();
            var heads = stage.places("run-name");

            assertThat(heads).hasSize(8);
            assertThat(heads).allMatch(head -> head.getMaxX() <= table.getMaxX());
            assertThat(stage.places("curves")).allMatch(curves -> curves.getMinY() >= table.getMaxY());
            assertThat(stage.shortened()).isEmpty();
            assertThat(stage.faults()).isEmpty();
        }
    }

    @Test
    void columnsWithoutRoomAreScrolledBesideTheBaseline() throws Exception {
        try (var stage = show(many(8))) {
            stage.resize(1000, 700);
            assertThat(stage.says()).contains("123 450", "123 454").doesNotContain("123 457");

            stage.press(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT);

            assertThat(stage.says()).contains("123 450", "123 457").doesNotContain("123 451");
        }
    }

    @Test
    void everyColumnOfManyRunsCanBeReachedAndIsSaid() throws Exception {
        var runs = IntStream.range(0, 12).mapToObj(this::wide).toList();
        try (var stage = show(runs)) {
            stage.resize(1280, 800);
            assertThat(stage.says()).contains("12 runs", "p0").doesNotContain("p39");
            assertThat(stage.says()).anyMatch(words -> words.matches("columns 1 to \\d+ of 41"));

            for (int i = 0; i < 40; i++) {
                stage.press(KeyCode.RIGHT);
            }

            assertThat(stage.says()).contains("p39", "key 39 of 3");
            assertThat(stage.says()).anyMatch(words -> words.matches("columns \\d+ to 41 of 41"));
        }
    }

    @Test
    void theTitleOfTheTableStaysWholeBesideWhatGivesWay() throws Exception {
        try (var stage = show(many(24))) {
            for (double width : new double[] {1280, 1100, 1000}) {
                stage.resize(width, 700);
                assertThat(stage.shortened()).as("at %s px", width).doesNotContain("Runs");
            }
        }
    }

    @Test
    void aNameThatIsTypedLeavesOnlyItsRows() throws Exception {
        try (var stage = show(List.of(flights.succeeded(1), flights.failed(2)))) {
            stage.press(KeyCode.SLASH, KeyCode.T, KeyCode.T, KeyCode.I, KeyCode.N, KeyCode.ENTER);
            assertThat(stage.says()).contains("settings").doesNotContain("Metrics");

            stage.press(KeyCode.SLASH, KeyCode.ESCAPE);
            assertThat(stage.says()).contains("settings", "Metrics");
        }
    }

    @Test
    void columnsArePickedByTheirNumber() throws Exception {
        try (var stage = show(List.of(flights.succeeded(1), flights.failed(2), flights.succeeded(3)))) {
            stage.press(KeyCode.DIGIT2);
            assertThat(stage.says()).contains("1 of 3 runs picked");

            stage.press(KeyCode.ESCAPE);
            assertThat(stage.says()).doesNotContain("1 of 3 runs picked");
        }
    }

    @Test
    void theNumberOfARunStaysWholeWhereItsMarksHaveNoRoom() throws Exception {
        var runs = new ArrayList<>(List.of(flights.failed(123_449)));
        runs.addAll(many(8));
        try (var stage = show(runs)) {
            stage.resize(1280, 800);

            assertThat(stage.says()).contains("123 449", "123 450");
            assertThat(stage.shortened()).isEmpty();
        }
    }

    @Test
    void whatMattersHasItsNameBeforeItIsWeighed() throws Exception {
        var runs = List.of(flights.succeeded(1), flights.failed(2), flights.succeeded(3));
        var work = new ArrayDeque<Runnable>();
        var jobs = new Jobs(work::add, Runnable::run);
        try (var stage = OnStage.screen(() -> new CompareScreen(workspace.live(jobs), routes, routes, runs))) {
            while (!stage.says().contains("3 runs compared, baseline 1")) {
                OnStage.onUi(() -> {
                    work.remove().run();
                    return true;
                });
            }

            assertThat(stage.says()).contains("What matters for rmse", "Weighing the parameters");
        }
    }

    @Test
    void groupsAreDrawnAsMeansWithABandThatSaysWhatItIs() throws Exception {
        var runs = new Sweep(workspace).runs(20);
        try (var stage = show(runs)) {
            stage.choose("Group", "By rate");
            assertThat(stage.says())
                    .contains("rate = 0.01, 5 runs", "band: standard deviation of a run")
                    .contains("before its first and after its last value a run does not count");

            stage.choose("mean ± deviation", "mean, 95 % interval");
            assertThat(stage.says()).contains("band: holds the mean with 95 %");
            assertThat(stage.faults()).isEmpty();
        }
    }

    @Test
    void boxesAndTheMapSayWhatTheyShow() throws Exception {
        var runs = new Sweep(workspace).runs(60);
        try (var stage = show(runs)) {
            int menus = stage.places("menu-button").size();
            stage.focus("Heat");
            stage.press(KeyCode.SPACE);
            assertThat(stage.places("menu-button"))
                    .as("with those of both axes")
                    .hasSize(menus + 2);
            assertThat(stage.says()).contains("rmse over", "rate", "depth", "12 of 12 cells have runs");
            stage.label("contours");
            assertThat(stage.says()).contains("12 places, 12 with the mean of several runs");
            assertThat(stage.faults()).isEmpty();
            stage.resize(1280, 800);
            stage.focus("Boxes");
            stage.press(KeyCode.SPACE);
            assertThat(stage.says()).contains("rmse by", "rate");
            assertThat(stage.faults()).isEmpty();
        }
    }

    private RunId wide(int number) {
        var run = new RunBuilder("wide", number + 1);
        IntStream.range(0, 40).forEach(i -> run.parameter("p" + i, "key " + i + " of " + number));
        var row = run.build();
        workspace.history.add(row);
        return row.id();
    }

    private List<RunId> many(int count) {
        return IntStream.range(123_450, 123_450 + count)
                .mapToObj(flights::succeeded)
                .toList();
    }
}
