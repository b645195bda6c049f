package dev.slipway.desktop.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightFlow;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.flow.Plan.Parameter;
import dev.slipway.engine.run.RunRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Texts that a field of one line cannot hold as they are.
class StartFormTest {
    private static final String LINES = "  a\n\tb\r\u0007 ";

    private final FakeWorkspace workspace = new FakeWorkspace();

    @Test
    void aTextOfSeveralLinesThatNobodyTouchesStaysTheDefault() throws Exception {
        var model = model(LINES);
        try (var stage = OnStage.node(() -> new StartForm(model, _ -> {}))) {
            assertThat(stage.says()).contains("  a\u21b5\u21e5b\u240d\u2407 ".strip());
            start(model);

            assertThat(workspace.runs.started.getFirst().parameters()).isEmpty();
        }
    }

    @Test
    void theTextOfAnEarlierRunIsGivenWhole() throws Exception {
        var text = LINES + "x".repeat(10_000);
        var model = model("");
        try (var _ = OnStage.node(() -> new StartForm(model, _ -> {}))) {
            OnStage.onUi(() -> {
                model.fill(Map.of("words", text));
                return true;
            });
            start(model);

            assertThat(workspace.runs.started.getFirst().parameters()).isEqualTo(Map.of("words", text));
        }
    }

    private static void start(StartViewModel model) throws Exception {
        OnStage.onUi(() -> {
            model.start(_ -> {});
            return true;
        });
    }

    private StartViewModel model(String words) {
        var flow = FlightFlow.flow("");
        var plan = flow.plan();
        var other = new Plan(
                plan.flow(),
                plan.hash(),
                plan.packageHash(),
                List.of(new Parameter("words", "String", words)),
                plan.library(),
                plan.steps(),
                plan.jars());
        return new StartViewModel(
                workspace.live(),
                new Compiled.Flow(other, flow.code(), flow.graph(), List.of()),
                new RunRequest.Source(Path.of("/nb.jsh"), "{}", 3, null, List.of()));
    }
}
