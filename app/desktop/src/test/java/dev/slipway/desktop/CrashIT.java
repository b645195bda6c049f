package dev.slipway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real window with a real notebook, killed while one types.
class CrashIT {
    private static final String NOTEBOOK = "// %% id=a\nint a = 1;\n\n// %% id=b\n\n";

    @TempDir
    Path folder;

    @Test
    void whatWasTypedBeforeTheWindowWasKilledIsThereAgain() throws Exception {
        var file = folder.resolve("a.jsh");
        Files.writeString(file, NOTEBOOK);
        var typing = window("type", file);
        try (var said = typing.inputReader()) {
            assertThat(said.readLine()).isEqualTo("KEPT");
        } finally {
            typing.destroyForcibly(); // SIGKILL
        }
        assertThat(typing.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(file)).isEqualTo(NOTEBOOK);

        var looking = window("look", file);
        var cells = new String(looking.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(cells.lines()).containsExactly("CELL int a = 1;", "CELL kept");
    }

    private Process window(String what, Path file) throws IOException {
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dglass.platform=Quick",
                "-Dprism.order=sw",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.slipway.desktop.CrashingWindow",
                what,
                folder.resolve("home").toString(),
                file.toString()));
        builder.environment().put("SLIPWAY_HOME", folder.resolve("home").toString());
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
