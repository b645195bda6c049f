package dev.slipway.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.shell.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    @TempDir
    Path home;

    @Test
    void whatWasChosenIsThereNextTime() throws IOException {
        var chosen = Preferences.FIRST
                .withScale(125)
                .withReactive(true)
                .withAutoSave(true)
                .withHeap(2048)
                .withKeys("run-cell", List.of("Shortcut+R", ":E E", ","))
                .withKeys("save", List.of())
                .withReactive("/a b/n.ipynb", false);
        new SettingsFile(home).save(Settings.first().withPreferences(chosen));

        assertThat(new SettingsFile(home).load().preferences()).isEqualTo(chosen);
    }

    @Test
    void aBrokenFileCountsAsNeverChosen() throws IOException {
        Files.writeString(home.resolve("window.properties"), "scale=many\nheapMiB=-4\nautoSave=perhaps\n");

        assertThat(new SettingsFile(home).load().preferences()).isEqualTo(Preferences.FIRST);
    }

    @Test
    void chosenKeysTakeThePlaceOfTheUsualOnes() {
        var command = Command.of("run-cell", "Notebook", "Run", "play", () -> {}, "Shortcut+Enter")
                .byLetters("R");
        var settings = SettingsViewModel.first();
        assertThat(settings.keymap().words(command)).containsExactly(List.of("Ctrl", "Enter"), List.of("R"));

        settings.change(before -> before.withKeys("run-cell", List.of(":E E", "Shortcut+Shift+R", "no such+key")));

        assertThat(settings.keymap().letters(command)).containsExactly("E E");
        assertThat(settings.keymap().words(command)).containsExactly(List.of("Ctrl", "Shift", "R"), List.of("E", "E"));
        settings.change(before -> before.withUsualKeys("run-cell"));
        assertThat(settings.keymap().words(command)).hasSize(2).contains(List.of("R"));
    }
}
