package dev.slipway.worker.launch;

import dev.slipway.api.spi.ArtifactCodec;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The command line of a worker process.
///
/// Where there is a POSIX shell, the frames travel on file descriptors 3 and 4, and the worker's own 0 and 1 are
/// `/dev/null` and the standard error: what native code, a child process or the JVM itself prints can not get between
/// the frames. The caller sees no difference: it writes to the process's input and reads from its output. Elsewhere
/// the frames travel on 0 and 1.
public final class WorkerCommand {
    /// The class with the worker's `main`.
    public static final String MAIN = "dev.slipway.worker.WorkerMain";

    /// First argument of a worker whose frames travel on descriptors 3 and 4.
    public static final String PRIVATE_PIPES = "--private-pipes";

    private static final Path SHELL = Path.of("/bin/sh");
    private static final Path DESCRIPTORS = Path.of("/dev/fd");

    private WorkerCommand() {}

    /// Returns the command that starts a worker; run it in the worker's empty scratch folder.
    ///
    /// @param javaHome the JDK to run with
    /// @param javaOptions options of the JVM, for example `-Xmx2g`
    /// @param classPath the worker's own libraries
    /// @param libraries what user code sees beside the JDK and the API
    public static List<String> of(Path javaHome, List<String> javaOptions, List<Path> classPath, List<Path> libraries) {
        var command = new ArrayList<String>();
        boolean pipes = Files.isExecutable(SHELL) && Files.isDirectory(DESCRIPTORS);
        if (pipes) {
            command.addAll(List.of(SHELL.toString(), "-c", "exec \"$@\" 3<&0 4>&1 </dev/null >&2", "worker"));
        }
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-D" + ArtifactCodec.IN_A_TASK + "=true", "-cp", join(classPath), MAIN));
        if (pipes) {
            command.add(PRIVATE_PIPES);
        }
        command.add(join(libraries));
        return List.copyOf(command);
    }

    private static String join(List<Path> paths) {
        return paths.stream()
                .map(path -> path.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
