package dev.slipway.kernel.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {
    @TempDir
    Path folder;

    private Path jar = Path.of("");
    private StartCache cache = StartCache.none();

    @BeforeEach
    void install() throws IOException {
        jar = Files.writeString(folder.resolve("kernel.jar"), "first");
        var java = Files.createDirectories(folder.resolve("jdk"));
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"25\"");
        cache = StartCache.ofKernel(installation(jar), folder.resolve("home"));
    }

    private Installation installation(Path place) {
        return new Installation(folder.resolve("jdk"), List.of(place), List.of(), List.of());
    }

    @Test
    void isNotThereBeforeItIsMade() {
        assertThat(cache.find()).isEmpty();
        assertThat(StartCache.none().find()).isEmpty();
    }

    @Test
    void isFoundOnceItIsMade() throws IOException {
        var file = make("classes");

        assertThat(cache.find()).contains(file);
        assertThat(file).hasContent("classes");
    }

    @Test
    void isNotUsedForAJarWithOtherContentAtTheSamePlace() throws IOException {
        make("classes");
        var time = Files.getLastModifiedTime(jar);

        Files.writeString(jar, "other");
        Files.setLastModifiedTime(jar, time);

        assertThat(cache.find()).isEmpty();
    }

    @Test
    void isNotUsedForAnotherJdk() throws IOException {
        make("classes");

        Files.writeString(folder.resolve("jdk").resolve("release"), "JAVA_VERSION=\"25.0.9\"");

        assertThat(cache.find()).isEmpty();
    }

    @Test
    void isUsedWhenOnlyTheTimesOfTheFilesAreOthers() throws IOException {
        var file = make("classes");

        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));

        assertThat(cache.find()).contains(file);
    }

    @Test
    void isDeletedWhenItsOwnContentWasAltered() throws IOException {
        var file = make("classes");

        Files.writeString(file, "clashes");

        assertThat(cache.find()).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void isNotFoundWhenItOrItsSumsAreDeleted() throws IOException {
        var file = make("classes");
        Files.delete(file);
        assertThat(cache.find()).isEmpty();

        var again = make("classes");
        Files.delete(again.resolveSibling(again.getFileName().toString().replace(".aot", ".sum")));
        assertThat(cache.find()).isEmpty();
    }

    @Test
    void takesThePlaceOfThatOfAnEarlierBuild() throws IOException {
        var before = make("classes");

        Files.writeString(jar, "second");
        var after = make("other classes");

        assertThat(after).isNotEqualTo(before);
        assertThat(cache.find()).contains(after);
        assertThat(before).doesNotExist();
    }

    @Test
    void leavesThatOfAnotherCheckoutAlone() throws IOException {
        var mine = make("classes");
        var other = Files.writeString(folder.resolve("other.jar"), "first");
        var others = StartCache.ofKernel(installation(other), folder.resolve("home"));

        var made = Files.writeString(folder.resolve("made"), "their classes");
        others.keep(made, others.place());

        assertThat(cache.find()).contains(mine);
        assertThat(others.find()).isPresent().isNotEqualTo(cache.find());
    }

    @Test
    void hasSumsThatTheCommandPrints() throws IOException {
        var file = make("classes");

        assertThat(file.resolveSibling(file.getFileName().toString().replace(".aot", ".sum")))
                .hasContent(String.join(
                        "\n",
                        Stream.of(jar, folder.resolve("jdk").resolve("release"), file)
                                .map(StartCacheTest::sum)
                                .toList()));
    }

    @Test
    void remembersFilesAsTheCommandStatPrintsThem() throws Exception {
        var file = make("classes");
        var release = folder.resolve("jdk").resolve("release");
        var format = "%i %s %.9Y %.9Z %n";
        Process stat;
        try {
            stat = new ProcessBuilder("stat", "-L", "-c", format, jar.toString(), release.toString(), file.toString())
                    .start();
        } catch (IOException none) {
            abort("there is no stat here");
            return;
        }
        try (var out = stat.inputReader()) {
            var lines = out.lines().toList();
            assumeThat(stat.waitFor()).isZero();
            assertThat(file.resolveSibling(file.getFileName().toString().replace(".aot", ".seen")))
                    .hasContent(String.join("\n", lines));
        }
    }

    @Test
    void leavesThatOfOtherCommandsFromTheSameJarsAlone() throws IOException {
        var java = folder.resolve("jdk");
        var home = folder.resolve("home");
        var compiling = StartCache.ofCommands(List.of(jar), java, home);
        var others = StartCache.ofShortCommands(List.of(jar), java, home);

        compiling.keep(Files.writeString(folder.resolve("one"), "with the compiler"), compiling.place());
        assertThat(others.find()).isEmpty();
        others.keep(Files.writeString(folder.resolve("two"), "without"), others.place());

        assertThat(compiling.find())
                .hasValueSatisfying(cache -> assertThat(cache).hasContent("with the compiler"));
        assertThat(others.find()).hasValueSatisfying(cache -> assertThat(cache).hasContent("without"));
    }

    @Test
    void isImpossibleForAClassPathWithAFolder() {
        assertThat(cache.isPossible()).isTrue();
        assertThat(StartCache.ofKernel(installation(folder), folder).isPossible())
                .isFalse();
        assertThat(StartCache.none().isPossible()).isFalse();
    }

    private static String sum(Path file) {
        try {
            return Checksum.line(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path make(String content) throws IOException {
        var place = cache.place();
        cache.keep(Files.writeString(folder.resolve("made"), content), place);
        return place.file();
    }
}
