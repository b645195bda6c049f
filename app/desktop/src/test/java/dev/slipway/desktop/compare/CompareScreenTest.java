package dev.slipway.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.fakes.FakeRoutes;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightRuns;
import dev.slipway.desktop.fakes.OnStage;
import java.util.List;
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
}
