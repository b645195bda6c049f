package dev.slipway.kernel.deps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.deps.LibrarySources.Answer;
import dev.slipway.kernel.deps.SessionJars.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrarySourcesTest {
    @TempDir
    Path folder;

    private final CountDownLatch answered = new CountDownLatch(1);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Path jar;

    @BeforeEach
    void makeJar() throws IOException {
        jar = folder.resolve("a.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("META-INF/maven/g/a/pom.properties"));
            zip.write("groupId=g\nartifactId=a\nversion=1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private LibrarySources sources(Trust trust, Optional<Path> found) {
        var resolver = new Resolver() {
            @Override
            public Resolution resolve(Declarations declarations, Way way) {
                throw new AssertionError("not asked for");
            }

            @Override
            public List<Path> fetch(List<Locked> jars, Way way) {
                throw new AssertionError("not asked for");
            }

            @Override
            public Optional<Path> companion(Coordinates coordinates, String classifier, String repositories, Way way)
                    throws InterruptedException {
                assertThat(coordinates.toString()).isEqualTo("g:a:1");
                asked.add(classifier);
                answered.await();
                return found.filter(file -> file.endsWith(classifier + ".jar"));
            }
        };
        return new LibrarySources(new SessionJars(resolver, folder, trust, _ -> {}));
    }

    /// Asks until the answer is known.
    private static Answer last(LibrarySources sources, Path jar) {
        Answer answer;
        do {
            LockSupport.parkNanos(5_000_000);
            answer = sources.of(jar);
        } while (answer instanceof Answer.Coming);
        return answer;
    }

    @Test
    void areFetchedBesideTheQuestion() {
        var sources = sources(Trust.GIVEN, Optional.of(folder.resolve("sources.jar")));

        assertThat(sources.of(jar)).isEqualTo(new Answer.Coming());
        assertThat(sources.of(jar)).isEqualTo(new Answer.Coming());
        answered.countDown();
        assertThat(last(sources, jar)).isEqualTo(new Answer.There(folder.resolve("sources.jar")));
        assertThat(asked).containsExactly("sources");
    }

    @Test
    void thoseThatCannotBeHadAreAskedForOnce() {
        var sources = sources(Trust.GIVEN, Optional.empty());
        answered.countDown();

        assertThat(last(sources, jar)).isEqualTo(new Answer.Missing());
        assertThat(sources.of(jar)).isEqualTo(new Answer.Missing());
        assertThat(asked).containsExactly("sources", "javadoc");
    }

    @Test
    void whereThereAreNoneThePagesAreFetched() {
        var sources = sources(Trust.GIVEN, Optional.of(folder.resolve("javadoc.jar")));
        answered.countDown();

        assertThat(last(sources, jar)).isEqualTo(new Answer.Pages(folder.resolve("javadoc.jar")));
        assertThat(asked).containsExactly("sources", "javadoc");
    }

    @Test
    void pagesBesideTheJarAreTakenWithoutTrust() throws IOException {
        var beside = Files.createFile(folder.resolve("a-javadoc.jar"));

        assertThat(sources(Trust.WITHHELD, Optional.empty()).of(jar)).isEqualTo(new Answer.Pages(beside));
        assertThat(asked).isEmpty();
    }

    @Test
    void nothingIsFetchedWithoutTrust() {
        assertThat(sources(Trust.WITHHELD, Optional.empty()).of(jar)).isEqualTo(new Answer.Missing());
        assertThat(asked).isEmpty();
    }

    @Test
    void thoseBesideTheJarAreTaken() throws IOException {
        var beside = Files.createFile(folder.resolve("a-sources.jar"));

        assertThat(sources(Trust.WITHHELD, Optional.empty()).of(jar)).isEqualTo(new Answer.There(beside));
    }
}
