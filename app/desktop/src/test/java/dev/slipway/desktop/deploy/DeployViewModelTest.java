package dev.slipway.desktop.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Document;
import dev.slipway.api.run.RunId;
import dev.slipway.desktop.deploy.DeployViewModel.State;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightFlow;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.run.RunRequest;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class DeployViewModelTest {
    private static final Opened.Notebook NOTEBOOK = new Opened.Notebook(
            Path.of("/data/flight-delays.ipynb"), Opened.Format.IPYNB, Document.of(List.of()), "{}");

    private final FakeWorkspace workspace = new FakeWorkspace();
    private final FakeFixes fixes = new FakeFixes();

    @Test
    void staysOffWhileSomethingMustBeFixed() {
        workspace.compiler.result = new Compiled.Refused(
                new CellGraph(List.of(), List.of()),
                List.of(Problem.warning("w", "worth a look", "", null), Problem.error("e", "wrong", "mend it", null)));
        var model = checked();

        assertThat(model.blocked()).isEqualTo("1 must be fixed first");
        model.deploy();

        assertThat(workspace.deployments.all).isEmpty();
        assertThat(model.checked().orElseThrow().problems())
                .extracting(Problem::code)
                .containsExactly("e", "w");
    }

    @Test
    void whatIsMendedHereIsSavedCheckedAgainAndCanBeTakenBack() {
        var wrong = Problem.error("e", "wrong", "mend it", null);
        var other = Problem.warning("w", "odd", "", null);
        workspace.compiler.result = refused(wrong, other);
        fixes.known.put("e", List.of("Move cell 2 above cell 1"));
        fixes.onMake = () -> workspace.compiler.result = FlightFlow.flow("");
        var model = checked();
        assertThat(model.fixes().waysProperty().get()).containsOnlyKeys(wrong);

        model.fixes().make(first(model, wrong));

        assertThat(fixes.did).containsExactly("Move cell 2 above cell 1", "save");
        assertThat(model.blocked()).isEmpty();
        assertThat(model.notebook().text()).isEqualTo("saved 1");
        assertThat(model.fixes().made().orElseThrow().title()).isEqualTo("Move cell 2 above cell 1");

        workspace.compiler.result = refused(wrong, other);
        model.fixes().takeBack();

        assertThat(fixes.did).endsWith("undo", "save");
        assertThat(model.fixes().made()).isEmpty();
        assertThat(model.blocked()).isEqualTo("1 must be fixed first");
    }

    @Test
    void whatCannotBeSavedIsToldAndSavedWhenOneTriesAgain() {
        var wrong = Problem.error("e", "wrong", "mend it", null);
        workspace.compiler.result = refused(wrong);
        fixes.known.put("e", List.of("Remove line 2"));
        fixes.refusal = "Not saved: No space left on device.";
        var model = checked();

        model.fixes().make(first(model, wrong));

        assertThat(model.stateProperty().get()).isEqualTo(new State.Failed("Not saved: No space left on device."));
        fixes.refusal = "";
        model.check();
        assertThat(fixes.did).containsExactly("Remove line 2", "save", "save");
        assertThat(model.stateProperty().get()).isInstanceOf(State.Checked.class);
    }

    private static ProblemFixes.Fix first(DeployViewModel model, Problem problem) {
        return model.fixes()
                .waysProperty()
                .get()
                .getOrDefault(problem, List.of())
                .getFirst();
    }

    private static Compiled refused(Problem... problems) {
        return new Compiled.Refused(new CellGraph(List.of(), List.of()), List.of(problems));
    }

    @Test
    void publishesTheNextVersionWithItsNote() {
        workspace.compiler.result = FlightFlow.flow("1");
        deployed();
        workspace.compiler.result = FlightFlow.flow("2");
        var model = checked();
        model.noteProperty().set(" Huber loss ");

        assertThat(model.outcome()).startsWith("becomes version 2, replaces version 1 of ");
        model.deploy();
        assertThat(model.question()).contains("version 2 of flight-delays on prod");
        model.deploy();

        var deployed = (State.Deployed) model.stateProperty().get();
        assertThat(deployed.version().version()).isEqualTo(2);
        assertThat(deployed.version().live()).isTrue();
        assertThat(deployed.version().created().note()).isEqualTo("Huber loss");
    }

    @Test
    void leavesLiveAloneOnAnotherBranch() {
        workspace.compiler.result = FlightFlow.flow("1");
        deployed();
        var model = checked();
        model.branchProperty().set("test");

        assertThat(model.outcome()).isEqualTo("becomes version 2 on test; live stays as it is");
        model.deploy();

        assertThat(workspace.deployments.live("flight-delays").orElseThrow().version())
                .isEqualTo(1);
    }

    @Test
    void saysWhichStepsChangedSinceTheLiveVersion() {
        workspace.compiler.result = FlightFlow.flow("1");
        deployed();
        workspace.compiler.result = FlightFlow.flow("2");

        var check = checked().checked().orElseThrow();

        assertThat(check.plan().orElseThrow().steps().stream().map(check::change))
                .containsExactly(Check.Change.SAME, Check.Change.CHANGED, Check.Change.SAME, Check.Change.SAME);
        assertThat(check.isLiveAlready()).isFalse();
    }

    @Test
    void namesWhatStepsGiveEachOther() {
        assertThat(Check.contracts(FlightFlow.plan("")))
                .containsExactly(
                        new Check.Contract("prepare", List.of("train", "report"), "delays", "Table"),
                        new Check.Contract("prepare", List.of("train"), "names", "List<String>"),
                        new Check.Contract("train", List.of("choose"), "model", "Boosted"),
                        new Check.Contract("choose", List.of("report"), "best", "Boosted"));
    }

    @Test
    void refusesABadValueBeforeAnythingStarts() {
        var start = start();
        start.fields().getFirst().textProperty().set("many");
        var started = new ArrayList<RunId>();

        start.start(started::add);

        assertThat(started).isEmpty();
        assertThat(start.fields().getFirst().mistakeProperty().get()).contains("airports is an int (default 40)");
    }

    @Test
    void startsAVersionWithTheValuesThatDiffer() {
        var start = start();
        start.fields().getLast().textProperty().set("7");
        var started = new ArrayList<RunId>();

        start.start(started::add);

        var request = workspace.runs.started.getFirst();
        assertThat(started).hasSize(1);
        assertThat(request.parameters()).containsExactly(java.util.Map.entry("settings", 7L));
        assertThat(request.source().version()).isEqualTo(3);
        assertThat(request.source().command()).containsExactly("slipway", "run", "flight-delays@3", "-p", "settings=7");
    }

    @Test
    void rollsBackAndPromotes() {
        workspace.compiler.result = FlightFlow.flow("1");
        deployed();
        workspace.compiler.result = FlightFlow.flow("2");
        deployed();
        var model = new DeploymentsViewModel(workspace.live());
        model.reload();
        assertThat(model.chosenProperty().get().version()).isEqualTo(2);

        model.askToRollBack();
        model.confirm();

        assertThat(started(model)).isEqualTo(1);
        assertThat(model.messageProperty().get()).isEqualTo("Version 1 of flight-delays is live again.");
        model.choose(workspace.deployments.version("flight-delays", 2).orElseThrow());
        assertThat(model.verb()).isEqualTo("Roll back to this");
        model.makeLive();
        assertThat(workspace.deployments.live("flight-delays").orElseThrow().version())
                .isEqualTo(2);
    }

    @Test
    void aVersionDeletedElsewhereIsLeftAndSaid() {
        var model = versions();
        model.choose(workspace.deployments.version("flight-delays", 1).orElseThrow());
        model.askToMakeLive();

        workspace.deployments.delete("flight-delays", 1);
        model.changed();

        assertThat(model.messageProperty().get()).isEqualTo("Version 1 of flight-delays is deleted.");
        assertThat(model.questionProperty().get()).isNull();
        assertThat(model.chosenProperty().get().version()).isEqualTo(2);
        assertThat(started(model)).isEqualTo(2);
    }

    @Test
    void theWordsOfADeletionStayWhenTheListIsReadAfterIt() {
        versions();
        var later = new ArrayDeque<Runnable>();
        var model = new DeploymentsViewModel(workspace.live(new Jobs(Runnable::run, later::add)));
        model.choose(workspace.deployments.version("flight-delays", 1).orElseThrow());
        drain(later);
        model.askToDelete();

        model.confirm();
        drain(later);

        assertThat(model.chosenProperty().get().version()).isEqualTo(2);
        assertThat(model.messageProperty().get()).isEqualTo("Version 1 of flight-delays is deleted.");
    }

    private static void drain(Queue<Runnable> later) {
        for (var next = later.poll(); next != null; next = later.poll()) {
            next.run();
        }
    }

    @Test
    void whatIsAskedIsNotDoneOnceLiveWasMovedElsewhere() throws Exception {
        var seen = versions();
        seen.askToRollBack();
        var unseen = versions();
        unseen.askToRollBack();

        workspace.deployments.rollback("flight-delays", 1);
        seen.changed();
        unseen.confirm();

        assertThat(seen.questionProperty().get()).isNull();
        assertThat(List.of(seen, unseen))
                .extracting(one -> one.messageProperty().get())
                .containsOnly("Live was moved to version 1 meanwhile; nothing was done.");
        assertThat(workspace.deployments.live("flight-delays").orElseThrow().version())
                .isEqualTo(1);
    }

    @Test
    void aSheetThatIsOpenSeesWhatOthersDeployAndMakeLive() throws Exception {
        workspace.compiler.result = FlightFlow.flow("1");
        var sheet = checked();
        assertThat(sheet.outcome()).isEqualTo("becomes version 1, the first one");
        sheet.deploy();
        assertThat(sheet.question()).contains("version 1 of flight-delays");

        deployed();
        sheet.changed();

        assertThat(sheet.outcome()).startsWith("becomes version 2, replaces version 1");
        assertThat(((State.Checked) sheet.stateProperty().get()).phase()).isEqualTo(DeployViewModel.Phase.OPEN);
        var seen = sheet.stateProperty().get();
        sheet.changed();
        assertThat(sheet.stateProperty().get()).isSameAs(seen);
    }

    private DeploymentsViewModel versions() {
        if (workspace.deployments.all.isEmpty()) {
            workspace.compiler.result = FlightFlow.flow("1");
            deployed();
            workspace.compiler.result = FlightFlow.flow("2");
            deployed();
        }
        var model = new DeploymentsViewModel(workspace.live());
        model.reload();
        return model;
    }

    /// Returns the version that the form of the chosen one starts.
    private int started(DeploymentsViewModel model) {
        workspace.runs.started.clear();
        model.startProperty().get().start(_ -> {});
        return Objects.requireNonNull(workspace.runs.started.getFirst().source().version());
    }

    @Test
    void whoComesSecondIsToldWhoWasFirstAndSeesTheNewNumber() {
        workspace.compiler.result = FlightFlow.flow("1");
        var mine = checked();
        deployed();

        mine.deploy();
        mine.deploy();

        var state = (State.Checked) mine.stateProperty().get();
        assertThat(state.failure()).startsWith("ada was first: version 1 of flight-delays");
        assertThat(state.check().next()).isEqualTo(2);
        mine.deploy();
        mine.deploy();
        assertThat(workspace.deployments.all).hasSize(2);
    }

    @Test
    void leavingItLeavesWhatIsLive() {
        workspace.compiler.result = FlightFlow.flow("1");
        var model = checked();
        model.deploy();

        model.leave();

        assertThat(((State.Checked) model.stateProperty().get()).phase()).isEqualTo(DeployViewModel.Phase.OPEN);
        assertThat(workspace.deployments.all).isEmpty();
    }

    private void deployed() {
        var model = checked();
        model.deploy();
        model.deploy();
    }

    private DeployViewModel checked() {
        var model = new DeployViewModel(workspace.live(), NOTEBOOK, fixes);
        model.check();
        return model;
    }

    private StartViewModel start() {
        var source = new RunRequest.Source(NOTEBOOK.path(), "{}", 3, null, List.of());
        return new StartViewModel(workspace.live(), FlightFlow.flow(""), source);
    }
}
