package dev.slipway.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightFlow;
import dev.slipway.desktop.fakes.FlightRuns;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.flow.Plan.FanOut;
import dev.slipway.engine.flow.Plan.Loop;
import dev.slipway.engine.flow.Plan.Read;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.flow.Plan.Step;
import dev.slipway.engine.history.Rows.TaskDetail;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.Rows.Times;
import dev.slipway.engine.history.RunStatus;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskInputsTest {
    private final FakeWorkspace workspace = new FakeWorkspace();
    private final RunId run = new FlightRuns(workspace).succeeded(1);

    /// `train` goes over airports and settings, `tune` inherits that and goes over four models: `tune 7` is the last of
    /// `train 1`.
    @Test
    void aTaskWithLoopsOfItsOwnLeadsToTheTaskWithTheSameOuterElements() throws Exception {
        var flow = FlightFlow.flow("");
        var plan = flow.plan();
        var steps = Stream.concat(plan.steps().stream(), Stream.of(tune())).toList();
        var with = new Plan(
                plan.flow(), plan.hash(), plan.packageHash(), plan.parameters(), plan.library(), steps, plan.jars());
        workspace.history.codes.put(run, new Compiled.Flow(with, flow.code(), flow.graph(), flow.problems()));
        var page = new RunPageViewModel(workspace.live(), run, ZoneOffset.UTC);
        page.reload();
        var task = new TaskRow(7, "ATL, 1, boosted", RunStatus.SUCCEEDED, new Times(null, null), 1, 0);
        var detail = new TaskDetail(task, List.of(), List.of(), List.of(), List.of());

        try (var stage = OnStage.node(() -> TaskInputs.of(page, "tune", detail))) {
            assertThat(stage.says()).contains("train 1", "prepare");
            stage.label("train 1");

            assertThat(page.tasks().stepProperty().get()).isEqualTo("train");
            assertThat(page.tasks().chosenProperty().get()).isEqualTo(1);
        }
    }

    private static Step tune() {
        return new Step(
                "tune",
                List.of(),
                List.of("train"),
                new FanOut(List.of(new Loop("kind", "kinds", "String")), List.of(), "train"),
                List.of(new Read("model", "Boosted", "train"), new Read("delays", "Table", "prepare")),
                List.of(),
                Settings.DEFAULT,
                ContentHash.of("tune"));
    }
}
