package dev.slipway.desktop.settings;

import dev.slipway.desktop.settings.Settings.Look;
import dev.slipway.desktop.shell.Keymap;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What the person has chosen, in force at once and everywhere. UI thread only.
public final class SettingsViewModel {
    private final ReadOnlyObjectWrapper<Preferences> preferences;
    private final ObjectProperty<Look> look;
    private final Keymap keymap = new Keymap();

    public SettingsViewModel(Preferences first, Look look) {
        preferences = new ReadOnlyObjectWrapper<>(first);
        this.look = new SimpleObjectProperty<>(look);
        keymap.change(first.keys());
    }

    /// Returns those of a first start.
    public static SettingsViewModel first() {
        return new SettingsViewModel(Preferences.FIRST, Look.SYSTEM);
    }

    /// All but the colours.
    public ReadOnlyObjectProperty<Preferences> preferencesProperty() {
        return preferences.getReadOnlyProperty();
    }

    /// The colours.
    public ObjectProperty<Look> lookProperty() {
        return look;
    }

    /// Returns which keys do what.
    public Keymap keymap() {
        return keymap;
    }

    public Preferences preferences() {
        return preferences.get();
    }

    /// Replaces the preferences by what `change` makes of them.
    public void change(UnaryOperator<Preferences> change) {
        var before = preferences.get();
        var now = change.apply(before);
        if (!now.equals(before)) {
            preferences.set(now);
            if (!now.keys().equals(before.keys())) {
                keymap.change(now.keys());
            }
        }
    }
}
