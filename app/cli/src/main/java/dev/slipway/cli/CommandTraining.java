package dev.slipway.cli;

import dev.slipway.cli.call.Surroundings;
import dev.slipway.cli.call.Terminal;
import dev.slipway.kernel.client.CacheMaker;
import dev.slipway.kernel.installation.StartCache;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A process that goes through the commands that compile a notebook, so that its JVM writes down what they load.
public final class CommandTraining implements CacheMaker.Training {
    private static final long LIMIT_SECONDS = 120;
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final String MARK = "slipway.training";

    private static final String NOTEBOOK = """
            // %%
            //| step: numbers
            //| param: count
            int count = 3;
            var numbers = IntStream.range(0, count).boxed().toList();
            // %%
            //| step: square
            //| foreach: number : numbers
            record Square(int of, long is) {}
            var square = new Square(number, (long) number * number);
            metric("square", square.is());
            // %%
            //| step: sum
            //| gather: square -> squares
            System.out.println(squares.size());
            long sum = squares.stream().mapToLong(each -> each.is()).sum();
            """;

    /// Makes a training; nothing is started yet.
    CommandTraining() {}

    /// Tells whether this process is one.
    static boolean isOne() {
        return Boolean.getBoolean(MARK);
    }

    /// Returns the cache of processes like this one.
    static StartCache cache(Path home) {
        var classPath =
                Stream.of(CLASS_PATH.split(File.pathSeparator)).map(Path::of).toList();
        return StartCache.ofCommands(classPath, JAVA, home);
    }

    /// Starts a process like this one and waits for its end.
    @Override
    public void write(Path made) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("slipway-cache");
        Files.writeString(folder.resolve("training.jsh"), NOTEBOOK);
        var command = new ArrayList<String>();
        command.add(JAVA.resolve("bin").resolve("java").toString());
        // a cache fits only a JVM with the same options
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-XX:AOT") && !option.startsWith("-Xlog"))
                .forEach(command::add);
        command.addAll(List.of("-D" + MARK + "=true", "-XX:AOTCacheOutput=" + made, "-cp", CLASS_PATH));
        command.add(CommandTraining.class.getName());
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

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// Goes through the commands in the working directory.
    public static void main(String[] arguments) {
        var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var surroundings =
                new Surroundings(Path.of("").toAbsolutePath(), System.getenv(), silent, silent, Terminal.detect());
        for (var command : List.of("check", "plan", "run", "run", "exec", "show latest", "runs")) {
            var words = new ArrayList<>(List.of(command.split(" ", -1)));
            if (!command.startsWith("show") && !command.equals("runs")) {
                words.add("training.jsh");
            }
            SlipwayMain.run(words, surroundings);
        }
        System.exit(0);
    }
}
