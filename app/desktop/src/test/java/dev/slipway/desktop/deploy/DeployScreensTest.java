package dev.slipway.desktop.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.Document;
import dev.slipway.desktop.fakes.FakeRoutes;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightFlow;
import dev.slipway.desktop.fakes.FlightRuns;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/// The sheet that deploys and the screen of versions are wired: real nodes and buttons, without a display.
class DeployScreensTest {
    private static final Path NOTEBOOK = Path.of("/data/flight-delays.ipynb");

    private final FakeWorkspace workspace = new FakeWorkspace();
    private final FakeFixes fixes = new FakeFixes();
    private final FakeRoutes routes = new FakeRoutes();
    private boolean isClosed;

    private OnStage versions() throws Exception {
        return OnStage.screen(() -> new DeploymentsScreen(workspace.live(), routes, ZoneOffset.UTC));
    }

    private OnStage sheet() throws Exception {
        var opened = new Opened.Notebook(NOTEBOOK, Opened.Format.IPYNB, Document.of(List.of()), "text");
        return OnStage.node(() -> {
            var store = workspace.live();
            var model = new DeployViewModel(store, opened, fixes);
            var sheet = new DeploySheet(store, model, routes, () -> isClosed = true);
            model.check();
            return sheet;
        });
    }

    private static Node branch() {
        return Window.getWindows().getLast().getScene().getRoot().lookup(".combo-box");
    }

    private void deploy(String change) {
        workspace.deployments.deploy(FlightFlow.flow(change), NOTEBOOK, "", "prod", "");
    }

    @Test
    void oneClickPublishesAndTheNextStartsTheVersion() throws Exception {
        workspace.compiler.result = FlightFlow.flow("");
        try (var stage = sheet()) {
            assertThat(stage.says()).contains("Deploy flight-delays", "Nothing stands in the way");
            assertThat(stage.says()).contains("Where and with what", "airports", "40", "settings", "5");
            stage.click("Deploy version 1");
            assertThat(stage.says()).contains("Put version 1 of flight-delays on prod? It is live at once.");
            assertThat(workspace.deployments.all).isEmpty();
            assertThat(OnStage.onUi(() -> branch().isDisabled()))
                    .as("the branch stays the one that is asked about")
                    .isTrue();
            stage.click("Put it on prod");
            assertThat(stage.says()).contains("flight-delays version 1 is live");

            stage.click("Start version 1");
            assertThat(workspace.runs.started).hasSize(1);
            assertThat(workspace.runs.started.getFirst().source().version()).isEqualTo(1);
            assertThat(isClosed).isTrue();
            assertThat(routes.gone).hasSize(1).first().asString().startsWith("run ");
        }
    }

    @Test
    void everyTextIsWholeAndReadableAndEveryControlHasAName() throws Exception {
        workspace.compiler.result = FlightFlow.flow("", Problem.warning("w", "Worth a look.", "Look.", null));
        try (var stage = sheet()) {
            assertThat(stage.faults()).isEmpty();
        }
        deploy("a");
        deploy("b");
        try (var stage = versions()) {
            assertThat(stage.faults()).isEmpty();
        }
    }

    @Test
    void aProblemWithAKnownFixIsMendedInTheSheetAndTheOthersLeadToTheirCells() throws Exception {
        var moved = Problem.error(
                "late", "Cell 1 reads b, which only cell 2 defines, below it.", "Move cell 2 above cell 1.", at(1));
        var typed = Problem.error("error", "Cell 3, line 1: incompatible types.", "", at(3));
        workspace.compiler.result = new Compiled.Refused(new CellGraph(List.of(), List.of()), List.of(moved, typed));
        fixes.known.put("late", List.of("Move cell 2 above cell 1", "Define b in cell 1"));
        fixes.onMake = () -> workspace.compiler.result = FlightFlow.flow("");
        try (var stage = sheet()) {
            assertThat(stage.says()).contains("2 must be fixed", "cell 1, line 1", "cell 3, line 1");
            assertThat(stage.says()).doesNotContain("Move cell 2 above cell 1.");
            assertThat(stage.faults()).isEmpty();
            stage.click("Move cell 2 above cell 1");

            assertThat(stage.says()).contains("Done: Move cell 2 above cell 1", "Nothing stands in the way");
            assertThat(stage.faults()).isEmpty();
            workspace.compiler.result = new Compiled.Refused(new CellGraph(List.of(), List.of()), List.of(typed));
            stage.click("Take it back");
            assertThat(stage.says()).contains("1 must be fixed").doesNotContain("Done: Move cell 2 above cell 1");
            stage.click("cell 3, line 1");
            assertThat(fixes.did).containsExactly("Move cell 2 above cell 1", "save", "undo", "save");
            assertThat(routes.gone).hasSize(1);
        }
    }

