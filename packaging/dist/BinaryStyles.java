import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.css.Stylesheet;

/// Puts beside each style sheet of a jar its binary form, which JavaFX takes instead: to parse the text is a part of the
/// window's start.
///
/// Source: `com.sun.javafx.css.StyleManager`, which looks for `.bss` beside `.css`.
final class BinaryStyles {
    private BinaryStyles() {}

    /// @param arguments a jar, changed in place
    public static void main(String[] arguments) throws IOException {
        try (var inside = FileSystems.newFileSystem(Path.of(arguments[0]))) {
            for (var sheet : sheets(inside.getPath("/"))) {
                var name = sheet.getFileName().toString().replace(".css", "");
                var text = Files.createTempFile(name, ".css");
                var binary = Files.createTempFile(name, ".bss");
                Files.write(text, Files.readAllBytes(sheet));
                Stylesheet.convertToBinary(text.toFile(), binary.toFile());
                Files.write(sheet.resolveSibling(name + ".bss"), Files.readAllBytes(binary));
                Files.delete(text);
                Files.delete(binary);
            }
        }
    }

    private static List<Path> sheets(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".css")).toList();
        }
    }
}
