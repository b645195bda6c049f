package dev.slipway.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The checkout that is measured, and a folder for what measuring writes. One thread at a time; close it when done.
final class Product implements AutoCloseable {
    private static final double NANOS = 1e9;
    private static final long SAMPLE_MILLIS = 100;

    private final Path root;
    private final Path scratch;
    private boolean hasCaches;

    /// @param root the checkout
    Product(Path root) throws IOException {
        this.root = root;
        this.scratch = Files.createTempDirectory("slipway-bench");
    }

    /// Returns a folder that goes with this.
    Path scratch() {
        return scratch;
    }

    /// Returns the checkout.
    Path root() {
        return root;
    }

    /// Returns the path of a program of the JDK in use.
    static String jdk(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    /// Returns the command line of a main class of this JVM's class path, with this JVM's options.
    static List<String> java(Class<?> main, String... arguments) {
        var command = new ArrayList<String>();
        command.add(jdk("java"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    /// Lets the product make the caches it starts from, as its first `exec` after a build does.
    void makeCaches() throws IOException, InterruptedException {
        if (!hasCaches) {
            hasCaches = true;
            var notebook = Files.writeString(scratch.resolve("caches.jsh"), "1 + 1");
            slipway("exec", notebook.toString());
        }
    }

    /// Runs `./slipway` with these arguments and returns what it wrote.
    Ended slipway(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(root.resolve("slipway").toString());
        command.addAll(List.of(arguments));
        return run(command);
    }

    /// How a process ended.
    ///
    /// @param seconds from its start to its end
    /// @param out what it wrote to its standard output
    record Ended(double seconds, String out) {}

    /// Runs a command to its end.
    ///
    /// @throws IOException if it ended with another code than 0
    Ended run(List<String> command) throws IOException, InterruptedException {
        return run(command, _ -> {});
    }

    private Ended run(List<String> command, Consumer<ProcessHandle> watcher) throws IOException, InterruptedException {
        var error = Files.createTempFile(scratch, "stderr", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectError(error.toFile());
        builder.environment().put("SLIPWAY_HOME", scratch.resolve("home").toString());
        builder.environment().put("SLIPWAY_JAVA_HOME", System.getProperty("java.home"));
        long start = System.nanoTime();
        var process = builder.start();
        var watching = Thread.ofVirtual().start(() -> watch(process.toHandle(), watcher));
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        watching.interrupt();
        watching.join();
        int code = process.waitFor();
        double seconds = (System.nanoTime() - start) / NANOS;
        if (code != 0) {
            throw new IOException(
                    "exit code " + code + " of " + String.join(" ", command) + "\n" + Files.readString(error));
        }
        return new Ended(seconds, out);
    }

    private static void watch(ProcessHandle process, Consumer<ProcessHandle> watcher) {
        var tick = new CountDownLatch(1);
        try {
            while (process.isAlive()) {
                watcher.accept(process);
                if (tick.await(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// How a process ended that was watched.
    ///
    /// @param ownMiB most memory it had; 0 where the system does not tell
    /// @param childMiB most memory that one of its children had; likewise
    record Watched(double seconds, String out, double ownMiB, double childMiB) {}

    /// Runs `./slipway` with these arguments and watches its memory.
    Watched watch(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(root.resolve("slipway").toString());
        command.addAll(arguments);
        return watchCommand(command);
    }

    /// Runs a command and watches its memory.
    ///
    /// @throws IOException if it ended with another code than 0
    Watched watchCommand(List<String> command) throws IOException, InterruptedException {
        var memory = new Memory();
        var ended = run(command, memory);
        return new Watched(ended.seconds(), ended.out(), memory.ownMiB(), memory.childMiB());
    }

    /// Runs the same command `times` times, some at a time, and returns how long all took. Unit: seconds.
    double together(List<String> command, int times, int atATime) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(atATime)) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < times; i++) {
                all.add(pool.submit(() -> run(command)));
            }
            for (var one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("a process of the baseline failed", e.getCause());
        }
        return (System.nanoTime() - start) / NANOS;
    }

    @Override
    public void close() throws IOException {
        try (var all = Files.walk(scratch)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
