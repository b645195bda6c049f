package dev.slipway.desktop.shell;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCombination;

/// One thing a person can do: in the palette, and by its keys.
///
/// @param id stable kebab-case name
/// @param group what it is about, a head in the palette: `Actions`, `Notebook`, `Runs`
/// @param title what it does, in sentence case
/// @param icon name of an icon
/// @param keys key combinations, the first one is shown; copied
/// @param letters strokes of command mode, `A`, `Shift+M`, `D D`; copied
/// @param possible whether it can be done now; one that cannot is not offered
/// @param action what it does
public record Command(
        String id,
        String group,
        String title,
        String icon,
        List<KeyCombination> keys,
        List<String> letters,
        BooleanSupplier possible,
        Runnable action) {
    public Command {
        keys = List.copyOf(keys);
        letters = List.copyOf(letters);
    }

    /// Returns a command that is always possible.
    ///
    /// @param keys as JavaFX spells them, `Shortcut+Shift+P`
    public static Command of(String id, String group, String title, String icon, Runnable action, String... keys) {
        return new Command(
                id,
                group,
                title,
                icon,
                List.of(keys).stream().map(KeyCombination::valueOf).toList(),
                List.of(),
                () -> true,
                action);
    }

    /// Returns this command, possible only while `condition` holds.
    public Command onlyIf(BooleanSupplier condition) {
        return new Command(id, group, title, icon, keys, letters, condition, action);
    }

    /// Returns this command, done also by these strokes of command mode.
    public Command byLetters(String... strokes) {
        return new Command(id, group, title, icon, keys, List.of(strokes), possible, action);
    }
}
