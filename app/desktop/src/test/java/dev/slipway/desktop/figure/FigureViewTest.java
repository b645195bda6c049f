package dev.slipway.desktop.figure;

import static dev.slipway.charts.Charts.plot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.charts.PlotRenderer;
import dev.slipway.desktop.fakes.OnStage;
import java.util.Objects;
import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FigureViewTest {
    private @Nullable FigureView shown;

    private FigureView view() {
        return Objects.requireNonNull(shown);
    }

    private OnStage stage() throws Exception {
        return OnStage.node(() -> {
            var xs = new double[] {0, 25, 50, 75, 100};
            var bundle = new PlotRenderer().render(plot(xs, xs).scatter("x", "y"));
            var figure =
                    Figure.read(bundle.form(MimeBundle.CHART).orElseThrow()).orElseThrow();
            var made = (FigureView) figure.close();
            made.setMinSize(figure.width(), figure.height());
            made.setMaxSize(figure.width(), figure.height());
            shown = made;
            return new StackPane(made);
        });
    }

    @Test
    void tellsThePointUnderThePointer() throws Exception {
        try (var stage = stage()) {
            stage.says();
            mouse(MouseEvent.MOUSE_MOVED, 0.5, 0.5, 0);
            assertThat(stage.says()).contains("x", "50", "y", "50");
            assertThat(stage.faults()).isEmpty();
            mouse(MouseEvent.MOUSE_EXITED, 0.5, 0.5, 0);
            assertThat(stage.says()).doesNotContain("50");
        }
    }

    @Test
    void dragLooksCloserThenMovesAndDoubleClickShowsAllAgain() throws Exception {
        try (var stage = stage()) {
            stage.says();
            drag(0.4, 0.4, 0.6, 0.6);
            assertThat(view().zoom().width()).isBetween(0.19, 0.21);
            assertThat(view().zoom().left()).isBetween(0.39, 0.41);
            mouse(MouseEvent.MOUSE_MOVED, 0.5, 0.5, 0);
            assertThat(stage.says()).contains("50");
            drag(0.5, 0.5, 1, 0.5);
            assertThat(view().zoom().left()).isBetween(0.29, 0.31);
            assertThat(view().zoom().width()).isBetween(0.19, 0.21);
            mouse(MouseEvent.MOUSE_CLICKED, 0.5, 0.5, 2);
            assertThat(view().zoom()).isEqualTo(Zoom.WHOLE);
        }
    }

    @Test
    void keysLookCloserAndMove() throws Exception {
        try (var stage = stage()) {
            OnStage.onUi(() -> {
                view().requestFocus();
                return true;
            });
            stage.press(KeyCode.ADD, KeyCode.ADD, KeyCode.LEFT);
            assertThat(view().zoom().width()).isBetween(0.63, 0.65);
            assertThat(view().zoom().left()).isLessThan(0.15);
            stage.named("Show the whole chart (0)");
            assertThat(view().zoom()).isEqualTo(Zoom.WHOLE);
            stage.press(KeyCode.SUBTRACT, KeyCode.DIGIT0);
            assertThat(view().zoom()).isEqualTo(Zoom.WHOLE);
        }
    }

    private void drag(double x, double y, double toX, double toY) throws Exception {
        mouse(MouseEvent.MOUSE_PRESSED, x, y, 1);
        mouse(MouseEvent.MOUSE_DRAGGED, toX, toY, 1);
        mouse(MouseEvent.MOUSE_RELEASED, toX, toY, 1);
    }

    /// @param x share of the first panel from its left; likewise `y`, from its top
    private void mouse(EventType<MouseEvent> type, double x, double y, int clicks) throws Exception {
        OnStage.onUi(() -> {
            var view = view();
            var area = view.figure().panels().getFirst().area();
            var at = view.localToScene(area.x() + x * area.width(), area.y() + y * area.height());
            view.fireEvent(new MouseEvent(
                    null,
                    view,
                    type,
                    at.getX(),
                    at.getY(),
                    at.getX(),
                    at.getY(),
                    clicks > 0 ? MouseButton.PRIMARY : MouseButton.NONE,
                    clicks,
                    false,
                    false,
                    false,
                    false,
                    clicks > 0,
                    false,
                    false,
                    true,
                    false,
                    false,
                    null));
            return true;
        });
    }
}
