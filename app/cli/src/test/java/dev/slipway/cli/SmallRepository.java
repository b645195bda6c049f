package dev.slipway.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        var folder = Files.createDirectories(
                root.resolve("repository/t").resolve(artifact).resolve(version));
        var name = artifact + "-" + version;
        Files.writeString(
                folder.resolve(name + ".pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>t</groupId><artifactId>" + artifact
                        + "</artifactId><version>" + version + "</version></project>");
        jar(folder.resolve(name + ".jar"), value);
    }

    /// Writes a jar with the class `t.Made`.
    static void jar(Path file, int value) throws IOException {
        var classes = Files.createTempDirectory("slipway-classes");
        var source = "package t; public class Made { public static int value() { return " + value + "; } }";
        var unit = new SimpleJavaFileObject(URI.create("string:///Made.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        boolean isCompiled = ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-proc:none", "-d", classes.toString()), null, List.of(unit))
                .call();
        if (!isCompiled) {
            throw new IOException("does not compile: " + source);
        }
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("t/Made.class"));
            Files.copy(classes.resolve("t/Made.class"), zip);
        }
    }
}
