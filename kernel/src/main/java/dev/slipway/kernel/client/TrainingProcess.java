package dev.slipway.kernel.client;

import dev.slipway.kernel.installation.KernelOptions;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Starts a process like this one, in an empty folder of its own, whose JVM writes down what it loads. Immutable.
public final class TrainingProcess implements CacheMaker.Training {
    private static final long LIMIT_SECONDS = 300;
    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final String MARK = "slipway.training";

    private final List<String> program;

    /// @param main what it runs, from this process's class path
    /// @param operands of it
    public TrainingProcess(Class<?> main, String... operands) {
        program = new ArrayList<>(List.of(main.getName()));
        program.addAll(List.of(operands));
    }

    /// Tells whether this process is one.
    public static boolean isThis() {
        return Boolean.getBoolean(MARK);
    }

    /// Returns the JDK of this process.
    public static Path java() {
        return Path.of(System.getProperty("java.home"));
    }

    /// Returns the class path of this process.
    public static List<Path> classPath() {
        return Stream.of(CLASS_PATH.split(File.pathSeparator)).map(Path::of).toList();
    }

    @Override
    public void write(Path made) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("slipway-training");
        var command = new ArrayList<String>();
        command.add(java().resolve("bin").resolve("java").toString());
        // a cache fits only a JVM with the same options
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-XX:AOT") && !option.startsWith("-Xlog"))
                .forEach(command::add);
        command.addAll(KernelOptions.caching(made));
        command.addAll(List.of("-D" + MARK + "=true", "-Djava.io.tmpdir=" + folder, "-cp", CLASS_PATH));
        command.addAll(program);
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the JVM did not end within " + LIMIT_SECONDS + " s");
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // a process that is just ending still writes there; the system cleans its folder for such files
        }
    }
}
