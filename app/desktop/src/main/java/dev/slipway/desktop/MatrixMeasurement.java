package dev.slipway.desktop;

import static dev.slipway.desktop.Pictures.frames;
import static dev.slipway.desktop.Pictures.onUi;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.matrix.MatrixScreen;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunQuery;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;

/// What 500 tasks of 100 runs side by side cost.
final class MatrixMeasurement {
    private static final int COMPARED = 1_000;
    private static final int RUNS = 100;
    private static final int TASKS = 500;
    private static final double WHEEL = 40;

    private final Composition composition;
    private final LiveStore store;

    MatrixMeasurement(Composition composition, LiveStore store) {
        this.composition = composition;
        this.store = store;
    }

    void take() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        var runs = runs();
        Timed.opened("matrix", () -> composition.places().tasks(runs), this::isShown);
        frames(30);
        onUi(() -> {
            composition.shell().close(MatrixScreen.idOf(runs));
            return true;
        });
        frames(30);
        Timed.print("matrix-again", Timed.until(() -> composition.places().tasks(runs), this::isShown));
        frames(30);
        var plot = onUi(() -> Timed.first(
                composition.shell().lookupAll(".task-matrix .plot"),
                node -> node.isFocusTraversable() && node.isVisible()));
        Timed.print(
                "matrix-scroll",
                Timed.frame(i -> plot.fireEvent(Measurement.wheel(plot, i / 40 % 2 == 0 ? -WHEEL : WHEEL))));
        Timed.print(
                "matrix-hover",
                Timed.frame(
                        i -> Timed.mouse(plot, MouseEvent.MOUSE_MOVED, 320 + i * 13 % 700, 60 + i * 7 % 500, false)));
        double canvas = BareCanvas.frame(100, 25);
        Timed.print("bare-matrix-scroll", canvas);
        Timed.print("bare-matrix-hover", canvas);
        double rows = Timed.of(() -> {
            for (var run : runs) {
                store.services().history().tasks(run, "train", 0, TASKS);
            }
        });
        Timed.print("bare-matrix-open", rows);
        Timed.print("bare-matrix-again", rows);
    }

    /// The oldest of the sweeps, to whom the bench has given tasks.
    private List<RunId> runs() throws IOException {
        var all = store.services()
                .history()
                .runs(new RunQuery("sweeps", null, null, null, null, null, COMPARED, null))
                .rows();
        return all.subList(all.size() - RUNS, all.size()).stream()
                .map(RunRow::id)
                .toList();
    }

    private boolean isShown() {
        return composition.shell().front().stream()
                .flatMap(screen -> screen.main().lookupAll(".label").stream())
                .filter(Node::isVisible)
                .anyMatch(
                        node -> node instanceof Label label && label.getText().startsWith((TASKS + 1) + "\u00a0rows"));
    }
}
