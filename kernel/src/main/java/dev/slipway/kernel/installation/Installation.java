package dev.slipway.kernel.installation;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where the program's parts are: the JDK and the class paths of its processes. Immutable.
///
/// @param javaHome the JDK whose `bin/java` starts child processes
/// @param kernel class path of a kernel process; copied
/// @param worker class path of a worker process; copied
/// @param libraries what user code sees beside the JDK and the API: bundled plug-ins and data libraries; copied
public record Installation(Path javaHome, List<Path> kernel, List<Path> worker, List<Path> libraries) {
    /// System property that names the folder with `lib/` and the `*.classpath` files; set by the start script.
    public static final String PROPERTY = "slipway.installation";

    public Installation {
        kernel = List.copyOf(kernel);
        worker = List.copyOf(worker);
        libraries = List.copyOf(libraries);
    }

    /// Returns the installation this process runs from.
    ///
    /// Without the system property (tests, an IDE) every part is this process's own class path.
    ///
    /// @throws IOException if the folder the property names is not an installation
    public static Installation locate() throws IOException {
        var javaHome = Path.of(System.getProperty("java.home"));
        var folder = System.getProperty(PROPERTY);
        if (folder == null) {
            var all = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of)
                    .toList();
            return new Installation(javaHome, all, all, all);
        }
        var root = Path.of(folder);
        return new Installation(
                javaHome, classPath(root, "kernel"), classPath(root, "worker"), classPath(root, "libraries"));
    }

    /// Returns the class path of a process that reads a workspace's history: that of the command line.
    ///
    /// @throws IOException as `locate`
    public static List<Path> history() throws IOException {
        var folder = System.getProperty(PROPERTY);
        return folder == null
                ? Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList()
                : classPath(Path.of(folder), "cli");
    }

    /// Returns the class path of what lays cells out; it is loaded apart from everything else.
    ///
    /// @throws IOException as `locate`
    public static List<Path> formatter() throws IOException {
        var folder = System.getProperty(PROPERTY);
        return folder == null ? List.of() : classPath(Path.of(folder), "formatter");
    }

    private static List<Path> classPath(Path root, String part) throws IOException {
        return Files.readAllLines(root.resolve(part + ".classpath")).stream()
                .filter(line -> !line.isBlank())
                .distinct() // two plug-ins may need the same library
                .map(line -> root.resolve("lib").resolve(line))
                .toList();
    }
}
