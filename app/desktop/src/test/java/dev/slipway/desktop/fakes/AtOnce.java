package dev.slipway.desktop.fakes;

import dev.slipway.desktop.task.Jobs;
import dev.slipway.desktop.task.UiThread;
import javafx.application.Platform;

/// Jobs without threads. Stateless.
public final class AtOnce {
    private AtOnce() {}

    /// Returns jobs that are done at once, on the calling thread. What comes later, by a timer, comes on the UI thread
    /// where there is one: a screen that is being laid out must not change meanwhile.
    public static Jobs jobs() {
        return new Jobs(Runnable::run, ui(Thread.currentThread()));
    }

    private static UiThread ui(Thread test) {
        return action -> {
            if (Thread.currentThread().equals(test) || Platform.isFxApplicationThread()) {
                action.run();
                return;
            }
            try {
                Platform.runLater(action);
            } catch (IllegalStateException noToolkit) {
                action.run();
            }
        };
    }
}
