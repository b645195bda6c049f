package dev.slipway.desktop.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.engine.history.RunStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OverTimeTest {
    private final FakeWorkspace workspace = new FakeWorkspace();
    private final OverTimeViewModel model = new OverTimeViewModel(workspace.live());

    @Test
    void runsStandOldestFirstWithTheirTimeOrAMetric() {
        add(1, RunStatus.SUCCEEDED, 5);
        add(2, RunStatus.RUNNING, 7);
        workspace.history.add(new RunBuilder("other", 3).build());

        model.show("sales");

        assertThat(model.shownProperty().get().runs())
                .extracting(run -> run.flow().number())
                .containsExactly(1, 2);
        assertThat(values()).containsExactly(60.0, Double.NaN);
        assertThat(model.measures()).containsExactly(OverTimeViewModel.TIME, "rmse");
        model.measureProperty().set("rmse");
        assertThat(values()).containsExactly(5.0, 7.0);
    }

    @Test
    void anotherFlowIsMeasuredByTimeAgainAndTheNewestAreSaid() {
        for (int i = 1; i <= 201; i++) {
            add(i, RunStatus.SUCCEEDED, i);
        }
        model.measureProperty().set("rmse");

        model.show("sales");

        assertThat(model.measureProperty().get()).isEqualTo(OverTimeViewModel.TIME);
        assertThat(model.shownProperty().get().runs()).hasSize(200);
        assertThat(model.shownProperty().get().total()).isEqualTo(201);
    }

    private double[] values() {
        return model.shownProperty().get().runs().stream()
                .mapToDouble(model::value)
                .toArray();
    }

    private void add(int number, RunStatus status, double rmse) {
        workspace.history.add(new RunBuilder("sales", number)
                .status(status)
                .started(FakeWorkspace.NOW.minus(Duration.ofHours(500 - number)), Duration.ofSeconds(60))
                .metric("rmse", rmse, true)
                .build());
    }
}
