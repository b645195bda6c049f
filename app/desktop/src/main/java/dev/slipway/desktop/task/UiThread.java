package dev.slipway.desktop.task;

import java.util.function.Consumer;
import javafx.application.Platform;

/// The only door to the JavaFX application thread.
@FunctionalInterface
public interface UiThread {
    /// Runs `action` on the UI thread, after the actions handed over before it.
    void run(Runnable action);

    /// Returns a consumer that may be called on any thread and passes each value on to `target` on the UI thread.
    default <T> Consumer<T> deliverTo(Consumer<? super T> target) {
        return value -> run(() -> target.accept(value));
    }

    /// Returns the real one.
    static UiThread javaFx() {
        return Platform::runLater;
    }
}
