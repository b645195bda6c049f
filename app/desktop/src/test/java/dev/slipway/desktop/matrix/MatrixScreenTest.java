package dev.slipway.desktop.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.FakeRoutes;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightRuns;
import dev.slipway.desktop.fakes.OnStage;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The tasks of runs are wired: real nodes and keys, without a display.
class MatrixScreenTest {
    private final FakeWorkspace workspace = new FakeWorkspace();
    private final FakeRoutes routes = new FakeRoutes();
    private final FlightRuns flights = new FlightRuns(workspace);

    @Test
    void keysLeadToTheNextFailureAndOpenIt() throws Exception {
        var runs = List.of(flights.succeeded(1), flights.failed(2), flights.running(3));
        try (var stage = OnStage.screen(() -> new MatrixScreen(workspace.live(), routes, routes, "compare", runs))) {
            stage.press(KeyCode.N, KeyCode.ENTER);

            assertThat(stage.says()).anyMatch(words -> words.startsWith("flight-delays 2, train"));
            assertThat(routes.gone).hasSize(1).first().asString().startsWith("task ");
            assertThat(stage.faults()).isEmpty();
        }
    }
}
