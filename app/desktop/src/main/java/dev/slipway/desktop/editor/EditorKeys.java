package dev.slipway.desktop.editor;

import java.util.Optional;
import javafx.scene.input.KeyEvent;

/// What the keys of a code editor change in its text.
final class EditorKeys {
    private EditorKeys() {}

    /// Returns what `event` changes; empty if the editor's own doing is right.
    static Optional<TextChange> change(KeyEvent event, Typing typing) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        return switch (event.getCode()) {
            case ENTER -> plain && !event.isShiftDown() ? Optional.of(typing.enter()) : Optional.empty();
            case TAB ->
                plain ? Optional.of(event.isShiftDown() ? typing.outdent() : typing.indent()) : Optional.empty();
            case BACK_SPACE -> plain ? typing.backspace() : Optional.empty();
            default -> Optional.empty();
        };
    }
}
