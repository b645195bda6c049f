package dev.slipway.kernel.deps;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A Maven repository in a folder, with a `SLIPWAY_HOME` whose settings ask it and no other, and cache beside it.
public final class TestRepository {
    private final Path root;

    /// Makes an empty one in the empty folder `root`.
    public TestRepository(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(repository());
        useAt(repository().toUri().toString());
    }

    public Path repository() {
        return root.resolve("repository");
    }

    public Path cache() {
        return root.resolve("cache");
    }

    /// Returns the folder for `SLIPWAY_HOME`.
    public Path home() {
        return root.resolve("home");
    }

    /// Makes the settings ask the repository at `url` in place of all others.
    public void useAt(String url) throws IOException {
        settings("<mirrors><mirror><id>here</id><mirrorOf>*</mirrorOf><url>" + url + "</url></mirror></mirrors>");
    }

    /// Writes the settings, with the cache of this repository.
    public void settings(String elements) throws IOException {
        Files.createDirectories(home());
        Files.writeString(
                home().resolve("maven-settings.xml"),
                "<settings><localRepository>" + cache() + "</localRepository>" + elements + "</settings>");
    }

    /// Adds `coordinates`, `group:artifact:version`, with one class.
    ///
    /// @param source of a class, whose name is its second word
    /// @param needs coordinates it depends on
    public TestRepository add(String coordinates, String source, String... needs) {
        return addPom(coordinates, "jar", dependencies(needs)).addJar(coordinates, "", source);
    }

    /// Returns `<dependencies>` of these coordinates.
    public static String dependencies(String... coordinates) {
        return Arrays.stream(coordinates)
                .map(one -> one.split(":", -1))
                .map(parts -> "<dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1]
                        + "</artifactId><version>" + parts[2] + "</version></dependency>")
                .collect(Collectors.joining("", "<dependencies>", "</dependencies>"));
    }

    /// Adds the POM of an artifact.
    public TestRepository addPom(String coordinates, String packaging, String elements) {
        var parts = coordinates.split(":", -1);
        write(
                coordinates,
                ".pom",
                ("<project><modelVersion>4.0.0</modelVersion><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1]
                                + "</artifactId><version>" + parts[2] + "</version><packaging>" + packaging
                                + "</packaging>" + elements + "</project>")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return this;
    }

    /// Adds the jar of an artifact, with a classifier or the empty string.
    public TestRepository addJar(String coordinates, String classifier, String source) {
        try {
            var jar = jar(source);
            write(coordinates, (classifier.isEmpty() ? "" : "-" + classifier) + ".jar", jar);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Adds the sources of an artifact: one file.
    ///
    /// @param path of the file, for example `t/One.java`
    public TestRepository addSources(String coordinates, String path, String source) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(path));
            zip.write(source.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        write(coordinates, "-sources.jar", bytes.toByteArray());
        return this;
    }

    private void write(String coordinates, String end, byte[] bytes) {
        var parts = coordinates.split(":", -1);
        try {
            var folder = Files.createDirectories(repository()
                    .resolve(parts[0].replace('.', '/'))
                    .resolve(parts[1])
                    .resolve(parts[2]));
            Files.write(folder.resolve(parts[1] + "-" + parts[2] + end), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns a jar with the class that `source` declares, public and in the package it names.
    public static byte[] jar(String source) throws IOException {
        var folder = Files.createTempDirectory("slipway-classes");
        var compiler = ToolProvider.getSystemJavaCompiler();
        var name = source.replaceFirst("(?s).*?\\b(?:class|interface|record|enum) (\\w+).*", "$1");
        var unit = new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        boolean isCompiled = compiler.getTask(
                        null, null, null, List.of("-d", folder.toString(), "-proc:none"), null, List.of(unit))
                .call();
        if (!isCompiled) {
            throw new IOException("does not compile: " + source);
        }
        var bytes = new java.io.ByteArrayOutputStream();
        zip(folder, bytes);
        return bytes.toByteArray();
    }

    private static void zip(Path folder, OutputStream out) throws IOException {
        try (var zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var entry = new ZipEntry(folder.relativize(file).toString());
                entry.setTime(0);
                zip.putNextEntry(entry);
                Files.copy(file, zip);
            }
        }
    }
}
