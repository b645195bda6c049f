package dev.slipway.engine.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// A plug-in with a codec of the format `own/1`, compiled and packed. Immutable.
record OwnFormat(Path folder) {
    private static final String CODEC = """
            package own;
            import java.io.*;
            public final class OwnCodec implements dev.slipway.api.spi.ArtifactCodec {
                public String format() { return "own/1"; }
                public int preference(Object value) { return 0; }
                public void encode(Object value, OutputStream out, NotebookTypes types) {}
                public Object decode(InputStream in, NotebookTypes types) { return null; }
                public String extension() { return "txt"; }
                public void export(InputStream in, String extension, OutputStream out) throws IOException {
                    out.write(("own " + extension).getBytes());
                }
                public String preview(Object value) { return ""; }
            }
            """;

    Path jar() throws IOException {
        var classes = Files.createDirectories(folder.resolve("own-classes"));
        var source =
                Files.writeString(Files.createDirectories(folder.resolve("own")).resolve("OwnCodec.java"), CODEC);
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
            if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(source))
                    .call()) {
                throw new IOException("the plug-in does not compile");
            }
        }
        var services = Files.createDirectories(classes.resolve("META-INF").resolve("services"));
        Files.writeString(services.resolve("dev.slipway.api.spi.ArtifactCodec"), "own.OwnCodec");
        var jar = folder.resolve("own.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> all = Files.walk(classes)) {
            all.filter(Files::isRegularFile).forEach(file -> add(out, classes, file));
        }
        return jar;
    }

    private static void add(JarOutputStream out, Path classes, Path file) {
        try {
            out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
            Files.copy(file, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
