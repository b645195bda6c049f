package dev.slipway.kernel.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With programs that stand in for `secret-tool`, as a machine that tests has no keyring.
class SystemKeyringTest {
    @TempDir
    private Path folder;

    private SystemKeyring keyring(String script, Duration patience) throws IOException {
        var file = Files.writeString(folder.resolve("secret-tool"), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return SystemKeyring.detect(Map.of("PATH", "/nowhere:" + folder), patience);
    }

    private SystemKeyring keyring(String script) throws IOException {
        return keyring(script, Duration.ofMinutes(1));
    }

    @Test
    void whereThereIsNoneItSaysWhatToInstallOrSet() {
        var none = SystemKeyring.detect(Map.of("PATH", folder.toString()));

        assertThat(none.program()).isEmpty();
        assertThatThrownBy(() -> none.get("connection-shop"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("There is no keyring here. Install secret-tool")
                .hasMessageContaining("SLIPWAY_SECRET_NAME");
        assertThatThrownBy(() -> none.set("connection-shop", "s3cret"))
                .hasMessageContaining("There is no keyring here")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(none::names).hasMessageContaining("There is no keyring here");
    }

    @Test
    void aSecretGoesThroughAPipeAndComesBack() throws IOException {
        var keyring = keyring("case $1 in store) echo \"$@\" > '" + folder + "/args'; cat > '" + folder
                + "/value';; lookup) cat '" + folder + "/value';; esac");

        keyring.set("shop", "pass word");

        assertThat(keyring.get("shop")).contains("pass word");
        assertThat(Files.readString(folder.resolve("args"))).contains("shop").doesNotContain("pass word");
    }

    @Test
    void aSecretThatIsNotThereIsNone() throws IOException {
        assertThat(keyring("exit 1").get("shop")).isEmpty();
    }

    @Test
    void oneThatRefusesIsQuotedWithAWayOn() throws IOException {
        var locked = keyring("echo 'Cannot autolaunch D-Bus' >&2; exit 1");

        assertThatThrownBy(() -> locked.get("shop"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("The keyring refused: Cannot autolaunch D-Bus. Unlock it, or set")
                .hasMessageContaining("SLIPWAY_SECRET_NAME");
    }

    @Test
    void oneThatNeverAnswersIsEnded() throws IOException {
        var waiting = keyring("exec sleep 600", Duration.ofMillis(200));

        assertThatThrownBy(() -> waiting.get("shop")).hasMessageContaining("does not answer. Unlock it");
    }
}
