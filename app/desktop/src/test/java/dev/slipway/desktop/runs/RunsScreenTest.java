package dev.slipway.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.FakeRoutes;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightRuns;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.fakes.Pointing;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.desktop.task.UiThread;
import java.time.ZoneOffset;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The screen of runs is wired: real nodes and keys, without a display.
class RunsScreenTest {
    private final FakeWorkspace workspace = new FakeWorkspace();
    private final FakeRoutes routes = new FakeRoutes();
    private final FlightRuns flights = new FlightRuns(workspace);

    private OnStage show() throws Exception {
        return OnStage.screen(() -> new RunsScreen(workspace.live(), routes, ZoneOffset.UTC));
    }

    @Test
    void keysMoveOpenAndChooseRuns() throws Exception {
        var first = flights.succeeded(1);
        var second = flights.failed(2);
        try (var stage = show()) {
            assertThat(stage.says()).contains("2 runs shown, 1 succeeded, 1 failed");
            stage.press(KeyCode.ENTER);
            assertThat(routes.gone).containsExactly("run " + second);

            stage.press(KeyCode.X, KeyCode.J, KeyCode.X, KeyCode.C);
            assertThat(routes.gone).endsWith("compare " + List.of(first, second));
        }
    }

    @Test
    void aKeyAndAButtonShowTheTasksOfTheChosenRuns() throws Exception {
        var first = flights.succeeded(1);
        var second = flights.failed(2);
        try (var stage = show()) {
            stage.press(KeyCode.T);
            assertThat(routes.gone).containsExactly("tasks " + List.of(second));

            stage.press(KeyCode.X, KeyCode.J, KeyCode.X, KeyCode.T);
            assertThat(routes.gone).endsWith("tasks " + List.of(first, second));

            stage.click("Tasks");
            assertThat(routes.gone).hasSize(3).endsWith("tasks " + List.of(first, second));
        }
    }

    @Test
    void aRightClickLeadsToTheTasksOfARunOrOfAllThatAreChosen() throws Exception {
        var first = flights.succeeded(1);
        var second = flights.failed(2);
        try (var stage = show()) {
            assertThat(stage.says()).contains("2 runs shown, 1 succeeded, 1 failed");
            Pointing.choose("Runs", "Tasks of flight-delays 2");
            assertThat(routes.gone).containsExactly("tasks " + List.of(second));

            Pointing.choose("Runs", "Choose it");
            stage.press(KeyCode.J);
            Pointing.choose("Runs", "Choose it");
            Pointing.choose("Runs", "Tasks of the 2\u00a0runs that are chosen, side by side");
            Pointing.choose("Runs", "Compare the 2\u00a0runs that are chosen");
            assertThat(routes.gone).endsWith("tasks " + List.of(first, second), "compare " + List.of(first, second));
        }
    }

    @Test
    void everyTextIsWholeAndReadableAndEveryControlHasAName() throws Exception {
        flights.succeeded(1);
        flights.failed(2);
        flights.running(3);
        try (var stage = show()) {
            assertThat(stage.faults()).isEmpty();
        }
    }

    @Test
    void theArrowsSlideTheColumnsOfTheListThatHasTheFocusOnly() throws Exception {
        flights.succeeded(1);
        try (var stage = show()) {
            stage.resize(700, 700);
            var first = stage.says();
            stage.press(KeyCode.RIGHT);
            assertThat(stage.says()).isNotEqualTo(first);
            stage.press(KeyCode.LEFT);
            assertThat(stage.says()).isEqualTo(first);

            stage.focus("Columns");
            stage.press(KeyCode.RIGHT);
            assertThat(stage.says()).isEqualTo(first);
        }
    }

    @Test
    void aKeyLeavesTheFailedRunsOnly() throws Exception {
        flights.succeeded(1);
        flights.failed(2);
        try (var stage = show()) {
            stage.press(KeyCode.F);

            assertThat(stage.says()).contains("1 run shown, 0 succeeded, 1 failed");
            stage.press(KeyCode.F);
            assertThat(stage.says()).contains("2 runs shown, 1 succeeded, 1 failed");
        }
    }

    @Test
    void manyValuesOfAKindAreShownOnRequestAndSayHowManyThereAre() throws Exception {
        for (int i = 0; i < 20; i++) {
            var run = new RunBuilder("flow-" + (char) ('a' + i), 1).build();
            workspace.history.rows.put(run.id(), run);
        }
        try (var stage = show()) {
            assertThat(inFacets(stage)).contains("flow-a", "8 more").doesNotContain("flow-t");

            stage.click("8 more");

            assertThat(inFacets(stage)).contains("flow-a", "flow-t").doesNotContain("8 more");
        }
    }

    /// Returns what stands before the list.
    private static List<String> inFacets(OnStage stage) throws Exception {
        var says = stage.says();
        return says.subList(says.indexOf("Flow"), says.indexOf("State"));
    }

    @Test
    void typingProposesAndTabTakesTheFirst() throws Exception {
        flights.succeeded(1);
        flights.failed(2);
        var jobs = new Jobs(Runnable::run, UiThread.javaFx()); // a pause in typing is timed elsewhere
        try (var stage = OnStage.screen(() -> new RunsScreen(workspace.live(jobs), routes, ZoneOffset.UTC))) {
            stage.press(KeyCode.SLASH);
            stage.press(KeyCode.S, KeyCode.T, KeyCode.TAB);

            stage.press(KeyCode.F);
            assertThat(stage.says()).contains("status:failed");
            stage.press(KeyCode.TAB, KeyCode.ENTER);
            assertThat(stage.says()).contains("1 run shown, 0 succeeded, 1 failed");
        }
    }

    @Test
    void aWorkspaceWithoutRunsSaysHowToMakeOne() throws Exception {
        try (var stage = show()) {
            assertThat(stage.says()).contains("No runs yet").anyMatch(text -> text.contains("slipway run NOTEBOOK"));
        }
    }

    @Test
    void aFilterThatNothingMeetsCanBeCleared() throws Exception {
        flights.succeeded(1);
        try (var stage = show()) {
            stage.press(KeyCode.F);
            assertThat(stage.says()).contains("0 of 1 run");

            stage.click("Clear filters");
            assertThat(stage.says()).contains("1 run shown, 1 succeeded, 0 failed");
        }
    }
}
