package dev.slipway.desktop.shell;

import dev.slipway.desktop.kit.KeyWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Which keys do what: those a command comes with, unless the person has chosen others. The only place that knows. UI
/// thread only.
public final class Keymap {
    /// What strokes of command mode begin with where they stand beside others.
    public static final String LETTERS = ":";

    /// Style class of what takes keys as they are, to learn them.
    public static final String RECORDER = "key-recorder";

    private final Map<String, List<String>> changed = new LinkedHashMap<>();
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();

    /// Counts up whenever keys have changed.
    public ReadOnlyIntegerProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /// Replaces what the person has chosen: id of a command → its strokes, as JavaFX spells them
    /// (`Shortcut+Shift+P`), or `:` and a stroke of command mode (`:D D`). What is no stroke is left out.
    public void change(Map<String, List<String>> chosen) {
        changed.clear();
        chosen.forEach((id, strokes) -> changed.put(
                id,
                strokes.stream()
                        .filter(stroke -> isLetters(stroke) || isCombination(stroke))
                        .toList()));
        version.set(version.get() + 1);
    }

    /// Tells whether `stroke` is one of command mode.
    public static boolean isLetters(String stroke) {
        return stroke.startsWith(LETTERS) && stroke.length() > 1;
    }

    private static boolean isCombination(String stroke) {
        try {
            KeyCombination.valueOf(stroke);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// Returns the combinations that do `command` whatever has the focus, the one to show first.
    public List<KeyCombination> keys(Command command) {
        var chosen = changed.get(command.id());
        return chosen == null
                ? command.keys()
                : chosen.stream()
                        .filter(stroke -> !isLetters(stroke))
                        .map(KeyCombination::valueOf)
                        .toList();
    }

    /// Returns the strokes that do `command` in command mode.
    public List<String> letters(Command command) {
        var chosen = changed.get(command.id());
        return chosen == null
                ? command.letters()
                : chosen.stream()
                        .filter(Keymap::isLetters)
                        .map(stroke -> stroke.substring(LETTERS.length()))
                        .toList();
    }

    /// Tells whether `event` does `command`.
    boolean accepts(Command command, KeyEvent event) {
        return keys(command).stream().anyMatch(key -> key.match(event));
    }

    /// Returns how keys are shown: each stroke as its keys, `Ctrl`, `Shift`, `P` or `D`, `D`.
    public List<List<String>> words(Command command) {
        var words = new ArrayList<List<String>>();
        keys(command).forEach(keys -> words.add(KeyWords.HERE.parts(keys)));
        letters(command).forEach(letters -> words.add(List.of(letters.split("[ +]", -1))));
        return List.copyOf(words);
    }

    /// Returns `words` and, in brackets, the keys that do the one of `commands` with the name `id`: `Run (Ctrl Enter)`.
    public String tip(String words, List<Command> commands, String id) {
        var keys = commands.stream()
                .filter(command -> command.id().equals(id))
                .flatMap(command -> shown(command).stream())
                .findFirst();
        return keys.map(shown -> words + " (" + shown + ")").orElse(words);
    }

    private List<String> shown(Command command) {
        var shown = new ArrayList<String>();
        keys(command).forEach(keys -> shown.add(KeyWords.HERE.joined(keys)));
        letters(command).forEach(letters -> shown.add(letters.replace('+', ' ')));
        return shown;
    }

    /// Tells whether the person has chosen other keys for `command`.
    public boolean isChanged(Command command) {
        return changed.containsKey(command.id());
    }
}
