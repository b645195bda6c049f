package dev.slipway.desktop.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;

/// Key combinations in words, as a platform writes them: `Ctrl Shift Up`, on a Mac `⇧⌘↑`.
///
/// @param isMac whether it is a Mac
public record KeyWords(boolean isMac) {
    /// As this platform writes them.
    public static final KeyWords HERE =
            new KeyWords(System.getProperty("os.name", "").startsWith("Mac"));

    private static final Map<KeyCode, String> NAMES = Map.ofEntries(
            Map.entry(KeyCode.ENTER, "Enter"),
            Map.entry(KeyCode.ESCAPE, "Esc"),
            Map.entry(KeyCode.MINUS, "-"),
            Map.entry(KeyCode.SLASH, "/"),
            Map.entry(KeyCode.COMMA, ","),
            Map.entry(KeyCode.PERIOD, "."));
    private static final Map<KeyCode, String> SIGNS = Map.ofEntries(
            Map.entry(KeyCode.ENTER, "↩"),
            Map.entry(KeyCode.TAB, "⇥"),
            Map.entry(KeyCode.UP, "↑"),
            Map.entry(KeyCode.DOWN, "↓"),
            Map.entry(KeyCode.LEFT, "←"),
            Map.entry(KeyCode.RIGHT, "→"));

    /// Returns `keys`, as JavaFX spells them (`Shortcut+Shift+Up`), in words.
    public static String of(String keys) {
        return HERE.joined(KeyCombination.valueOf(keys));
    }

    /// Returns the keys of a combination in one text.
    public String joined(KeyCombination keys) {
        return String.join(isMac ? "" : " ", parts(keys));
    }

    /// Returns the keys of a combination, each by itself: `Ctrl`, `Shift`, `Enter`.
    public List<String> parts(KeyCombination keys) {
        if (!(keys instanceof KeyCodeCombination code)) {
            return List.of(keys.getDisplayText());
        }
        var parts = new ArrayList<String>();
        boolean control = is(code.getControl());
        boolean shortcut = is(code.getShortcut()) || is(code.getMeta());
        add(parts, control || (shortcut && !isMac), isMac ? "⌃" : "Ctrl");
        add(parts, is(code.getAlt()) && isMac, "⌥");
        add(parts, is(code.getShift()), isMac ? "⇧" : "Shift");
        add(parts, is(code.getAlt()) && !isMac, "Alt");
        add(parts, shortcut && isMac, "⌘");
        var key = code.getCode();
        parts.add(isMac && SIGNS.containsKey(key) ? SIGNS.get(key) : NAMES.getOrDefault(key, key.getName()));
        return List.copyOf(parts);
    }

    private static boolean is(ModifierValue modifier) {
        return modifier == ModifierValue.DOWN;
    }

    private static void add(List<String> parts, boolean there, String word) {
        if (there) {
            parts.add(word);
        }
    }
}
