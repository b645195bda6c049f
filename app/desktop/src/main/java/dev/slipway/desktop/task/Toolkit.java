package dev.slipway.desktop.task;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.ColorScheme;
import javafx.application.Platform;

/// The JavaFX toolkit of this process: starting it without an application, and ending it.
public final class Toolkit {
    private Toolkit() {}

    /// Starts the toolkit and returns once it runs; does nothing if it runs already. It then lives until `exit`.
    public static void start() throws InterruptedException {
        var started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException alreadyRunning) {
            Platform.runLater(started::countDown);
        }
        started.await();
        Platform.setImplicitExit(false);
    }

    /// Ends the toolkit: the window goes, the process ends when nothing else holds it.
    public static void exit() {
        Platform.exit();
    }

    /// Tells whether the desktop of this machine is set to dark colours.
    public static boolean prefersDark() {
        return Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    }

    /// Tells whether the desktop of this machine asks for high contrast.
    ///
    /// Source: `Platform.Preferences`, JavaFX 26: the keys of Windows and GTK; macOS has none.
    public static boolean prefersContrast() {
        var desktop = Platform.getPreferences();
        return desktop.getBoolean("Windows.SPI.HighContrast").orElse(false)
                || desktop.getString("GTK.theme_name").orElse("").startsWith("HighContrast");
    }

    /// Tells whether things that move should stand still: the system asks for less motion, pictures are taken, or
    /// nobody sees them since this is not the UI thread.
    public static boolean prefersStill() {
        return Boolean.getBoolean("slipway.still")
                || !Platform.isFxApplicationThread()
                || Platform.getPreferences().isReducedMotion();
    }

    /// Runs `work` on the UI thread and hands back what it gives.
    public static <T> CompletableFuture<T> call(Callable<T> work) {
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception | AssertionError e) { // who waits is told of a bug at once, too
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}
