package dev.slipway.kernel.server;

import dev.slipway.kernel.analysis.CompilerAnalysis;
import dev.slipway.kernel.debug.Debugger;
import dev.slipway.kernel.deps.SessionJars;
import dev.slipway.kernel.deps.maven.MavenResolver;
import dev.slipway.kernel.engine.EngineSettings;
import dev.slipway.kernel.engine.JShellEngine;
import dev.slipway.kernel.installation.Home;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.message.json.BrokenMessageException;
import dev.slipway.kernel.message.json.Connections;
import dev.slipway.kernel.wire.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The kernel's process.
///
/// `-f FILE` serves a Jupyter front end on the connection of FILE, and ends when the process does that started it.
/// `--child` is for a process of this program: it
/// chooses ports and key, writes them as one line to standard output, and ends when its standard input does.
public final class KernelMain {
    /// The option of a child of this program.
    public static final String CHILD = "--child";

    /// The option behind the connection file that the start script makes options of the virtual machine from.
    public static final String DEBUGGER = "--debugger";

    /// What the line with the connection begins with.
    public static final String READY = "slipway-kernel ";

    /// Where Jupyter says which process a kernel is not to outlive.
    private static final String PARENT = "JPY_PARENT_PID";

    private static final int WRONG_USE = 2;
    private static final int WORLD_FAILED = 3;
    private static final long LAST_MILLIS = 700;
    private static final long LOOK_SECONDS = 1;
    private static final int KEY_BYTES = 32;

    private KernelMain() {}

    /// Runs until a front end asks for the end.
    public static void main(String[] args) throws InterruptedException {
        var out = System.out;
        var err = System.err;
        try {
            boolean isForDebugger = args.length == 3 && args[2].equals(DEBUGGER);
            if (args.length >= 2 && args[0].equals("-f") && (args.length == 2 || isForDebugger)) {
                serveForeign(Path.of(args[1]));
            } else if (args.length == 1 && args[0].equals(CHILD)) {
                serveParent(out, System.in);
            } else {
                err.println("slipway kernel: give the connection file: slipway kernel -f FILE");
                Runtime.getRuntime().halt(WRONG_USE);
            }
        } catch (IOException | IllegalArgumentException e) {
            err.println("slipway kernel: " + e.getMessage());
            Runtime.getRuntime().halt(WRONG_USE);
        } catch (CompletionException e) {
            err.println("slipway kernel: the engine failed: " + e.getCause());
            Runtime.getRuntime().halt(WORLD_FAILED);
        }
        end(0);
    }

    private static void serveForeign(Path file) throws IOException, InterruptedException {
        var settings = settings();
        Connection wanted;
        try {
            wanted = Connections.read(Files.readString(file));
        } catch (BrokenMessageException e) {
            throw new IOException(file + " is no connection file: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new IOException("cannot read the connection file " + file + ". Start the kernel from Jupyter.", e);
        }
        var server = KernelServer.start(wanted, settings);
        if (!server.connection().equals(wanted)) {
            Files.writeString(file, Connections.write(server.connection()));
        }
        frontEnd()
                .ifPresent(process ->
                        Thread.ofPlatform().name("slipway-parent").daemon().start(() -> awaitEndOf(process)));
        serve(server);
    }

    /// Returns the process that started this one and wants it to end with itself, as Jupyter's managers say.
    private static Optional<ProcessHandle> frontEnd() {
        var wanted = System.getenv(PARENT);
        return Stream.iterate(
                        ProcessHandle.current().parent(),
                        Optional::isPresent,
                        each -> each.flatMap(ProcessHandle::parent))
                .flatMap(Optional::stream)
                .filter(process -> String.valueOf(process.pid()).equals(wanted))
                .findFirst();
    }

    /// Ends this process when `frontEnd` has ended. One that nobody has waited for is still there by its number: but
    /// then this process has got another parent.
    private static void awaitEndOf(ProcessHandle frontEnd) {
        var parent = ProcessHandle.current().parent();
        try {
            while (frontEnd.isAlive() && ProcessHandle.current().parent().equals(parent)) {
                if (new CountDownLatch(1).await(LOOK_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError("nobody counts down");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end(0);
    }

    private static void serveParent(PrintStream out, InputStream in) throws IOException, InterruptedException {
        var settings = settings();
        var wanted = new Connection("127.0.0.1", Connection.Ports.ANY, "hmac-sha256", key());
        var server = KernelServer.start(wanted, settings);
        out.println(READY + Connections.write(server.connection()));
        out.flush();
        Thread.ofPlatform().name("slipway-parent").daemon().start(() -> awaitEndOf(in));
        serve(server);
    }

    private static String key() throws IOException {
        // the operating system's generator directly: the JDK's takes a noticeable part of the start to set up
        var random = Path.of("/dev/urandom");
        if (!Files.isReadable(random)) {
            return java.util.UUID.randomUUID().toString();
        }
        try (var bytes = Files.newInputStream(random)) {
            return HexFormat.of().formatHex(bytes.readNBytes(KEY_BYTES));
        }
    }

    /// Ends this process when the parent's has ended, however that happened.
    private static void awaitEndOf(InputStream in) {
        try {
            while (in.read() >= 0) {
                // the parent says nothing
            }
        } catch (IOException gone) {
            // as good as the end
        }
        end(0);
    }

    private static void serve(KernelServer server) throws InterruptedException {
        Interrupts.onSignal(server::interrupt);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server), "slipway-end"));
        server.awaitEnd();
    }

    private static void close(KernelServer server) {
        try {
            server.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends the process within a second, whatever a cell has set up to prevent it.
    private static void end(int code) {
        Thread.ofPlatform().name("slipway-last").daemon().start(() -> {
            try {
                new CountDownLatch(1).await(LAST_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(code);
        });
        System.exit(code);
    }

    /// Returns what the kernel is made of; its engine is begun with this.
    private static KernelServer.Settings settings() throws IOException {
        var session = Long.toHexString(ProcessHandle.current().pid()) + "-" + Long.toHexString(System.nanoTime());
        var debugger = Debugger.ofThisProcess(session); // first: its port is open until it has come
        var libraries = Installation.locate().libraries();
        var folder = Path.of("").toAbsolutePath();
        var resolver = MavenResolver.create(Home.here(), libraries);
        var trust = Boolean.getBoolean(SessionJars.UNTRUSTED) ? SessionJars.Trust.WITHHELD : SessionJars.Trust.GIVEN;
        var jars = new SessionJars(resolver, folder, trust, line -> System.err.println(line));
        var engine = EngineSettings.of(folder, libraries, System.getenv(), jars);
        return new KernelServer.Settings(
                JShellEngine.begin(engine),
                () -> CompilerAnalysis.create(libraries),
                new Surroundings(folder, jars),
                session,
                version(),
                InstantSource.system(),
                debugger);
    }

    private static String version() {
        try (var properties = KernelMain.class.getResourceAsStream("version.txt")) {
            return properties == null ? "0" : new String(properties.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
