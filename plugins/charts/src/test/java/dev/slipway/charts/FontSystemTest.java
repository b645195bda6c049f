package dev.slipway.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FontSystemTest {
    private static final String PICTURE = "bars";

    @TempDir
    private Path folder;

    /// The JDK remembers a machine's fonts in the user's folder: the child has one of its own.
    @Test
    @EnabledOnOs(OS.LINUX)
    void aMachineWithoutFontsDrawsTheSamePictures() throws Exception {
        var none = Files.createDirectory(folder.resolve("none"));
        var fontconfig = Files.writeString(
                folder.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?><fontconfig><dir>" + none + "</dir></fontconfig>");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                FontSystemTest.class.getName()));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("FONTCONFIG_FILE", fontconfig.toString());

        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).isEqualTo("without fonts " + picture());
    }

    public static void main(String[] args) {
        var picture = picture();
        System.out.print((FontSystem.hasFonts() ? "with fonts " : "without fonts ") + picture);
    }

    private static String picture() {
        return GalleryTest.pixels(Objects.requireNonNull(Gallery.plots().get(PICTURE)));
    }
}
