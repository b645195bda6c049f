package dev.slipway.desktop.task;

import java.util.function.Consumer;

/// The only door to the JavaFX application thread.
@FunctionalInterface
public interface UiThread {
    /// Runs `action` on the UI thread, after the actions handed over before it.
    void run(Runnable action);

    /// Runs `action` on the UI thread once what is to be shown by now is painted: what nobody waits for must not hold
    /// that up. At once where nothing is painted.
    default void runPainted(Runnable action) {
        run(action);
    }

    /// Returns a consumer that may be called on any thread and passes each value on to `target` on the UI thread.
    default <T> Consumer<T> deliverTo(Consumer<? super T> target) {
        return value -> run(() -> target.accept(value));
    }

    /// Returns the real one.
    static UiThread javaFx() {
        return new FxThread();
    }
}
