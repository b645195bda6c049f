package dev.slipway.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A Maven repository in a folder, and settings that ask it and no other.
final class SmallRepository {
    private final Path root;

    SmallRepository(Path root) {
        this.root = root;
    }

    /// Writes settings into `home` that ask this repository, with a cache beside it.
    void useIn(Path home) throws IOException {
        Files.createDirectories(home);
        Files.writeString(
                home.resolve("maven-settings.xml"),
                "<settings><localRepository>" + root.resolve("cache")
                        + "</localRepository><mirrors><mirror><id>here</id><mirrorOf>*</mirrorOf><url>"
                        + root.resolve("repository").toUri() + "</url></mirror></mirrors></settings>");
    }

    Path cache() {
        return root.resolve("cache");
    }

    /// Adds `t:ARTIFACT:VERSION` with a class `t.Made` whose `value()` is `value`.
    void add(String artifact, String version, int value) throws IOException {
        jar(place(artifact, version), value);
    }

    /// Adds `t:ARTIFACT:VERSION` with these classes.
    ///
    /// @param sources by the binary names of the classes
    /// @param services the class that provides each, by its interface
    void add(String artifact, String version, Map<String, String> sources, Map<String, String> services)
            throws IOException {
        jar(place(artifact, version), sources, services);
    }

    private Path place(String artifact, String version) throws IOException {
        var folder = Files.createDirectories(
                root.resolve("repository/t").resolve(artifact).resolve(version));
        var name = artifact + "-" + version;
        Files.writeString(
                folder.resolve(name + ".pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>t</groupId><artifactId>" + artifact
                        + "</artifactId><version>" + version + "</version></project>");
        return folder.resolve(name + ".jar");
    }

    /// Writes a jar with the class `t.Made`.
    static void jar(Path file, int value) throws IOException {
        var source = "package t; public class Made { public static int value() { return " + value + "; } }";
        jar(file, Map.of("t.Made", source), Map.of());
    }

    private static void jar(Path file, Map<String, String> sources, Map<String, String> services) throws IOException {
        var classes = Files.createTempDirectory("slipway-classes");
        var options = List.of("-proc:none", "-d", classes.toString());
        var units = sources.entrySet().stream()
                .map(source -> unit(source.getKey(), source.getValue()))
                .toList();
        if (!ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, options, null, units)
                .call()) {
            throw new IOException("does not compile: " + sources);
        }
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var name : sources.keySet()) {
                var path = name.replace('.', '/') + ".class";
                zip.putNextEntry(new ZipEntry(path));
                Files.copy(classes.resolve(path), zip);
            }
            for (var service : services.entrySet()) {
                zip.putNextEntry(new ZipEntry("META-INF/services/" + service.getKey()));
                zip.write(service.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static JavaFileObject unit(String name, String source) {
        var place = URI.create("string:///" + name.replace('.', '/') + ".java");
        return new SimpleJavaFileObject(place, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }
}
