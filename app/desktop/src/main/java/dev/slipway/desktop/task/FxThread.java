package dev.slipway.desktop.task;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// The JavaFX application thread. Thread-safe.
final class FxThread implements UiThread {
    /// By then the frame that was laid out first is painted.
    private static final int FRAMES = 3;

    @Override
    public void run(Runnable action) {
        Platform.runLater(action);
    }

    @Override
    public void runPainted(Runnable action) {
        run(() -> new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                if (++frames == FRAMES) {
                    stop();
                    action.run();
                }
            }
        }.start());
    }
}
