package dev.slipway.kernel.snippet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/// What is in force before the first cell, in live engine, replay and analysis alike.
public final class Startup {
    /// Import declarations, one each, with their semicolons: the classic ten of `jshell`, then the calls of a cell.
    private static final List<String> IMPORTS = List.of(
            "import java.io.*;",
            "import java.math.*;",
            "import java.net.*;",
            "import java.nio.file.*;",
            "import java.util.*;",
            "import java.util.concurrent.*;",
            "import java.util.function.*;",
            "import java.util.prefs.*;",
            "import java.util.regex.*;",
            "import java.util.stream.*;",
            "import static dev.slipway.api.Notebook.*;");

    /// The resource in which a plug-in names, one import declaration a line, what every notebook sees of it.
    private static final String RESOURCE = "META-INF/slipway/imports";

    private Startup() {}

    /// Returns the compiler's options: with the names of local variables, for debuggers and for what the virtual
    /// machine
    /// says of a null.
    public static String[] options() {
        return new String[] {"-g"};
    }

    /// Returns an import declaration as it is told from others: without blanks, with its semicolon.
    public static String plain(String declaration) {
        var plain = declaration.replaceAll("\\s+", "");
        return plain.endsWith(";") ? plain : plain + ";";
    }

    /// Returns the import declarations in force where cells see `libraries`: ours, then those of the plug-ins.
    public static List<String> imports(List<Path> libraries) {
        var all = new ArrayList<>(IMPORTS);
        for (var library : libraries) {
            text(library).lines().filter(line -> !line.isBlank()).forEach(all::add);
        }
        return List.copyOf(all);
    }

    /// A plug-in of ours is told by its name, so that the start of a kernel opens no other jar.
    private static String text(Path library) {
        try {
            if (Files.isDirectory(library)) {
                var file = library.resolve(RESOURCE);
                return Files.exists(file) ? Files.readString(file) : "";
            }
            var name = library.getFileName();
            if (name == null || !name.toString().startsWith("slipway-") || !Files.exists(library)) {
                return "";
            }
            try (var jar = new JarFile(library.toFile())) {
                var entry = jar.getEntry(RESOURCE);
                return entry == null
                        ? ""
                        : new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + library, e);
        }
    }
}
