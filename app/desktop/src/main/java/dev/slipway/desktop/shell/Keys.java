package dev.slipway.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;

/// Key combinations in words, as this platform writes them.
public final class Keys {
    private Keys() {}

    /// Returns the keys of a combination: `Ctrl`, `Shift`, `Enter`.
    public static List<String> words(KeyCombination keys) {
        var words = new ArrayList<String>();
        if (!(keys instanceof KeyCodeCombination code)) {
            return List.of(keys.getDisplayText());
        }
        if (code.getShortcut() == ModifierValue.DOWN || code.getControl() == ModifierValue.DOWN) {
            words.add("Ctrl");
        }
        if (code.getShift() == ModifierValue.DOWN) {
            words.add("Shift");
        }
        if (code.getAlt() == ModifierValue.DOWN) {
            words.add("Alt");
        }
        words.add(
                switch (code.getCode()) {
                    case ENTER -> "Enter";
                    case ESCAPE -> "Esc";
                    case SPACE -> "Space";
                    case DELETE -> "Delete";
                    case TAB -> "Tab";
                    case UP -> "Up";
                    case DOWN -> "Down";
                    case MINUS -> "-";
                    case SLASH -> "/";
                    case COMMA -> ",";
                    case PERIOD -> ".";
                    default -> code.getCode().getName();
                });
        return List.copyOf(words);
    }
}
