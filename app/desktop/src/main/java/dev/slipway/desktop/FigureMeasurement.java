package dev.slipway.desktop;

import static dev.slipway.desktop.Pictures.frames;
import static dev.slipway.desktop.Pictures.onUi;

import dev.slipway.desktop.figure.Figure;
import dev.slipway.desktop.theme.Theme;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

/// What `./slipway bench` asks of a chart that a cell has made.
final class FigureMeasurement {
    private static final int POINTS = 100_000;
    private static final int DOTS = 5_000;
    private static final int SEED = 4;
    private static final double WIDTH = 640;
    private static final double HEIGHT = 360;
    private static final double DOT = 6;

    private FigureMeasurement() {}

    /// Returns the time of the UI thread a frame in which a chart of 100,000 points is moved under the pointer, a
    /// quarter of it seen, 95 % of the frames. Unit: ms.
    static double pan() throws ExecutionException, TimeoutException, InterruptedException {
        var chart = Figure.read(json()).orElseThrow().close();
        show(new StackPane(chart));
        double scale = onUi(() -> Math.min(chart.getWidth() / WIDTH, chart.getHeight() / HEIGHT));
        double left = onUi(() -> (chart.getWidth() - WIDTH * scale) / 2);
        double top = onUi(() -> (chart.getHeight() - HEIGHT * scale) / 2);
        onUi(() -> {
            drag(chart, left + 200 * scale, top + 100 * scale, left + 480 * scale, top + 240 * scale);
            Timed.mouse(chart, MouseEvent.MOUSE_PRESSED, left + 320 * scale, top + 180 * scale, true);
            return true;
        });
        return Timed.frame(number -> Timed.mouse(
                chart,
                MouseEvent.MOUSE_DRAGGED,
                left + (320 + number % 40) * scale,
                top + (180 + number % 30) * scale,
                true));
    }

    /// Returns the same of a canvas that draws 5,000 dots. Unit: ms.
    static double bare() throws ExecutionException, TimeoutException, InterruptedException {
        var canvas = new Canvas(1000, 500);
        show(new StackPane(canvas));
        var random = new Random(SEED);
        var xs = random.doubles(DOTS, 0, 1000).toArray();
        var ys = random.doubles(DOTS, 0, 500).toArray();
        return Timed.frame(number -> {
            var graphics = canvas.getGraphicsContext2D();
            graphics.clearRect(0, 0, 1000, 500);
            graphics.setFill(Color.DARKBLUE);
            for (int at = 0; at < DOTS; at++) {
                graphics.fillOval(xs[at] + number % 40, ys[at], DOT, DOT);
            }
        });
    }

    private static void drag(javafx.scene.Node chart, double x, double y, double toX, double toY) {
        Timed.mouse(chart, MouseEvent.MOUSE_PRESSED, x, y, true);
        Timed.mouse(chart, MouseEvent.MOUSE_DRAGGED, toX, toY, true);
        Timed.mouse(chart, MouseEvent.MOUSE_RELEASED, toX, toY, false);
    }

    private static void show(Parent content) throws ExecutionException, TimeoutException, InterruptedException {
        onUi(() -> {
            Theme.loadFonts();
            var scene = new Scene(content, 1280, 800);
            Theme.LIGHT.applyTo(scene);
            var stage = new Stage();
            stage.setScene(scene);
            stage.show();
            return stage;
        });
        frames(30);
    }

    private static String json() {
        var random = new Random(SEED);
        var points = ByteBuffer.allocate(8 * POINTS).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < POINTS; at++) {
            points.putFloat((float) (320 + random.nextGaussian() * 90))
                    .putFloat((float) (180 + random.nextGaussian() * 50));
        }
        return """
                {"width": 640, "height": 360, "summary": "points", "names": {}, "marks": [
                  {"mark": "cells", "size": 5, "xs": [], "ys": [], "counts": [], "points": "%s", "role": "chart-1"}],
                 "panels": [{"box": [40, 10, 580, 320], "parts": [0, 0, 1, 1],
                  "level": {"kind": "number", "low": 0, "high": 100, "title": "x", "labelled": true},
                  "upright": {"kind": "number", "low": 0, "high": 100, "title": "y", "labelled": true}}]}""".formatted(Base64.getEncoder().encodeToString(points.array()));
    }
}
