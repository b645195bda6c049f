package dev.slipway.kernel.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarPackagesTest {
    @TempDir
    Path folder;

    @Test
    void areThoseThatHaveClassesOrSources() throws IOException {
        var jar = jar("a/b/C.class", "a/b/D.class", "a/", "a/e/F.java", "a/g/readme.txt", "META-INF/MANIFEST.MF");

        assertThat(names(jar)).containsExactlyInAnyOrder("a.b", "a.e");
    }

    @Test
    void countTheUnnamedOneOnlyForClassesOfItsOwn() throws IOException {
        assertThat(names(jar("module-info.class", "META-INF/versions/9/module-info.class", "a/B.class")))
                .containsExactly("a");
        assertThat(names(jar("module-info.class", "Main.class"))).containsExactly("");
    }

    @Test
    void includeThoseOfNewerReleases() throws IOException {
        assertThat(names(jar("META-INF/versions/21/a/b/C.class", "META-INF/versions/9/a/C.class")))
                .containsExactlyInAnyOrder("a.b", "a");
    }

    @Test
    void ofAJarWithACommentAreFoundAsWell() throws IOException {
        var jar = folder.resolve("commented.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.setComment("a comment ".repeat(999));
            zip.putNextEntry(new ZipEntry("a/B.class"));
        }

        assertThat(names(jar)).containsExactly("a");
    }

    @Test
    void areUnknownOfWhatIsNoJar() throws IOException {
        var text = Files.writeString(folder.resolve("text.jar"), "no jar");
        var empty = Files.createFile(folder.resolve("empty.jar"));
        var cut = folder.resolve("cut.jar");
        var whole = Files.readAllBytes(jar("a/B.class", "a/C.class"));
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length - 30));

        assertThat(Stream.of(text, empty, cut, folder.resolve("none.jar")).map(JarPackages::of))
                .allMatch(java.util.Optional::isEmpty);
    }

    @Test
    void areTheSameAsTheJdkFinds() throws IOException {
        for (var part : List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))) {
            if (part.endsWith(".jar")) {
                assertThat(names(Path.of(part))).as(part).isEqualTo(asTheJdkFinds(part));
            }
        }
    }

    private static Set<String> asTheJdkFinds(String jar) throws IOException {
        var found = new TreeSet<String>();
        try (var file = new JarFile(jar)) {
            file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") || name.endsWith(".java"))
                    .map(name -> name.replaceFirst("^META-INF/versions/\\d+/", ""))
                    .filter(name -> !name.equals("module-info.class"))
                    .forEach(name -> found.add(name.substring(0, Math.max(0, name.lastIndexOf('/')))
                            .replace('/', '.')));
        }
        return found;
    }

    private static Set<String> names(Path jar) {
        return new TreeSet<>(JarPackages.of(jar).orElseThrow().names());
    }

    private Path jar(String... entries) throws IOException {
        var jar = Files.createTempFile(folder, "made", ".jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (var entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
            }
        }
        return jar;
    }
}
