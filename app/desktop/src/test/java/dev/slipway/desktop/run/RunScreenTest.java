package dev.slipway.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.fakes.FakeRoutes;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightRuns;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.fakes.Pointing;
import dev.slipway.engine.history.Rows.LogLine;
import dev.slipway.engine.history.RunHistory.TaskAttempt;
import dev.slipway.engine.run.RunRequest;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run's page is wired: real nodes, keys and buttons, without a display.
class RunScreenTest {
    private final FakeWorkspace workspace = new FakeWorkspace();
    private final FakeRoutes routes = new FakeRoutes();
    private final FlightRuns flights = new FlightRuns(workspace);

    private OnStage show(RunId run) throws Exception {
        return OnStage.screen(() -> new RunScreen(workspace.live(), routes, routes, run, ZoneOffset.UTC));
    }

    @Test
    void aKeyOpensTheNextFailureAndAnotherItsNotebook() throws Exception {
        var run = flights.failed(2);
        try (var stage = show(run)) {
            stage.press(KeyCode.F);
            assertThat(stage.says()).anyMatch(text -> text.contains("the first split is empty"));

            stage.press(KeyCode.N);
            var restored = "restore " + run + "/train/" + FlightRuns.FIRST_FAILURE;
            assertThat(routes.gone).containsExactly(restored);
            stage.click("Open in notebook");
            assertThat(routes.gone).containsExactly(restored, restored);
        }
    }

    @Test
    void everyTextIsWholeAndReadableAndEveryControlHasAName() throws Exception {
        try (var stage = show(flights.failed(2))) {
            assertThat(stage.faults()).isEmpty();
            stage.press(KeyCode.F);
            assertThat(stage.faults()).isEmpty();
        }
    }

    @Test
    void theLogOfAnEarlierAttemptIsChosenAndReadAndThatOfTheLastAgain() throws Exception {
        workspace.history.earlierLogs.put(
                new TaskAttempt("train", FlightRuns.FIRST_FAILURE, 1),
                List.of(new LogLine(FakeWorkspace.NOW, "stdout", "the first try")));
        try (var stage = show(flights.failed(2))) {
            stage.press(KeyCode.F);
            assertThat(stage.says()).contains("read 38 402 rows").doesNotContain("the first try");

            stage.click("1");
            assertThat(stage.says()).contains("the first try").doesNotContain("read 38 402 rows");
            assertThat(stage.faults()).isEmpty();

            stage.click("3");
            assertThat(stage.says()).contains("read 38 402 rows").doesNotContain("the first try");
        }
    }

    @Test
    void aTaskIsComputedAgainInARunOfItsOwnAndItsResultPutIntoANotebook() throws Exception {
        var run = flights.failed(2);
        try (var stage = show(run)) {
            stage.press(KeyCode.F);
            stage.click("Re-run");
            assertThat(workspace.runs.started.getLast().options().again())
                    .isEqualTo(new RunRequest.Again("train", FlightRuns.FIRST_FAILURE));

            stage.label("Artifacts 1");
            stage.named("Add a cell that loads mine to the open notebook");
            assertThat(routes.gone.getLast())
                    .startsWith("insert var mine = run(\"" + run + "\").step(\"train\").task(20)")
                    .endsWith(".ipynb");
        }
    }

    @Test
    void leadsToTheNotebookAsItWasAndItsParameters() throws Exception {
        var run = flights.succeeded(1);
        try (var stage = show(run)) {
            stage.chooseNamed("More", "Notebook as it was");
            stage.chooseNamed("More", "Copy the parameters");

            stage.chooseNamed("More", "Run with changes…");

            assertThat(routes.gone)
                    .containsExactly("past " + run, "copy -p 'airports=40' -p 'settings=5'", "again " + run);
        }
    }

    @Test
    void theCardsOfATaskAreSavedAsAPage(@TempDir Path folder) throws Exception {
        routes.file = folder.resolve("cards.html");
        var run = flights.failed(2);
        try (var stage = show(run)) {
            stage.press(KeyCode.F);
            stage.label("Cards 1");
            stage.click("Save as a page");

            assertThat(routes.gone).containsExactly("save train-" + FlightRuns.FIRST_FAILURE + ".html");
            assertThat(folder.resolve("cards.html"))
                    .content()
                    .startsWith("<!DOCTYPE html>")
                    .contains("<title>flight-delays: train/20</title>", "Run " + run, "<h3>Card</h3>");
        }
    }

    @Test
    void aStepThatIsPointedAtOverTimeSaysHowItWent() throws Exception {
        try (var stage = show(flights.failed(2))) {
            assertThat(stage.says()).contains("flight-delays");

            assertThat(Pointing.tip("Steps over time", 0.5, 0.35)).contains("train");
            assertThat(Pointing.tip("Steps over time", 0.5, 0.99))
                    .isEqualTo("Drag to look closer, double click for all");
        }
    }

    @Test
    void aRightClickOnThePageOffersWhatCanBeDoneWithTheRun() throws Exception {
        var run = flights.succeeded(1);
        try (var stage = show(run)) {
            assertThat(stage.says()).contains("4 steps");

            Pointing.choose("Steps over time", "Notebook as it was");
            Pointing.choose("Steps over time", "Copy the parameters");

            assertThat(routes.gone).containsExactly("past " + run, "copy -p 'airports=40' -p 'settings=5'");
        }
    }

    @Test
    void aLiveRunIsCancelledByItsButton() throws Exception {
        var run = flights.running(3);
        try (var stage = show(run)) {
            stage.click("Cancel");

            assertThat(workspace.runs.cancelled).containsExactly(run);
        }
    }

    @Test
    void showsItsStepsAndTasks() throws Exception {
        try (var stage = show(flights.succeeded(1))) {
            assertThat(stage.says())
                    .contains("prepare", "train", "choose", "report", "4 steps", "step is train")
                    .contains("ATL", "run 1 succeeded");
        }
    }

    @Test
    void aRunThatIsGoneSaysSo() throws Exception {
        var run = flights.succeeded(1);
        workspace.history.rows.remove(run);
        try (var stage = show(run)) {
            stage.click("Show the runs");

            assertThat(routes.gone).containsExactly("runs ");
        }
    }
}
