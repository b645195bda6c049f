package dev.slipway.desktop.notebook;

import javafx.scene.input.KeyEvent;

/// Keys as `CommandKeys` spells them.
final class Strokes {
    private Strokes() {}

    /// Returns the stroke of `event`: `A`, `Shift+Up`, `Ctrl+Z`.
    static String of(KeyEvent event) {
        var stroke = new StringBuilder();
        if (event.isShortcutDown()) {
            stroke.append("Ctrl+");
        }
        if (event.isAltDown()) {
            stroke.append("Alt+");
        }
        if (event.isShiftDown()) {
            stroke.append("Shift+");
        }
        return stroke.append(event.getCode().getName()).toString();
    }
}
