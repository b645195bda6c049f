package dev.slipway.desktop.editor;

import java.util.Optional;
import javafx.scene.input.KeyEvent;

/// What the keys of a code editor change in its text.
final class EditorKeys {
    private EditorKeys() {}

    /// Returns what `event` changes; empty if the editor's own doing is right.
    static Optional<TextChange> change(KeyEvent event, Typing typing) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        var lines = new Lines(typing.text(), typing.anchor(), typing.caret());
        boolean alt = event.isAltDown() && !event.isShortcutDown() && !event.isShiftDown();
        boolean shortcut = event.isShortcutDown() && !event.isAltDown();
        return switch (event.getCode()) {
            case ENTER -> plain && !event.isShiftDown() ? Optional.of(typing.enter()) : Optional.empty();
            case TAB ->
                plain ? Optional.of(event.isShiftDown() ? typing.outdent() : typing.indent()) : Optional.empty();
            case BACK_SPACE -> plain ? typing.backspace() : Optional.empty();
            case SLASH -> shortcut ? Optional.of(typing.toggleComment()) : Optional.empty();
            case UP -> alt ? lines.up() : Optional.empty();
            case DOWN -> alt ? lines.down() : Optional.empty();
            case D -> shortcut && !event.isShiftDown() ? Optional.of(lines.duplicated()) : Optional.empty();
            case K -> shortcut && event.isShiftDown() ? Optional.of(lines.deleted()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// Tells whether `event` lets the selection grow.
    static boolean grows(KeyEvent event) {
        return event.isAltDown() && event.isShiftDown() && event.getCode() == javafx.scene.input.KeyCode.RIGHT;
    }
}
