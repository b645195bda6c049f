package dev.slipway.kernel.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageListTest {
    @TempDir
    Path folder;

    @Test
    void hasOfEachLibraryWhatItsTableOfContentsSays() throws IOException {
        var jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(each -> each.toString().endsWith(".jar"))
                .toList();
        for (var jar : jars) {
            Files.copy(jar, lib().resolve(jar.getFileName()));
        }
        list(jars.stream().map(jar -> jar.getFileName().toString()).toList());

        var list = PackageList.read(folder);

        assertThat(jars).isNotEmpty().allSatisfy(jar -> assertThat(list.of(jar)).isEqualTo(JarPackages.of(jar)));
    }

    @Test
    void keepsThePackageWithoutANameAndJarsWithoutAny() throws IOException {
        var main = jar("main.jar", "Main.class", "a/B.class");
        var none = jar("none.jar", "readme.txt");
        list(List.of("main.jar", "none.jar", "gone.jar"));

        var list = PackageList.read(folder);

        assertThat(list.of(main).orElseThrow().names()).containsExactlyInAnyOrder("", "a");
        assertThat(list.of(none).orElseThrow().names()).isEmpty();
        assertThat(list.jars()).containsOnlyKeys("main.jar", "none.jar");
    }

    @Test
    void hasNothingOfAJarThatWasReplacedOrIsNew() throws IOException {
        var jar = jar("a.jar", "a/B.class");
        list(List.of("a.jar"));
        var list = PackageList.read(folder);

        jar("a.jar", "a/B.class", "c/D.class");

        assertThat(list.of(jar)).isEqualTo(Optional.empty());
        assertThat(list.of(jar("b.jar", "a/B.class"))).isEqualTo(Optional.empty());
        assertThat(list.of(lib().resolve("gone.jar"))).isEqualTo(Optional.empty());
    }

    @Test
    void isRefusedWhereItIsDamagedOrMissing() throws IOException {
        assertThatIOException().isThrownBy(() -> PackageList.read(folder));
        for (var damaged : List.of("a.jar", "a.jar many a.b", "\u0000")) {
            Files.writeString(folder.resolve("libraries.packages"), damaged);

            assertThatIOException().as(damaged).isThrownBy(() -> PackageList.read(folder));
        }
    }

    @Test
    void isNotWrittenForAnInstallationWithoutLibraries() throws IOException {
        assertThatIOException().isThrownBy(() -> PackageList.write(folder, List.of()));
    }

    private void list(List<String> names) throws IOException {
        PackageList.write(
                folder,
                names.stream().map(name -> folder.resolve("lib").resolve(name)).toList());
    }

    private Path lib() throws IOException {
        return Files.createDirectories(folder.resolve("lib"));
    }

    private Path jar(String name, String... entries) throws IOException {
        var jar = lib().resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (var entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
            }
        }
        return jar;
    }
}
