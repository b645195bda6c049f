package dev.slipway.desktop;

import static dev.slipway.desktop.Pictures.frames;
import static dev.slipway.desktop.Pictures.onUi;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.run.RunScreen;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.RunQuery;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.store.Store;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// What the page of a run of 20,000 tasks costs: opened, its timeline moved, a task's end shown.
final class RunMeasurement {
    private static final String LIVE = "live";
    private static final int EVENTS = 20;
    private static final int AGAIN = 3;
    private static final int FIRST = 10_000;

    private final Composition composition;
    private final LiveStore store;

    RunMeasurement(Composition composition, LiveStore store) {
        this.composition = composition;
        this.store = store;
    }

    void take() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        var run = newest("many");
        var waits = Waits.beside("run");
        long start = System.nanoTime();
        Timed.print("run-open", Timed.until(() -> composition.places().run(run), () -> tasks(run) > 0));
        Timed.await(() -> Timed.front(composition, ".fan") != null);
        frames(1);
        Timed.print("run-graph", (System.nanoTime() - start) / 1e9);
        waits.end();
        for (int i = 0; i < AGAIN; i++) {
            close(run);
            Timed.print("run-again", Timed.until(() -> composition.places().run(run), () -> tasks(run) > 0));
            Timed.await(() -> tasks(run) > FIRST);
            frames(30);
        }
        timeline();
        for (int i = 0; i < 3; i++) {
            double bare = Timed.of(() -> {
                for (int offset = 0; offset < 20_000; offset += 5_000) {
                    store.services().history().tasks(run, "square", offset, 5_000);
                }
            });
            Timed.print("bare-run-open", bare);
            Timed.print("bare-run-graph", bare);
            Timed.print("bare-run-again", bare);
        }
        close(run);
        events();
    }

    private void close(RunId run) throws ExecutionException, TimeoutException, InterruptedException {
        onUi(() -> {
            composition.shell().close(RunScreen.idOf(run));
            return true;
        });
        frames(30);
    }

    private void timeline() throws ExecutionException, TimeoutException, InterruptedException {
        var plot = onUi(() -> Timed.named(composition.shell(), ".plot", "Steps over time"));
        onUi(() -> {
            Timed.mouse(plot, MouseEvent.MOUSE_PRESSED, 300, 40, true);
            Timed.mouse(plot, MouseEvent.MOUSE_DRAGGED, 700, 40, true);
            Timed.mouse(plot, MouseEvent.MOUSE_RELEASED, 700, 40, false);
            return true;
        });
        frames(20);
        Timed.print("timeline-pan", Timed.frame(i -> wheel(plot, i)));
        Timed.print("bare-timeline-pan", BareCanvas.frame(12, 400));
    }

    /// Moves to and fro, and looks closer and farther.
    private static void wheel(Node plot, int frame) {
        boolean isZoom = frame % 3 == 0;
        double by = frame % 20 < 10 ? 40 : -40;
        plot.fireEvent(new ScrollEvent(
                plot,
                plot,
                ScrollEvent.SCROLL,
                400,
                40,
                400,
                40,
                !isZoom,
                isZoom,
                false,
                false,
                false,
                false,
                isZoom ? 0 : by,
                isZoom ? by : 0,
                isZoom ? 0 : by,
                isZoom ? by : 0,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null));
    }

    /// Ends tasks of a run under way as its process would, through a store of its own.
    private void events() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        var run = newest(LIVE);
        var seconds = new double[EVENTS];
        try (var writer = Store.in(store.services().workspace().root().resolve(".slipway"))) {
            for (int i = 0; i < EVENTS; i++) {
                set(writer, i, "running");
            }
            onUi(() -> {
                composition.places().run(run);
                return true;
            });
            Timed.await(() -> tasks(run) > 0);
            frames(120);
            for (int i = 0; i < EVENTS; i++) {
                int index = i;
                long start = System.nanoTime();
                set(writer, i, "succeeded");
                Timed.await(() -> isOver(index));
                frames(1);
                seconds[i] = (System.nanoTime() - start) / 1e9;
                frames(7 + i);
            }
        }
        Arrays.sort(seconds);
        Timed.print("event-pixels", seconds[EVENTS * 95 / 100]);
        long start = System.nanoTime();
        frames(2);
        Timed.print("bare-event-pixels", (System.nanoTime() - start) / 1e9);
    }

    /// Sets a task to `status`, and counts in its step, as the process of a run does.
    private static void set(Store writer, int index, String status) throws IOException {
        boolean isOver = status.equals("succeeded");
        writer.<Integer>write(transaction -> {
            transaction.update(
                    "UPDATE task SET status = ? WHERE run = (SELECT key FROM run WHERE flow = ?) AND step = 1"
                            + " AND idx = ?",
                    status,
                    LIVE,
                    index);
            return transaction.update(
                    "UPDATE step SET executed = executed + ?, running = running - ?"
                            + " WHERE run = (SELECT key FROM run WHERE flow = ?) AND position = 1",
                    isOver ? 1 : -1,
                    isOver ? 1 : -1,
                    LIVE);
        });
    }

    private RunId newest(String flow) throws IOException {
        return store.services()
                .history()
                .runs(new RunQuery(flow, null, null, null, null, null, 1, null))
                .rows()
                .getFirst()
                .id();
    }

    private boolean isOver(int index) {
        return Timed.front(composition, ".row-list") instanceof ListView<?> list
                && list.getItems().stream()
                        .limit(EVENTS + 1)
                        .anyMatch(row -> row instanceof TaskRow task
                                && task.index() == index
                                && task.status() == RunStatus.SUCCEEDED);
    }

    private int tasks(RunId run) {
        boolean isFront = composition
                .shell()
                .front()
                .map(screen -> screen.id().equals(RunScreen.idOf(run)))
                .orElse(false);
        return isFront
                        && Timed.front(composition, ".row-list") instanceof ListView<?> list
                        && !list.lookupAll(".list-cell").isEmpty()
                ? list.getItems().size()
                : 0;
    }
}
