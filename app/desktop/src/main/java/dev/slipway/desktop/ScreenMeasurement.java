package dev.slipway.desktop;

import static dev.slipway.desktop.Pictures.frames;
import static dev.slipway.desktop.Pictures.onUi;

import dev.slipway.desktop.task.Toolkit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// What `./slipway bench` asks of the screens over runs and versions: prints a line a figure. The real window, without
/// a display, on a generated store.
final class ScreenMeasurement {
    private static final int SOON = 90;
    /// Ten seconds: by then the window has rehearsed its screens, as it has before most people go to one.
    private static final int SETTLED = 600;

    private ScreenMeasurement() {}

    /// Measures `screen` on the workspace `folder`, prints names and values, and returns the exit code.
    static int take(String screen, Path folder) {
        try {
            Toolkit.start();
            if (screen.equals("table")) {
                TableMeasurement.take();
                return 0;
            }
            var composition = Measurement.open(folder);
            frames(screen.equals("history-early") ? SOON : SETTLED);
            var store = Objects.requireNonNull(onUi(() -> composition.places().store()), "no workspace");
            switch (screen) {
                case "history-early" -> new HistoryMeasurement(composition, store).early();
                case "history" -> new HistoryMeasurement(composition, store).take();
                case "run" -> new RunMeasurement(composition, store).take();
                case "compare" -> new CompareMeasurement(composition, store).take();
                case "matrix" -> new MatrixMeasurement(composition, store).take();
                case "why" -> new WhyMeasurement(composition, store).take();
                case "sheet" -> new SheetMeasurement(composition, store, folder).take();
                default -> throw new IOException("there is no screen " + screen);
            }
            Measurement.end(composition);
            return 0;
        } catch (IOException | ExecutionException | TimeoutException e) {
            System.err.println("slipway: nothing was measured: " + e);
            return 3;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }
}
