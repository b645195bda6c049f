package dev.slipway.desktop.settings;

import dev.slipway.desktop.shell.Keymap;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/// Waits for the keys that are to do something: a combination, or one or two strokes of command mode. UI thread only.
final class KeyRecorder extends Label {
    private static final Duration PAIR = Duration.millis(700);

    private final Consumer<String> then;
    private final PauseTransition second = new PauseTransition(PAIR);
    private String first = "";

    /// @param then called with the stroke as `Keymap` spells it
    /// @param cancelled called when the person wants none
    KeyRecorder(Consumer<String> then, Runnable cancelled) {
        super("Press the new keys, Esc cancels");
        this.then = then;
        getStyleClass().addAll(Keymap.RECORDER, "chip", "accent");
        setFocusTraversable(true);
        second.setOnFinished(_ -> then.accept(Keymap.LETTERS + first));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                cancelled.run();
            } else if (!event.getCode().isModifierKey()) {
                pressed(event);
            }
            event.consume();
        });
        focusedProperty().addListener((_, _, focused) -> {
            if (!focused && first.isEmpty()) {
                cancelled.run();
            }
        });
    }

    private void pressed(KeyEvent event) {
        var code = event.getCode();
        boolean combination =
                event.isShortcutDown() || event.isAltDown() || code.isFunctionKey() || code == KeyCode.ENTER;
        if (combination) {
            then.accept((event.isShortcutDown() ? "Shortcut+" : "")
                    + (event.isAltDown() ? "Alt+" : "")
                    + (event.isShiftDown() ? "Shift+" : "")
                    + code.getName().replace(' ', '_'));
            return;
        }
        var stroke = (event.isShiftDown() ? "Shift+" : "") + code.getName();
        second.stop();
        if (stroke.equals(first)) {
            then.accept(Keymap.LETTERS + first + " " + first);
        } else {
            first = stroke;
            setText(stroke + ", or twice");
            second.playFromStart();
        }
    }
}
