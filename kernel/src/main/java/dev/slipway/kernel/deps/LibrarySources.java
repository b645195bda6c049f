package dev.slipway.kernel.deps;

import dev.slipway.kernel.deps.Resolver.Network;
import dev.slipway.kernel.deps.Resolver.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarFile;

/// The sources of libraries, for their documentation, or else its pages: beside the jar, else fetched in the background
/// at the first question. Thread-safe.
///
/// Nothing is fetched for a notebook that is not trusted. What cannot be had is not asked for again in this process.
public final class LibrarySources {
    private static final String CLASSES = ".jar";
    private static final String SOURCES = "sources";
    private static final String PAGES = "javadoc";

    private final SessionJars jars;
    private final Map<Path, Answer> known = new HashMap<>();

    public LibrarySources(SessionJars jars) {
        this.jars = jars;
    }

    /// What is known of a library's sources.
    public sealed interface Answer {
        /// They are in this jar.
        record There(Path jar) implements Answer {}

        /// There are none, but this jar has the pages that were made of them.
        record Pages(Path jar) implements Answer {}

        /// They are being fetched.
        record Coming() implements Answer {}

        /// They cannot be had, or may not be fetched.
        record Missing() implements Answer {}
    }

    /// Returns where the sources of the library `jar` are; begins to fetch them if that is not known. Never waits.
    public Answer of(Path jar) {
        var beside = beside(jar, SOURCES);
        if (Files.isRegularFile(beside)) {
            return new Answer.There(beside);
        }
        if (!jars.isTrusted()) {
            return pagesBeside(jar).orElse(new Answer.Missing());
        }
        synchronized (known) {
            var answer = known.get(jar);
            if (answer == null) {
                answer = new Answer.Coming();
                known.put(jar, answer);
                Thread.ofVirtual().name("slipway-sources").start(() -> fetch(jar));
            }
            return answer;
        }
    }

    private static Path beside(Path jar, String classifier) {
        var name = String.valueOf(jar.getFileName());
        var stem = name.endsWith(CLASSES) ? name.substring(0, name.length() - CLASSES.length()) : name;
        return jar.resolveSibling(stem + "-" + classifier + CLASSES);
    }

    private static Optional<Answer> pagesBeside(Path jar) {
        return Optional.of(beside(jar, PAGES)).filter(Files::isRegularFile).map(Answer.Pages::new);
    }

    private void fetch(Path jar) {
        Answer answer = new Answer.Missing();
        try {
            var sources = fetched(jar, SOURCES).<Answer>map(Answer.There::new);
            var pages = sources.isPresent() ? sources : pagesBeside(jar);
            answer = pages.isPresent()
                    ? pages.get()
                    : fetched(jar, PAGES).<Answer>map(Answer.Pages::new).orElse(answer);
        } catch (IOException | UncheckedIOException e) {
            // there is no documentation then, which is no reason to disturb anybody
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (known) {
                known.put(jar, answer);
            }
        }
    }

    private Optional<Path> fetched(Path jar, String classifier) throws IOException, InterruptedException {
        var resolved = jars.inForce().stream()
                .filter(one -> one.file().equals(jar) && !one.isLocal())
                .findFirst();
        var coordinates =
                resolved.isPresent() ? Coordinates.ofMaven(resolved.get().coordinates()) : written(jar);
        if (coordinates.isEmpty()) {
            return Optional.empty();
        }
        var repositories = resolved.map(ResolvedJar::repositories).orElse("");
        var way = new Way(jar, Network.ALLOWED, _ -> {});
        return jars.resolver().companion(coordinates.get(), classifier, repositories, way);
    }

    /// Returns the coordinates that Maven wrote into `jar`; empty if there are none, or several.
    private static Optional<Coordinates> written(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            var entries = file.stream()
                    .filter(entry -> entry.getName().startsWith("META-INF/maven/")
                            && entry.getName().endsWith("/pom.properties"))
                    .toList();
            if (entries.size() != 1) {
                return Optional.empty();
            }
            var properties = new Properties();
            try (var in = file.getInputStream(entries.getFirst())) {
                properties.load(in);
            }
            return Coordinates.ofMaven(properties.getProperty("groupId") + ":" + properties.getProperty("artifactId")
                    + ":" + properties.getProperty("version"));
        }
    }
}
