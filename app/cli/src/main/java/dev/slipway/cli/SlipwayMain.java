package dev.slipway.cli;

import dev.slipway.cli.call.Surroundings;
import dev.slipway.cli.call.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Entry of the command line.
public final class SlipwayMain {
    private static final int BUFFER_BYTES = 1 << 16;

    private SlipwayMain() {}

    /// Runs the command that `arguments` name and exits with its code.
    public static void main(String[] arguments) {
        // where SLF4J has to look for it, it opens every jar of the class path
        System.setProperty("slf4j.provider", "org.slf4j.nop.NOPServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "WARN");
        var surroundings = new Surroundings(
                Path.of("").toAbsolutePath(),
                System.getenv(),
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Terminal.detect());
        try (var signals = Signals.interrupting(Thread.currentThread())) {
            int code = run(List.of(arguments), surroundings);
            surroundings.out().flush();
            surroundings.err().flush();
            System.exit(signals.exitCode(code));
        }
    }

    /// Runs one command in this process and returns its exit code. Interrupting the thread ends it cleanly.
    public static int run(List<String> arguments, Surroundings surroundings) {
        try (var services = new Composition(surroundings.environment())) {
            return new Invocation(surroundings, services).run(arguments);
        }
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        // a reader that went away ends nothing: PrintStream keeps quiet about it
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES),
                false,
                StandardCharsets.UTF_8);
    }
}
