package dev.slipway.desktop;

import dev.slipway.desktop.task.Toolkit;
import dev.slipway.desktop.theme.Theme;
import dev.slipway.kernel.installation.Installation;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/// Takes the pictures of the real window on the real samples, without a display.
final class Pictures {
    private final Path folder;
    private final Path samples;
    private final Composition composition;

    private Pictures(Path folder, Path samples, Composition composition) {
        this.folder = folder;
        this.samples = samples;
        this.composition = composition;
    }

    /// Writes all pictures to `folder` and returns the exit code.
    static int take(Path folder) {
        try {
            Toolkit.start();
            Files.createDirectories(folder);
            var home = Files.createTempDirectory("slipway-pictures");
            var composition = onUi(
                    () -> new Composition(Installation.locate(), home, Kernels.plain(Installation.locate(), home)));
            new Pictures(folder, home.resolve("samples"), composition).all();
            return 0;
        } catch (IOException | ExecutionException | TimeoutException e) {
            System.err.println("slipway: the pictures could not be taken: " + e.getMessage());
            return 3;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    private void all() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        onUi(() -> {
            var stage = new Stage();
            composition.window(stage);
            stage.show();
            composition.begin(null);
            return stage;
        });
        new NotebookPictures(composition, this).take();
        new ScreenPictures(composition, this, samples).take();
    }

    /// Takes the window as it is: in each theme, small, and at 250 % on a screen of 2560 x 1440.
    void shoot(String name) throws IOException, ExecutionException, TimeoutException, InterruptedException {
        for (var theme : Theme.values()) {
            shoot(name + "-" + theme.name().toLowerCase(Locale.ROOT).replace('_', '-'), theme, 1280, 800);
        }
        shoot(name + "-1000x700", Theme.LIGHT, 1000, 700);
        large(name + "-250");
    }

    /// Takes the window at 250 %. The screen of the headless platform is too small for it, so only its content grows.
    private void large(String name) throws IOException, ExecutionException, TimeoutException, InterruptedException {
        resize(Theme.LIGHT, 1280, 800);
        onUi(() -> {
            composition.scale(250);
            composition.shell().getScene().getRoot().resize(2560, 1440);
            return true;
        });
        frames(12);
        write(
                name,
                onUi(() -> SwingFXUtils.fromFXImage(
                        composition.shell().getScene().getRoot().snapshot(null, new WritableImage(2560, 1440)), null)));
        onUi(() -> {
            composition.scale(100);
            composition.shell().getScene().getRoot().resize(1280, 800);
            return true;
        });
    }

    private void shoot(String name, Theme theme, double width, double height)
            throws IOException, ExecutionException, TimeoutException, InterruptedException {
        resize(theme, width, height);
        write(
                name,
                onUi(() ->
                        SwingFXUtils.fromFXImage(composition.shell().getScene().snapshot(null), null)));
    }

    private void write(String name, BufferedImage image) throws IOException {
        ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
    }

    private void resize(Theme theme, double width, double height)
            throws ExecutionException, TimeoutException, InterruptedException {
        onUi(() -> {
            composition.shell().themeProperty().set(theme);
            var window = composition.shell().getScene().getWindow();
            window.setWidth(width);
            window.setHeight(height);
            return window;
        });
        frames(6);
    }

    /// Waits until `condition` holds, asked on the UI thread every frame.
    static void until(BooleanSupplier condition, long seconds)
            throws ExecutionException, TimeoutException, InterruptedException {
        var holds = new CompletableFuture<Void>();
        onUi(() -> {
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    if (condition.getAsBoolean()) {
                        stop();
                        holds.complete(null);
                    }
                }
            }.start();
            return null;
        });
        try {
            holds.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new TimeoutException("something did not come within " + seconds + " s");
        }
    }

    /// Lets `count` frames pass.
    static void frames(int count) throws ExecutionException, TimeoutException, InterruptedException {
        var left = new int[] {count};
        until(() -> left[0]-- <= 0, 30);
    }

    /// Returns what `work` gives on the UI thread.
    static <T> T onUi(Callable<T> work) throws ExecutionException, TimeoutException, InterruptedException {
        return Toolkit.call(work).get(60, TimeUnit.SECONDS);
    }
}
