package dev.slipway.desktop.editor;

import java.util.List;
import java.util.Locale;

/// What a person can do in a code editor beside typing, with the keys it comes with.
public enum EditorAction {
    COMMENT("Make lines a comment, or code again", "comment-outline", "Shortcut+Slash"),
    LINES_UP("Move lines up", "arrow-up", "Alt+Up"),
    LINES_DOWN("Move lines down", "arrow-down", "Alt+Down"),
    DOUBLE_LINES("Double lines", "content-duplicate", "Shortcut+D"),
    DELETE_LINES("Delete lines", "delete-outline", "Shortcut+Shift+K"),
    GROW("Let the selection grow", "arrow-expand-horizontal", "Alt+Shift+Right"),
    SHRINK("Let the selection shrink", "arrow-collapse-horizontal", "Alt+Shift+Left"),
    CARET_ABOVE("Add a caret in the line above", "cursor-text", "Shortcut+Alt+Up"),
    CARET_BELOW("Add a caret in the line below", "cursor-text", "Shortcut+Alt+Down"),
    NEXT_PLACE("Select the next place of this word too", "cursor-text", "Alt+J"),
    ALL_PLACES("Select all places of this word", "cursor-text", "Shortcut+Alt+Shift+J", "Shortcut+Shift+L");

    private static final String SPACE = " ";

    private final String title;
    private final String icon;
    private final String keys;

    EditorAction(String title, String icon, String... keys) {
        this.title = title;
        this.icon = icon;
        this.keys = String.join(SPACE, keys);
    }

    /// Returns its stable name: `caret-above`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Returns what it does, in sentence case.
    public String title() {
        return title;
    }

    /// Returns the name of its icon.
    public String icon() {
        return icon;
    }

    /// Returns its keys as JavaFX spells them, the one to show first.
    public List<String> keys() {
        return List.of(keys.split(SPACE, -1));
    }
}
