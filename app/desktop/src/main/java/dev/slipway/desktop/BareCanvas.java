package dev.slipway.desktop;

import static dev.slipway.desktop.Pictures.frames;
import static dev.slipway.desktop.Pictures.onUi;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

/// What charts are measured against: a window with one canvas and nothing else.
final class BareCanvas {
    /// Few: the toolkit paints a thousand lines in a tenth of a second and more.
    private static final int FRAMES = 20;

    private BareCanvas() {}

    /// Returns the time of the UI thread a frame in which `lines` lines of `points` points are drawn, 95 % of the
    /// frames. Unit: ms.
    static double frame(int lines, int points) throws ExecutionException, TimeoutException, InterruptedException {
        var canvas = new Canvas(1000, 500);
        var stage = onUi(() -> {
            var window = new Stage();
            window.setScene(new Scene(new StackPane(canvas), 1280, 800));
            window.show();
            return window;
        });
        frames(10);
        double millis = Timed.frame(FRAMES, FRAMES / 2, number -> draw(canvas, lines, points, number));
        onUi(() -> {
            stage.close();
            return true;
        });
        return millis;
    }

    private static void draw(Canvas canvas, int lines, int points, int number) {
        var graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        graphics.setStroke(Color.DARKBLUE);
        for (int line = 0; line < lines; line++) {
            graphics.beginPath();
            graphics.moveTo(0, line);
            for (int i = 1; i < points; i++) {
                graphics.lineTo(
                        i * canvas.getWidth() / points, (line * 31 + i * 17 + number) % (int) canvas.getHeight());
            }
            graphics.stroke();
        }
    }
}
