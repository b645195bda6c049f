package dev.slipway.desktop.fakes;

import com.sun.javafx.scene.SceneHelper;
import dev.slipway.desktop.task.Toolkit;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// A mouse over a scene, whose events go the way of the platform's: the scene finds what is under the pointer. The
/// robot of the headless platform knows no drags. Called from a test's thread.
public final class Mouse {
    private static final double[] ON_THE_WAY = {0.1, 0.5, 0.9, 1};

    private final Scene scene;

    public Mouse(Scene scene) {
        this.scene = scene;
    }

    /// Presses at `from` and pulls to `to`, without letting go. Unit: px of the scene.
    public void pull(Point2D from, Point2D to) throws ExecutionException, InterruptedException, TimeoutException {
        send(MouseEvent.MOUSE_MOVED, from, false);
        send(MouseEvent.MOUSE_PRESSED, from, true);
        for (double part : ON_THE_WAY) {
            send(MouseEvent.MOUSE_DRAGGED, from.interpolate(to, part), true);
        }
    }

    /// Points at `at`.
    public void move(Point2D at) throws ExecutionException, InterruptedException, TimeoutException {
        send(MouseEvent.MOUSE_MOVED, at, false);
    }

    /// Lets go at `at`.
    public void release(Point2D at) throws ExecutionException, InterruptedException, TimeoutException {
        send(MouseEvent.MOUSE_RELEASED, at, false);
    }

    /// Clicks at `at`.
    public void click(Point2D at) throws ExecutionException, InterruptedException, TimeoutException {
        send(MouseEvent.MOUSE_MOVED, at, false);
        send(MouseEvent.MOUSE_PRESSED, at, true);
        release(at);
    }

    private void send(EventType<MouseEvent> type, Point2D at, boolean isDown)
            throws ExecutionException, InterruptedException, TimeoutException {
        boolean isButton = type != MouseEvent.MOUSE_MOVED && type != MouseEvent.MOUSE_DRAGGED;
        Toolkit.call(() -> {
                    SceneHelper.processMouseEvent(
                            scene,
                            new MouseEvent(
                                    type,
                                    at.getX(),
                                    at.getY(),
                                    scene.getWindow().getX() + scene.getX() + at.getX(),
                                    scene.getWindow().getY() + scene.getY() + at.getY(),
                                    isButton ? MouseButton.PRIMARY : MouseButton.NONE,
                                    isButton ? 1 : 0,
                                    false,
                                    false,
                                    false,
                                    false,
                                    isDown,
                                    false,
                                    false,
                                    true,
                                    false,
                                    true,
                                    null));
                    return true;
                })
                .get(60, TimeUnit.SECONDS);
    }
}
