package dev.slipway.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

class KeyWordsTest {
    private static String on(boolean mac, String keys) {
        return new KeyWords(mac).joined(KeyCombination.valueOf(keys));
    }

    @Test
    void keysAreSpelledAsThePlatformDoes() {
        assertThat(on(false, "Shortcut+Shift+Enter")).isEqualTo("Ctrl Shift Enter");
        assertThat(on(true, "Shortcut+Shift+Enter")).isEqualTo("⇧⌘↩");
        assertThat(on(false, "Shortcut+Alt+Up")).isEqualTo("Ctrl Alt Up");
        assertThat(on(true, "Shortcut+Alt+Up")).isEqualTo("⌥⌘↑");
        assertThat(on(true, "Ctrl+Tab")).isEqualTo("⌃⇥");
        assertThat(on(false, "Shortcut+Slash")).isEqualTo("Ctrl /");
    }
}
