package dev.slipway.desktop;

import static dev.slipway.desktop.Pictures.frames;
import static dev.slipway.desktop.Pictures.onUi;
import static dev.slipway.desktop.Pictures.until;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.notebook.NotebookScreen;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

/// What a cell that prints a million lines costs the UI thread, from its start to a while after its end.
final class FloodMeasurement {
    private static final int LINES = 1_000_000;
    private static final long LIMIT_SECONDS = 120;
    private static final int WARM_UP = 40;
    private static final int PRINTED = 6;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String NOTEBOOK = """
            // %% id=warm-up
            for (int i = 0; i < 100_000; i++) System.out.println("line " + i + " of a cell that prints before");

            // %% id=flood
            for (int i = 0; i < LINES; i++) System.out.println("line " + i + " of a cell that prints and prints");

            // %% id=quiet
            int a = 1;
            """;

    private FloodMeasurement() {}

    /// Returns the longest time that something had to wait for the UI thread. Unit: ms.
    static double longestBlock() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        return flood(1, () -> {}, ended -> List.of(Waits.longest(ended))).getLast();
    }

    /// Returns the time of the UI thread from a key press to the end of the frame after it, 95 % of the presses, while
    /// the cell prints; it does so six times, as a person presses only about fifteen keys meanwhile. Unit: ms.
    static double keys() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        var costs = flood(PRINTED, FloodMeasurement::warmUp, FloodMeasurement::keys);
        Collections.sort(costs);
        return costs.get(costs.size() * 95 / 100);
    }

    private interface Before {
        void run() throws ExecutionException, TimeoutException, InterruptedException;
    }

    private interface Observed {
        List<Double> during(BooleanSupplier ended) throws ExecutionException, TimeoutException, InterruptedException;
    }

    private static List<Double> flood(int times, Before before, Observed observed)
            throws IOException, ExecutionException, TimeoutException, InterruptedException {
        var file = Files.createTempDirectory("slipway-bench").resolve("flood.jsh");
        Files.writeString(file, NOTEBOOK.replace("LINES", "" + LINES));
        var composition = Measurement.open(file);
        until(() -> composition.shell().front().orElse(null) instanceof NotebookScreen, LIMIT_SECONDS);
        var screen = onUi(() -> (NotebookScreen) composition.shell().front().orElseThrow());
        var notebook = screen.notebook();
        until(() -> !notebook.kernel().graphProperty().get().cells().isEmpty(), LIMIT_SECONDS);
        frames(30);
        run(screen, "warm-up");
        until(() -> !notebook.execution().isBusy(), LIMIT_SECONDS);
        frames(60);
        before.run();
        var values = new ArrayList<Double>();
        for (int time = 0; time < times; time++) {
            run(screen, "flood");
            values.addAll(observed.during(() -> !notebook.execution().isBusy()));
        }
        var shown = onUi(() -> notebook.cells().get(1).outputs().outputs().toString());
        if (!shown.contains("line " + (LINES - 1) + " of")) {
            throw new IOException("the last line is not there");
        }
        Measurement.end(composition);
        return values;
    }

    /// Runs a cell and goes on typing in another one.
    private static void run(NotebookScreen screen, String cell)
            throws ExecutionException, TimeoutException, InterruptedException {
        onUi(() -> {
            screen.go(new CellId(cell), 0);
            screen.commands().stream()
                    .filter(command -> command.id().equals("run-cell"))
                    .forEach(command -> command.action().run());
            screen.go(new CellId("quiet"), 1);
            return true;
        });
    }

    /// Returns the longest wait for a window with one label beside a process that prints as much. Unit: ms.
    static double bare() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        onUi(() -> {
            var stage = new Stage();
            stage.setScene(new Scene(new Label("ready"), 1280, 800));
            stage.show();
            return stage;
        });
        frames(30);
        var process = new ProcessBuilder("seq", "1", "" + 10 * LINES)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return Waits.longest(() -> !process.isAlive());
    }

    /// Types as much as `Measurement` does before it counts: the first key presses of a process run code that is not
    /// compiled yet.
    private static void warmUp() throws ExecutionException, TimeoutException, InterruptedException {
        var robot = onUi(Robot::new);
        for (int i = 0; i < WARM_UP; i++) {
            onUi(() -> {
                robot.keyType(KeyCode.A);
                return true;
            });
            frames(2);
        }
    }

    private static List<Double> keys(BooleanSupplier ended)
            throws ExecutionException, TimeoutException, InterruptedException {
        var threads = ManagementFactory.getThreadMXBean();
        long ui = onUi(() -> Thread.currentThread().threadId());
        var robot = onUi(Robot::new);
        var costs = new ArrayList<Double>();
        while (!onUi(ended::getAsBoolean)) {
            long before = threads.getThreadCpuTime(ui);
            onUi(() -> {
                robot.keyType(KeyCode.A);
                return true;
            });
            frames(2);
            costs.add((threads.getThreadCpuTime(ui) - before) / NANOS_PER_MILLI);
        }
        return costs;
    }
}
