package dev.slipway.desktop;

import static dev.slipway.desktop.Pictures.frames;
import static dev.slipway.desktop.Pictures.onUi;
import static dev.slipway.desktop.Pictures.until;

import dev.slipway.desktop.notebook.NotebookScreen;
import dev.slipway.desktop.task.Toolkit;
import dev.slipway.kernel.client.CacheMaker;
import dev.slipway.kernel.installation.StartCache;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;

/// A window without a display that does what windows do at their start, so that its JVM writes down what it loads.
final class WindowTraining implements CacheMaker.Training {
    /// What the process is told to do.
    static final String COMMAND = "train";

    private static final long LIMIT_SECONDS = 180;
    private static final int READY_SECONDS = 60;
    private static final int FRAMES = 30;
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    /// Returns the cache of windows like this process's.
    static StartCache cache(Path home) {
        var classPath =
                Stream.of(CLASS_PATH.split(File.pathSeparator)).map(Path::of).toList();
        return StartCache.ofWindow(classPath, JAVA, home);
    }

    /// Starts a process like this one and waits for its end.
    @Override
    public void write(Path made) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(JAVA.resolve("bin").resolve("java").toString());
        // a cache fits only a JVM with the same options
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-XX:AOT") && !option.startsWith("-Xlog"))
                .forEach(command::add);
        command.addAll(List.of("-XX:AOTCacheOutput=" + made, "-cp", CLASS_PATH, Launcher.class.getName(), COMMAND));
        var process = new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the JVM did not end within " + LIMIT_SECONDS + " s");
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
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
}
