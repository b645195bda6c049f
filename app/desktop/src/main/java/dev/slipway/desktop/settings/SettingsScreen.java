package dev.slipway.desktop.settings;

import dev.slipway.desktop.shell.Command;
import dev.slipway.desktop.shell.Screen;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// The tab with the settings. UI thread only.
public final class SettingsScreen implements Screen {
    /// What there is one of.
    public static final String ID = "settings";

    private final SettingsView view;
    private final ReadOnlyObjectWrapper<Tab> tab = new ReadOnlyObjectWrapper<>(Tab.of("cog-outline", "Settings"));

    /// @param commands returns what keys can do
    public SettingsScreen(SettingsViewModel settings, Supplier<List<Command>> commands) {
        view = new SettingsView(settings, commands);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ObservableValue<Tab> tab() {
        return tab;
    }

    @Override
    public String rail() {
        return ID;
    }

    @Override
    public Node main() {
        return view;
    }

    @Override
    public void shown() {
        view.begin();
    }
}
