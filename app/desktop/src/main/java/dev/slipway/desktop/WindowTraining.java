package dev.slipway.desktop;

import static dev.slipway.desktop.Pictures.frames;
import static dev.slipway.desktop.Pictures.onUi;
import static dev.slipway.desktop.Pictures.until;

import dev.slipway.desktop.notebook.NotebookScreen;
import dev.slipway.desktop.task.Toolkit;
import dev.slipway.kernel.client.CacheMaker;
import dev.slipway.kernel.client.TrainingProcess;
import dev.slipway.kernel.installation.StartCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;

/// What a window does at its start, without a display, in a process whose JVM writes down what it loads.
final class WindowTraining {
    /// What the process is told to do.
    static final String COMMAND = "train";

    private static final int READY_SECONDS = 180;
    private static final int FRAMES = 30;

    private WindowTraining() {}

    /// Makes the cache of windows like this process's unless it is there; `say` is told why that takes so long.
    static void makeCache(Path home, Consumer<String> say) throws InterruptedException {
        var cache = StartCache.ofWindow(TrainingProcess.classPath(), TrainingProcess.java(), home);
        CacheMaker.makeOnce(cache, new TrainingProcess(Launcher.class, COMMAND), say);
    }

    /// Opens the window on the samples, types, goes from screen to screen, and returns the exit code.
    static int run() {
        try {
            Toolkit.start();
            var composition = Measurement.open(null);
            var shell = composition.shell();
            until(() -> shell.front().orElse(null) instanceof NotebookScreen, READY_SECONDS);
            frames(FRAMES);
            var robot = onUi(Robot::new);
            for (var key : List.of(KeyCode.ENTER, KeyCode.A, KeyCode.PERIOD, KeyCode.BACK_SPACE, KeyCode.ESCAPE)) {
                onUi(() -> {
                    robot.keyType(key);
                    return true;
                });
                frames(FRAMES);
            }
            screens(composition);
            Measurement.end(composition);
            return 0;
        } catch (IOException | ExecutionException | TimeoutException e) {
            System.err.println("slipway: the window could not be opened: " + e.getMessage());
            return 3;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    /// A cache without them is better than none: what goes wrong there is said only.
    private static void screens(Composition composition) throws InterruptedException {
        try {
            var store = Objects.requireNonNull(onUi(() -> composition.places().store()), "no workspace");
            new ScreenTraining(composition, store).take();
        } catch (IOException | ExecutionException | TimeoutException e) {
            System.err.println("slipway: the screens of runs could not be opened: " + e.getMessage());
        }
    }
}
