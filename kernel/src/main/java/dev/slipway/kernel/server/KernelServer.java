package dev.slipway.kernel.server;

import dev.slipway.kernel.analysis.NotebookAnalysis;
import dev.slipway.kernel.debug.Debugger;
import dev.slipway.kernel.display.FrontEnd;
import dev.slipway.kernel.engine.CellEngine;
import dev.slipway.kernel.message.Header;
import dev.slipway.kernel.message.Publication;
import dev.slipway.kernel.message.Received;
import dev.slipway.kernel.message.Reply;
import dev.slipway.kernel.message.Request;
import dev.slipway.kernel.message.json.Author;
import dev.slipway.kernel.message.json.MessageCodec;
import dev.slipway.kernel.snippet.RoomyThread;
import dev.slipway.kernel.wire.Channel;
import dev.slipway.kernel.wire.Connection;
import dev.slipway.kernel.wire.KernelSockets;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A kernel on its sockets: binds them, makes its engine meanwhile, serves until it is shut down. Thread-safe.
public final class KernelServer {
    private static final long DRAIN_MILLIS = 300;

    private final KernelSockets sockets;
    private final Publisher publisher;
    private final Executions executions = new Executions();
    private final MessageCodec codec;
    private final CellConsole console;
    private final CellQueue cells;
    private final CompletableFuture<CellEngine> engine = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /// What a kernel is made of.
    ///
    /// @param engine makes the engine, on the thread that will execute cells
    /// @param analysis makes the analysis when it is first asked for
    /// @param notebook what the cells need from outside
    /// @param session unique to this process
    /// @param version of the kernel
    /// @param debugger null if this process cannot be debugged
    public record Settings(
            Function<FrontEnd, CellEngine> engine,
            Supplier<NotebookAnalysis> analysis,
            Surroundings notebook,
            String session,
            String version,
            InstantSource clock,
            @Nullable Debugger debugger) {}

    private KernelServer(KernelSockets sockets, Settings settings) {
        this.sockets = sockets;
        codec = new MessageCodec(new Author(settings.session(), settings.clock()));
        publisher = new Publisher(this::publish);
        var questions = new Questions(executions, this::ask);
        console = new CellConsole(executions, publisher, questions);
        var replies = new Answers(sockets, codec, publisher);
        var history = new History();
        cells = new CellQueue(replies, executions, new CellRunner(engine, console, settings.notebook()), history);
        var parts = new RequestLoop.Parts(
                engine,
                new Once<>(settings.analysis()),
                settings.notebook(),
                new RequestLoop.Workers(
                        worker("slipway-help"),
                        worker("slipway-values"),
                        worker("slipway-analysis"),
                        worker("slipway-tables"),
                        worker("slipway-summaries"),
                        worker("slipway-debugger")),
                settings.version(),
                settings.debugger(),
                this::shutDown);
        var session = new RequestLoop.Session(cells, questions, history, publisher);
        publisher.start();
        Thread.ofPlatform()
                .name("slipway-cells")
                .stackSize(RoomyThread.STACK)
                .daemon()
                .start(() -> execute(settings));
        sockets.start(new RequestLoop(codec, replies, parts, session));
        publisher.publish(Header.NONE, new Publication.Status(Publication.State.STARTING));
    }

    /// Starts a kernel that listens at `connection`.
    ///
    /// @throws IOException if it cannot listen there
    public static KernelServer start(Connection connection, Settings settings) throws IOException {
        return new KernelServer(KernelSockets.bind(connection), settings);
    }

    private static ExecutorService worker(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform()
                .name(name)
                .stackSize(RoomyThread.STACK)
                .daemon()
                .factory());
    }

    private void execute(Settings settings) {
        try {
            var made = settings.engine().apply(console);
            if (settings.debugger() != null) {
                settings.debugger()
                        .watch(made, event -> publisher.publish(Header.NONE, new Publication.DebugEvent(event)));
            }
            engine.complete(made);
            cells.run();
        } catch (InterruptedException e) {
            ended.complete(null);
        } catch (RuntimeException | Error e) {
            engine.completeExceptionally(e);
            ended.completeExceptionally(e);
        }
    }

    private void publish(Header parent, Publication publication) {
        sockets.send(Channel.IOPUB, codec.publication(parent, publication));
    }

    private void ask(Execution execution, Publication.Question question) {
        publisher.afterwards(() -> sockets.send(Channel.STDIN, codec.question(execution.received(), question)));
    }

    /// Returns where it listens.
    public Connection connection() {
        return sockets.connection();
    }

    /// Asks the running cell to end.
    public void interrupt() {
        cells.interrupt();
    }

    private void shutDown(Received<Request> received) {
        var restart = received.body() instanceof Request.Shutdown shutdown && shutdown.restart();
        publisher.publish(received.header(), new Publication.Status(Publication.State.BUSY));
        sockets.send(received.channel(), codec.reply(received, new Reply.GoingDown(restart)));
        publisher.publish(received.header(), new Publication.GoingDown(restart));
        publisher.publish(received.header(), new Publication.Status(Publication.State.IDLE));
        ended.complete(null);
    }

    /// Waits until a front end has asked for the end.
    ///
    /// @throws CompletionException if the engine could not be made
    public void awaitEnd() {
        ended.join();
    }

    /// Sends what is still to be sent, within a second, and closes the sockets.
    public void close() throws InterruptedException {
        publisher.drain(DRAIN_MILLIS);
        sockets.close();
    }
}
