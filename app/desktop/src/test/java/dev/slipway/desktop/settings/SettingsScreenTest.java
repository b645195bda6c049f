package dev.slipway.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.shell.Command;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The settings are wired: real nodes, without a display.
class SettingsScreenTest {
    @Test
    void everyTextIsWholeAndReadableAndEveryControlHasAName() throws Exception {
        var commands = List.of(Command.of("save", "Notebook", "Save", "content-save-outline", () -> {}, "Shortcut+S"));
        try (var stage = OnStage.screen(() -> new SettingsScreen(SettingsViewModel.first(), () -> commands))) {
            assertThat(stage.faults()).isEmpty();
        }
    }
}
