package dev.slipway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What the window's process says when it cannot open.
class LauncherIT {
    @TempDir
    Path folder;

    private record Answer(int exit, String said) {}

    private Answer call(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.slipway.desktop.Launcher"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("DISPLAY");
        builder.environment().put("SLIPWAY_HOME", folder.toString());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), said);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutADisplayItSaysSoInWords() throws Exception {
        var answer = call("open");

        assertThat(answer.exit()).as(answer.said()).isEqualTo(3);
        assertThat(answer.said())
                .contains("there is no display", "slipway help")
                .doesNotContain("\tat ");
    }

    @Test
    void whatIsNotThereIsNotOpened() throws Exception {
        var answer = call("open", "none.ipynb");

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.said()).contains("there is no file none.ipynb. Check the path.");
    }
}
