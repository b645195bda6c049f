package dev.slipway.kernel.server;

import dev.slipway.kernel.deps.SessionJars;
import dev.slipway.kernel.deps.SessionJars.Trust;
import dev.slipway.kernel.deps.maven.MavenResolver;
import dev.slipway.kernel.wire.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A kernel in this process with a fake engine; closing it gives the standard streams back. One at a time.
final class TestServer implements AutoCloseable {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final InputStream in = System.in;
    private final CompletableFuture<FakeEngine> engine = new CompletableFuture<>();
    private final KernelServer server;

    TestServer() throws IOException {
        var wanted = new Connection("127.0.0.1", Connection.Ports.ANY, "hmac-sha256", "secret");
        var folder = Path.of("").toAbsolutePath();
        var settings = new KernelServer.Settings(
                console -> {
                    var made = new FakeEngine(console);
                    engine.complete(made);
                    return made;
                },
                () -> {
                    throw new UnsupportedOperationException("no analysis here");
                },
                new Surroundings(
                        folder, new SessionJars(MavenResolver.create(folder, List.of()), folder, Trust.GIVEN, _ -> {})),
                "session",
                "1",
                InstantSource.system(),
                null);
        server = KernelServer.start(wanted, settings);
    }

    FakeEngine engine() {
        return engine.join();
    }

    KernelServer server() {
        return server;
    }

    Connection connection() {
        return server.connection();
    }

    /// Returns a front end that misses nothing.
    RawFrontEnd frontEnd() {
        return new RawFrontEnd(connection()).ready();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        System.setOut(out);
        System.setErr(err);
        System.setIn(in);
    }
}
