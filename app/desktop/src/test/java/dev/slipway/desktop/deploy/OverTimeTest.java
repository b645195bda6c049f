package dev.slipway.desktop.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.engine.history.RunStatus;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class OverTimeTest {
    private final FakeWorkspace workspace = new FakeWorkspace();
    private final OverTimeViewModel model = new OverTimeViewModel(workspace.live());

    @Test
    void runsStandOldestFirstWithTheirTimeOrAMetric() {
        add(1, RunStatus.SUCCEEDED, 5);
        add(2, RunStatus.RUNNING, 7);
        add(3, RunStatus.FAILED, Double.NaN);
        workspace.history.add(new RunBuilder("other", 3).build());

        model.show("sales");

        assertThat(model.shownProperty().get().runs())
                .extracting(run -> run.flow().number())
                .containsExactly(1, 2, 3);
        assertThat(values()).containsExactly(60.0, Double.NaN, 60.0);
        assertThat(model.measures()).containsExactly(OverTimeViewModel.TIME, "rmse");
        model.measureProperty().set("rmse");
        assertThat(values()).containsExactly(5.0, 7.0, Double.NaN);
    }

    @Test
    void anOlderAnswerDoesNotTakeThePlaceOfANewerOne() {
        var questions = new ArrayList<Runnable>();
        var late = new OverTimeViewModel(workspace.live(new Jobs(questions::add, Runnable::run)));
        add(1, RunStatus.RUNNING, 5);
        late.show("sales");
        late.show("sales");
        questions.getLast().run();
        assertThat(late.shownProperty().get().total()).isEqualTo(1);

        add(2, RunStatus.RUNNING, 7);
        questions.getFirst().run();

        assertThat(late.shownProperty().get().total()).isEqualTo(1);
    }

    @Test
    void aRunIsOpenedWhereTheMouseIsThoughAnotherAnswerCameSinceItMoved() throws Exception {
        add(1, RunStatus.RUNNING, 5);
        var opened = new ArrayList<RunId>();
        var page = new DeploymentsViewModel(workspace.live());
        page.overTime().show("sales");
        var views = new ArrayList<OverTimeView>();
        try (var stage = OnStage.node(() -> {
            views.add(new OverTimeView(page, ZoneOffset.UTC, opened::add));
            return views.getFirst();
        })) {
            assertThat(stage.says()).contains("1 run");
            var view = views.getFirst();
            OnStage.onUi(() -> {
                mouse(view, MouseEvent.MOUSE_MOVED);
                add(1, RunStatus.RUNNING, 6);
                page.overTime().show("sales");
                mouse(view, MouseEvent.MOUSE_CLICKED);
                return true;
            });

            assertThat(opened).isEqualTo(List.copyOf(workspace.history.rows.keySet()));
        }
    }

    /// Sends the mouse to the only dot, in the middle of what is drawn.
    private static void mouse(OverTimeView view, EventType<MouseEvent> type) {
        var plot = (Region) view.getChildren().getLast();
        double x = 56 + (plot.getWidth() - 68) / 2;
        Event.fireEvent(
                plot,
                new MouseEvent(
                        type,
                        x,
                        40,
                        x,
                        40,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null));
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
