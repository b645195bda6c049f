package dev.slipway.kernel.client;

import dev.slipway.kernel.deps.Resolver;
import dev.slipway.kernel.installation.Home;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.installation.KernelOptions;
import dev.slipway.kernel.installation.StartCache;
import dev.slipway.kernel.message.json.BrokenMessageException;
import dev.slipway.kernel.message.json.Connections;
import dev.slipway.kernel.server.KernelMain;
import dev.slipway.kernel.wire.Connection;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Starts kernels as child processes. They end with this process, however it ends.
public final class KernelProcess {
    /// How long a kernel may take until it listens.
    private static final long START_SECONDS = 60;

    /// How long one may take to end by itself.
    private static final long END_SECONDS = 2;

    /// How long what an ended one has written is waited for. A process that it started may hold its streams open.
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Process process;
    private final List<Thread> readers;
    private final Tail tail = new Tail();
    private final CompletableFuture<Connection> connection = new CompletableFuture<>();

    private KernelProcess(Process process) {
        this.process = process;
        // reading a pipe holds its carrier: two such virtual threads would starve all others on a machine of two cores
        var threads = Thread.ofPlatform().daemon().name("slipway-kernel-output-", 1);
        readers = List.of(
                threads.unstarted(() -> read(process.getInputStream())),
                threads.unstarted(() -> read(process.getErrorStream())));
    }

    /// Starts a kernel in `folder`, the notebook's, and returns it once it listens.
    ///
    /// Cost: about half a second. The engine still warms up when this returns; cells given meanwhile wait
    /// for it. It starts from the `StartCache`, if there is one that fits.
    ///
    /// @param javaOptions options of the kernel's JVM, after ours
    /// @throws KernelDied if it ends before it listens, with what it said
    /// @throws IOException if the process cannot be started at all
    /// @throws InterruptedException if the calling thread is interrupted meanwhile; the process is ended then
    public static Kernel start(Installation installation, Path folder, List<String> javaOptions)
            throws IOException, InterruptedException {
        return start(installation, folder, javaOptions, StartCache.ofKernel(installation, Home.here()));
    }

    /// Starts a kernel as above, from `from` if it has a cache that fits.
    public static Kernel start(Installation installation, Path folder, List<String> javaOptions, StartCache from)
            throws IOException, InterruptedException {
        // a virtual machine that can be debugged takes no such cache, and would then not take the JDK's own either
        var cache = KernelOptions.areForDebugging(javaOptions) ? Optional.<Path>empty() : from.find();
        if (cache.isEmpty()) {
            return launch(command(installation, javaOptions), folder).kernel;
        }
        var options = Stream.concat(KernelOptions.cached(cache.get()).stream(), javaOptions.stream())
                .toList();
        try {
            return launch(command(installation, options), folder).kernel;
        } catch (KernelDied withIt) {
            var plain = launch(command(installation, javaOptions), folder).kernel;
            // it was the cache, whatever is wrong with it
            StartCache.forget(cache.get());
            return plain;
        }
    }

    /// A kernel whose JVM writes down, at its end, what it has loaded. One thread at a time; closing it ends what is
    /// left of it at once.
    static final class Training implements AutoCloseable {
        private final Launched launched;

        private Training(Launched launched) {
            this.launched = launched;
        }

        Kernel kernel() {
            return launched.kernel;
        }

        /// Asks the kernel to end and waits until the JVM has written everything.
        ///
        /// @throws IOException if it does not end within `seconds`
        void finish(int seconds) throws IOException, InterruptedException {
            launched.process.tail.expectEnd();
            launched.kernel.shutDown();
            if (!launched.process.process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new IOException("the JVM did not end within " + seconds + " s");
            }
        }

        @Override
        public void close() {
            var process = launched.process.process;
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /// Starts a kernel whose JVM writes a cache to `made` at its end.
    static Training train(Installation installation, Path folder, Path made) throws IOException, InterruptedException {
        return new Training(launch(command(installation, KernelOptions.cachingKernel(made)), folder));
    }

    private record Launched(KernelProcess process, KernelConnection kernel) {}

    private static Launched launch(List<String> command, Path folder) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        KernelOptions.environment().forEach(builder.environment()::putIfAbsent);
        var started = new KernelProcess(builder.start());
        try {
            return new Launched(started, started.connect());
        } catch (IOException | InterruptedException | RuntimeException e) {
            started.process.destroyForcibly();
            throw e;
        }
    }

    private static List<String> command(Installation installation, List<String> javaOptions) {
        var command = new ArrayList<String>();
        command.add(installation.javaHome().resolve("bin").resolve("java").toString());
        command.addAll(KernelOptions.java());
        command.addAll(javaOptions);
        var folder = System.getProperty(Installation.PROPERTY);
        if (folder != null) {
            command.add("-D" + Installation.PROPERTY + "=" + folder);
        }
        if (Boolean.getBoolean(Resolver.OFFLINE)) {
            command.add("-D" + Resolver.OFFLINE + "=true");
        }
        command.add("-cp");
        command.add(installation.kernel().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(KernelMain.class.getName());
        command.add(KernelMain.CHILD);
        return command;
    }

    private KernelConnection connect() throws IOException, InterruptedException {
        readers.forEach(Thread::start);
        var _ = process.onExit().thenRun(() -> connection.completeExceptionally(new IOException("it ended")));
        var kernel = KernelConnection.open(await(connection), InstantSource.system(), this::stop);
        var _ = process.onExit().thenRun(() -> kernel.died(reason()));
        await(kernel.ready());
        return kernel;
    }

    private <T> T await(CompletableFuture<T> step) throws IOException, InterruptedException {
        try {
            return step.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            process.waitFor();
            throw new KernelDied("The kernel could not be started. " + reason());
        } catch (TimeoutException e) {
            throw new KernelDied("The kernel did not start within " + START_SECONDS + " s. " + tail.lastWords()
                    + "Is the machine overloaded? Try again.");
        }
    }

    /// Returns why the process, which has ended, did so, once all that it said was read.
    private String reason() {
        try {
            for (var reader : readers) {
                reader.join(LAST_WORDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return tail.reason(process.exitValue());
    }

    private void read(InputStream stream) {
        try (var lines = new java.io.BufferedReader(
                new java.io.InputStreamReader(stream, java.nio.charset.StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line);
            }
        } catch (IOException gone) {
            // the process has ended; that is told elsewhere
        }
    }

    private void hear(String line) {
        if (connection.isDone() || !line.startsWith(KernelMain.READY)) {
            tail.add(line);
            return;
        }
        try {
            connection.complete(Connections.read(line.substring(KernelMain.READY.length())));
        } catch (BrokenMessageException e) {
            tail.add(line);
        }
    }

    private void stop(KernelConnection kernel) {
        tail.expectEnd();
        try {
            kernel.shutDown();
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
