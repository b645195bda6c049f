package dev.slipway.desktop;

import static dev.slipway.desktop.Pictures.frames;
import static dev.slipway.desktop.Pictures.onUi;
import static dev.slipway.desktop.Pictures.until;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.notebook.NotebookScreen;
import dev.slipway.desktop.task.Toolkit;
import dev.slipway.kernel.installation.Installation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

/// What `./slipway bench` asks of the window: prints one number. The real window, without a display.
final class Measurement {
    private static final int CELLS = 200;
    private static final int MANY = 2_000;
    private static final double WHEEL = -120;
    private static final int WARM_UP = 40;
    private static final int KEYS = 120;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final int LIMIT_SECONDS = 60;

    private Measurement() {}

    /// Prints what `name` names and returns the exit code: `first-frame` and `bare-first-frame` in seconds since the
    /// process was started, `key` and `bare-key` in ms of the UI thread a key press, `scroll` and
    /// `bare-scroll` in ms of the UI thread a frame of scrolling through 2,000 cells or lines, 95 %, `output-flood`
    /// and `output-flood-key` in ms while a cell prints a million lines, `chart-pan` in ms of the UI thread a frame
    /// in which a chart of 100,000 points is moved, and their bare ones.
    static int take(String name) {
        try {
            Toolkit.start();
            System.out.println(
                    switch (name) {
                        case "first-frame" -> firstFrame();
                        case "bare-first-frame" -> bareFirstFrame();
                        case "key" -> key();
                        case "bare-key" -> bareKey();
                        case "scroll" -> scroll();
                        case "bare-scroll" -> bareScroll();
                        case "output-flood" -> FloodMeasurement.longestBlock();
                        case "output-flood-key" -> FloodMeasurement.keys();
                        case "bare-output-flood" -> FloodMeasurement.bare();
                        case "bare-output-flood-key" -> bareKey();
                        case "chart-pan" -> FigureMeasurement.pan();
                        case "bare-chart-pan" -> FigureMeasurement.bare();
                        default -> throw new IOException("there is no measurement " + name);
                    });
            return 0;
        } catch (IOException | ExecutionException | TimeoutException e) {
            System.err.println("slipway: nothing was measured: " + e.getMessage());
            return 3;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    private static double firstFrame() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        var composition = open(null);
        frames(1);
        double seconds = sinceStart();
        end(composition);
        return seconds;
    }

    private static double bareFirstFrame() throws ExecutionException, TimeoutException, InterruptedException {
        onUi(() -> {
            var stage = new Stage();
            stage.setScene(new Scene(new Label("ready"), 1280, 800));
            stage.show();
            return stage;
        });
        frames(1);
        return sinceStart();
    }

    private static double scroll() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        var file = Files.createTempDirectory("slipway-bench").resolve("many.jsh");
        Files.writeString(file, notebook(MANY));
        var composition = open(file);
        until(() -> composition.shell().front().orElse(null) instanceof NotebookScreen, LIMIT_SECONDS);
        frames(30);
        var column = onUi(() -> composition.shell().lookup(".cell-column"));
        double millis = scroll(column);
        end(composition);
        return millis;
    }

    private static double bareScroll() throws ExecutionException, TimeoutException, InterruptedException {
        var list = onUi(() -> {
            var view = new ListView<>(FXCollections.observableArrayList(IntStream.range(0, MANY)
                    .mapToObj(i -> "int value" + i + " = " + i + ";")
                    .toList()));
            var stage = new Stage();
            stage.setScene(new Scene(view, 1280, 800));
            stage.show();
            return view;
        });
        frames(30);
        return scroll(onUi(() -> list.lookup(".virtual-flow")));
    }

    /// Returns the time of the UI thread a frame while the wheel turns, 95 % of the frames. Unit: ms.
    private static double scroll(Node target) throws ExecutionException, TimeoutException, InterruptedException {
        return Timed.frame(_ -> target.fireEvent(wheel(target, WHEEL)));
    }

    /// Returns a turn of the wheel over `target`.
    ///
    /// @param by px, below 0 for down
    static ScrollEvent wheel(Node target, double by) {
        return new ScrollEvent(
                target,
                target,
                ScrollEvent.SCROLL,
                400,
                400,
                400,
                400,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                by,
                0,
                by,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    private static double key() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        var notebook = Files.createTempDirectory("slipway-bench").resolve("many.jsh");
        Files.writeString(notebook, notebook(CELLS));
        var composition = open(notebook);
        until(() -> composition.shell().front().orElse(null) instanceof NotebookScreen, LIMIT_SECONDS);
        onUi(() -> {
            ((NotebookScreen) composition.shell().front().orElseThrow()).go(new CellId("c" + CELLS / 2), 1);
            return true;
        });
        frames(30);
        double millis = keys();
        end(composition);
        return millis;
    }

    private static double bareKey() throws ExecutionException, TimeoutException, InterruptedException {
        onUi(() -> {
            var stage = new Stage();
            var area = new TextArea();
            stage.setScene(new Scene(area, 1280, 800));
            stage.show();
            area.requestFocus();
            return stage;
        });
        frames(30);
        return keys();
    }

    /// Returns the median time of the UI thread from a key press to the end of the frame after it. Unit: ms.
    private static double keys() throws ExecutionException, TimeoutException, InterruptedException {
        var threads = ManagementFactory.getThreadMXBean();
        long ui = onUi(() -> Thread.currentThread().threadId());
        var robot = onUi(Robot::new);
        var costs = new double[KEYS];
        for (int i = -WARM_UP; i < KEYS; i++) {
            long before = threads.getThreadCpuTime(ui);
            onUi(() -> {
                robot.keyType(KeyCode.A);
                return true;
            });
            frames(2);
            if (i >= 0) {
                costs[i] = (threads.getThreadCpuTime(ui) - before) / NANOS_PER_MILLI;
            }
        }
        Arrays.sort(costs);
        return costs[KEYS / 2];
    }

    static Composition open(@org.jspecify.annotations.Nullable Path notebook)
            throws IOException, ExecutionException, TimeoutException, InterruptedException {
        var home = Files.createTempDirectory("slipway-bench");
        var installation = Installation.locate();
        return onUi(() -> {
            var composition = new Composition(installation, home, Kernels.plain(installation, home));
            var stage = new Stage();
            composition.window(stage);
            stage.show();
            composition.begin(notebook);
            return composition;
        });
    }

    static void end(Composition composition) throws ExecutionException, TimeoutException, InterruptedException {
        onUi(() -> {
            composition.close();
            return true;
        });
    }

    private static double sinceStart() {
        return (System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime())
                / MILLIS_PER_SECOND;
    }

    private static String notebook(int cells) {
        return IntStream.range(0, cells)
                .mapToObj(i -> "// %% id=c" + i + "\nint value" + i + " = " + i + ";\nvar text" + i
                        + " = \"cell \" + value" + i + ";\n")
                .collect(Collectors.joining("\n"));
    }
}
