package dev.slipway.desktop;

import static dev.slipway.desktop.Pictures.frames;
import static dev.slipway.desktop.Pictures.onUi;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.compare.CompareScreen;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunQuery;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseEvent;

/// What 1,000 runs side by side cost, and 200 curves of 10,000 points.
final class CompareMeasurement {
    private static final int RUNS = 1_000;
    private static final int CURVES = 200;
    private static final int AGAIN = 3;
    private static final double LEFT = 72;
    private static final String AXES = "Parameters and a metric as parallel axes";
    private static final String CHART = "The metric by iteration";

    private final Composition composition;
    private final LiveStore store;

    CompareMeasurement(Composition composition, LiveStore store) {
        this.composition = composition;
        this.store = store;
    }

    void take() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        var runs = runs(RUNS);
        Timed.opened("compare", () -> composition.places().compare(runs), this::isShown);
        for (int i = 0; i < AGAIN; i++) {
            close(runs);
            Timed.print("compare-again", Timed.until(() -> composition.places().compare(runs), this::isShown));
            frames(60);
        }
        frames(60);
        var axes = onUi(() -> Timed.named(composition.shell(), ".plot", AXES));
        onUi(() -> {
            Timed.mouse(axes, MouseEvent.MOUSE_PRESSED, LEFT, 200, true);
            return true;
        });
        Timed.print(
                "compare-brush",
                Timed.frame(i ->
                        Timed.mouse(axes, MouseEvent.MOUSE_DRAGGED, LEFT, 180 - Math.abs(i % 100 - 50) * 2, true)));
        if (!onUi(this::isBrushed)) {
            throw new IOException("the brush picked no runs");
        }
        Timed.print("bare-compare-brush", BareCanvas.frame(RUNS, 10));
        close(runs);
        double rows = Timed.of(() -> store.services().comparisons().compare(runs));
        Timed.print("bare-compare-open", rows);
        Timed.print("bare-compare-again", rows);
        curves(runs(CURVES));
    }

    private void close(List<RunId> runs) throws ExecutionException, TimeoutException, InterruptedException {
        onUi(() -> {
            composition.shell().close(CompareScreen.idOf(runs));
            return true;
        });
        frames(30);
    }

    private void curves(List<RunId> runs)
            throws IOException, ExecutionException, TimeoutException, InterruptedException {
        var history = store.services().history();
        Timed.print("curves-open", Timed.until(() -> composition.places().compare(runs), this::hasCurves));
        frames(30);
        var chart = onUi(() -> Timed.named(composition.shell(), ".plot", CHART));
        Timed.print(
                "curves-hover",
                Timed.frame(i -> Timed.mouse(chart, MouseEvent.MOUSE_MOVED, 80 + i % 300, 60 + i * 7 % 100, false)));
        Timed.print("bare-curves-hover", BareCanvas.frame(1, 1_600));
        Timed.print("bare-curves-open", Timed.of(() -> {
            for (var run : runs) {
                history.curve(run, "m0");
            }
        }));
    }

    private boolean isBrushed() {
        return composition.shell().lookupAll(".label").stream()
                .anyMatch(node -> node instanceof Label label
                        && label.getText().endsWith(" picked")
                        && !label.getText().startsWith("0 "));
    }

    private boolean hasCurves() {
        return composition.shell().lookupAll(".plot").stream().anyMatch(node -> CHART.equals(node.getAccessibleText()))
                && composition.shell().lookupAll(".legend .label").stream().anyMatch(Node::isVisible);
    }

    private List<RunId> runs(int count) throws IOException {
        return store
                .services()
                .history()
                .runs(new RunQuery("sweeps", null, null, null, null, null, count, null))
                .rows()
                .stream()
                .map(RunRow::id)
                .toList();
    }

    private boolean isShown() {
        return Timed.front(composition, ".row-list") instanceof ListView<?> list
                && list.getItems().size() == RUNS
                && list.lookupAll(".list-cell .label").stream()
                        .anyMatch(node ->
                                node instanceof Label label && !label.getText().isEmpty());
    }
}