    private static Place at(int cell) {
        return Place.onLine(new CellId("c" + cell), cell - 1, 1, 1, 1);
    }

    @Test
    void whatStandsInTheWayIsListedAndNothingIsPublished() throws Exception {
        workspace.compiler.result = FlightFlow.flow("", Problem.warning("w", "Worth a look.", "Look.", null));
        try (var stage = sheet()) {
            assertThat(stage.says()).contains("Worth a look.", "Nothing else stands in the way");
        }
        assertThat(workspace.deployments.all).isEmpty();
    }

    @Test
    void whoComesSecondIsToldWhoWasFirstAndOfferedTheNextNumber() throws Exception {
        workspace.compiler.result = FlightFlow.flow("");
        try (var stage = sheet()) {
            deploy("by another");
            stage.click("Deploy version 1");
            stage.click("Put it on prod");

            assertThat(stage.says())
                    .contains("It was not deployed.", "Deploy version 2")
                    .anyMatch(text -> text.startsWith("ada was first: version 1 of flight-delays"));
            assertThat(workspace.deployments.all).hasSize(1);
        }
    }

    @Test
    void aVersionWhoseCodeIsGoneSaysSoAndIsStillShown() throws Exception {
        deploy("1");
        workspace.deployments.codes.clear();
        try (var stage = versions()) {
            assertThat(stage.says())
                    .contains("What runs", "4 steps")
                    .contains("Version 1 cannot be started: the code of version 1 is gone from the store."
                            + " Deploy its notebook again, or make another version live.");
            assertThat(workspace.runs.started).isEmpty();
        }
    }

    @Test
    void nothingDeployedSaysHowTo() throws Exception {
        try (var stage = versions()) {
            assertThat(stage.says()).contains("Nothing is deployed yet");
        }
    }

    @Test
    void aVersionIsRolledBackAndStartedFromTheScreen() throws Exception {
        deploy("1");
        deploy("2");
        try (var stage = versions()) {
            assertThat(stage.says()).contains("2 versions, version 2 is live", "1 flow, 2 versions");
            stage.click("Roll back");
            assertThat(stage.says()).anyMatch(text -> text.startsWith("Move prod of flight-delays back"));
            stage.click("Roll back now");
            assertThat(workspace.deployments.live("flight-delays").orElseThrow().version())
                    .isEqualTo(1);
            assertThat(stage.says()).contains("2 versions, version 1 is live");
        }
    }

    @Test
    void aVersionIsDeletedOnceWhatDependsOnItWasSeen() throws Exception {
        deploy("1");
        deploy("2");
        try (var stage = versions()) {
            stage.press(KeyCode.J);
            stage.named("Delete version 1");
            assertThat(stage.says()).anyMatch(text -> text.contains("3 runs made of it stay"));
            stage.click("Delete version 1");

            assertThat(stage.says()).contains("1 version, version 2 is live");
        }
    }

    @Test
    void theRunsOfAFlowStandInTheOrderOfTimeAndKeysAreSaid() throws Exception {
        var flights = new FlightRuns(workspace);
        flights.succeeded(1);
        flights.failed(2);
        flights.succeeded(3);
        deploy("1");
        try (var stage = versions()) {
            assertThat(stage.says()).contains("Runs over time", "3 runs");
            stage.chooseNamed("What is measured of the runs", "rmse");
            assertThat(stage.says()).contains("rmse");

            assertThat(stage.says()).doesNotContain("the runs of the version");
            stage.askForKeys();
            assertThat(stage.says()).contains("the runs of the version");
            stage.press(KeyCode.H);
            assertThat(routes.gone).hasSize(1).first().asString().contains("version:flight-delays@1");
        }
    }

    @Test
    void theChosenVersionStarts() throws Exception {
        deploy("1");
        try (var stage = versions()) {
            stage.click("Start version 1");

            assertThat(workspace.runs.started).hasSize(1);
            assertThat(routes.gone).hasSize(1).first().asString().startsWith("run ");
        }
    }

    @Test
    void aRunStartsAgainWithOneChange() throws Exception {
        var run = new FlightRuns(workspace).succeeded(1);
        try (var stage = OnStage.node(() -> new AgainSheet(workspace.live(), run, routes, () -> isClosed = true))) {
            assertThat(stage.says()).contains("Run flight-delays 1 again");
            assertThat(stage.faults()).isEmpty();
            stage.click("Run");

            assertThat(workspace.runs.started).hasSize(1);
            assertThat(isClosed).isTrue();
        }
    }
}
