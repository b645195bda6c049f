import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/// Takes the signatures out of signed jars; their classes stay as they are.
///
/// The JVM checks each class of a signed jar when it is loaded, and keeps none in its cache: the window, which has such
/// libraries, started slower for it.
///
/// Source: JAR File Specification, section "Signed JAR File"; `SystemDictionaryShared::is_jar_signed`.
final class Unsigned {
    private static final Pattern SIGNATURE = Pattern.compile("(?i)[^/]+\\.(SF|RSA|DSA|EC)");

    private Unsigned() {}

    /// @param arguments a folder; the signed jars in it are changed in place
    public static void main(String[] arguments) throws IOException {
        try (var files = Files.list(Path.of(arguments[0]))) {
            for (var jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                takeOut(jar);
            }
        }
    }

    private static void takeOut(Path jar) throws IOException {
        try (var inside = FileSystems.newFileSystem(jar)) {
            var signatures = signatures(inside);
            if (!signatures.isEmpty()) {
                for (var signature : signatures) {
                    Files.delete(signature);
                }
                forgetDigests(inside.getPath("/META-INF/MANIFEST.MF"));
            }
        }
    }

    private static List<Path> signatures(FileSystem inside) throws IOException {
        var folder = inside.getPath("/META-INF");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> SIGNATURE.matcher(file.getFileName().toString()).matches())
                    .toList();
        }
    }

    private static void forgetDigests(Path file) throws IOException {
        Manifest manifest;
        try (var in = Files.newInputStream(file)) {
            manifest = new Manifest(in);
        }
        for (var entry : manifest.getEntries().values()) {
            entry.keySet().removeIf(name -> name.toString().endsWith("-Digest"));
        }
        manifest.getEntries().values().removeIf(entry -> entry.isEmpty());
        try (var out = Files.newOutputStream(file)) {
            manifest.write(out);
        }
    }
}
