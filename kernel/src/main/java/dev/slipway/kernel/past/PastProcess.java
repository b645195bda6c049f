package dev.slipway.kernel.past;

import dev.slipway.api.past.PlainTree;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A process that reads the workspace's store for this one; started when the first question comes, and ended with this
/// process. Thread-safe: one question at a time.
public final class PastProcess {
    /// The class that answers; it is the engine's, which this module does not see.
    private static final String MAIN = "dev.slipway.engine.workspace.PastMain";

    private final Path javaHome;
    private final List<Path> classPath;
    private final Path folder;
    private @Nullable Running running;

    private record Running(Process process, DataInputStream in, DataOutputStream out) {}

    /// @param classPath with the engine
    /// @param folder the notebook's
    public PastProcess(Path javaHome, List<Path> classPath, Path folder) {
        this.javaHome = javaHome;
        this.classPath = List.copyOf(classPath);
        this.folder = folder;
    }

    /// Returns the answer to `question`; the value of an artifact is in the file that its answer names, which is the
    /// caller's to delete.
    ///
    /// @throws IOException if there is none, in the helper's words, or the helper died
    public synchronized @Nullable Object ask(Map<String, @Nullable Object> question) throws IOException {
        var helper = running == null || !running.process.isAlive() ? start() : running;
        boolean answered = false;
        try {
            PlainTree.write(helper.out, question);
            helper.out.flush();
            var answer = PlainTree.read(helper.in);
            answered = true;
            if (answer instanceof Map<?, ?> map) {
                if (map.get("problem") instanceof String problem) {
                    throw new IOException(problem);
                }
                return map.get("answer");
            }
            throw new IOException("the history gave no answer");
        } finally {
            if (!answered) { // what it still says would be taken for the next answer
                helper.process.destroyForcibly();
                running = null;
            }
        }
    }

    private Running start() throws IOException {
        var command = new ArrayList<>(List.of(
                javaHome.resolve("bin").resolve("java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xms16m",
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                MAIN,
                folder.toString()));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(Redirect.DISCARD)
                .start();
        var started = new Running(
                process,
                new DataInputStream(new BufferedInputStream(process.getInputStream())),
                new DataOutputStream(new BufferedOutputStream(process.getOutputStream())));
        running = started;
        return started;
    }
}
