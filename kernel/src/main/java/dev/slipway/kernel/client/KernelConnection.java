package dev.slipway.kernel.client;

import static java.lang.System.Logger.Level.WARNING;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.connection.DatabaseConnection;
import dev.slipway.kernel.deps.ResolvedJar;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.message.CodeCell;
import dev.slipway.kernel.message.Reply;
import dev.slipway.kernel.message.Request;
import dev.slipway.kernel.message.json.Author;
import dev.slipway.kernel.message.json.BrokenMessageException;
import dev.slipway.kernel.message.json.MessageCodec;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.Completeness;
import dev.slipway.kernel.protocol.Completion;
import dev.slipway.kernel.protocol.DatabaseContent;
import dev.slipway.kernel.protocol.ExecutionId;
import dev.slipway.kernel.protocol.Formatted;
import dev.slipway.kernel.protocol.Inspection;
import dev.slipway.kernel.protocol.KernelEvent;
import dev.slipway.kernel.protocol.KernelMemory;
import dev.slipway.kernel.protocol.QuickFix;
import dev.slipway.kernel.protocol.Restorable;
import dev.slipway.kernel.protocol.StoredVariables;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.TableQuery;
import dev.slipway.kernel.protocol.Variable;
import dev.slipway.kernel.wire.Channel;
import dev.slipway.kernel.wire.Connection;
import dev.slipway.kernel.wire.Ear;
import dev.slipway.kernel.wire.FrontEndSockets;
import dev.slipway.kernel.wire.Packet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/// A kernel at the other end of its sockets. Thread-safe.
///
/// Three threads: the sockets' one reads and writes, one calls the listeners, and answers to questions are completed
/// on virtual threads, so that a slow listener delays neither them nor an interrupt.
final class KernelConnection implements Kernel, Ear {
    private static final System.Logger LOG = System.getLogger(KernelConnection.class.getName());

    private final FrontEndSockets sockets;
    private final MessageCodec codec;
    private final Events events;
    private final ExecutionLog executions;
    private final Map<String, Open> questions = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final Executor answering =
            action -> Thread.ofVirtual().name("slipway-kernel-answer").start(action);
    private final Runnable stop;
    private volatile long heard = System.nanoTime();

    /// A question that waits for its answer.
    private record Open(Request request, CompletableFuture<Reply> answer) {}

    private KernelConnection(
            FrontEndSockets sockets, String session, InstantSource clock, Consumer<KernelConnection> stop) {
        this.sockets = sockets;
        this.stop = () -> stop.accept(this);
        codec = new MessageCodec(new Author(session, clock));
        events = new Events(sockets::pauseOutput, sockets::resumeOutput);
        executions = new ExecutionLog(codec, events);
    }

    /// Returns a connection to the kernel at `connection`.
    ///
    /// @param stop ends the kernel's process; called by `close`
    static KernelConnection open(Connection connection, InstantSource clock, Consumer<KernelConnection> stop)
            throws IOException {
        var session = UUID.randomUUID().toString();
        var kernel = new KernelConnection(FrontEndSockets.connect(connection, session), session, clock, stop);
        kernel.events.start();
        kernel.sockets.start(kernel);
        return kernel;
    }

    /// Completes when nothing the kernel publishes can be missed any more.
    CompletableFuture<Void> ready() {
        return ready;
    }

    @Override
    public ExecutionId execute(SourceCell cell, Elements elements, Consumer<KernelEvent> listener) {
        var place = new CodeCell(cell.id(), cell.index(), cell.tags(), elements, false);
        var request = new Request.Execute(cell.source(), place, Request.Mode.USUAL, Map.of());
        var asked = codec.ask(request);
        var id = new ExecutionId(asked.header().id());
        executions.add(new Running(id, request, listener));
        sockets.send(Channel.SHELL, asked.packet());
        return id;
    }

    @Override
    public void interrupt() {
        sockets.send(Channel.CONTROL, codec.ask(new Request.Interrupt()).packet());
    }

    @Override
    public void answer(String line) {
        sockets.send(Channel.STDIN, codec.ask(new Request.Answer(line)).packet());
    }

    /// Asks the kernel to end.
    void shutDown() {
        sockets.send(Channel.CONTROL, codec.ask(new Request.Shutdown(false)).packet());
    }

    @Override
    public CompletableFuture<List<Variable>> variables() {
        return ask(new Request.ListVariables(), reply -> ((Reply.Variables) reply).variables());
    }

    @Override
    public CompletableFuture<CellGraph> analyse(List<SourceCell> cells) {
        return ask(new Request.Analyse(cells), reply -> ((Reply.Analysed) reply).graph());
    }

    @Override
    public CompletableFuture<Completion> complete(String source, int cursor) {
        return ask(new Request.Complete(source, cursor), reply -> ((Reply.Completed) reply).completion());
    }

    @Override
    public CompletableFuture<Optional<Inspection>> inspect(String source, int cursor) {
        return ask(new Request.Inspect(source, cursor), reply -> ((Reply.Inspected) reply).inspection());
    }

    @Override
    public CompletableFuture<List<QuickFix>> fixes(String source, QuickFix.Fault fault) {
        return ask(new Request.Fix(source, fault), reply -> ((Reply.Fixed) reply).fixes());
    }

    @Override
    public CompletableFuture<Formatted> format(String source) {
        return ask(new Request.Format(source), reply -> ((Reply.LaidOut) reply).formatted());
    }

    @Override
    public CompletableFuture<Completeness> completeness(String source) {
        return ask(new Request.CheckComplete(source), reply -> ((Reply.Checked) reply).completeness());
    }

    @Override
    public CompletableFuture<TablePage> page(TableQuery query, TablePage.Window window) {
        return ask(new Request.ReadTable(query, window), reply -> ((Reply.TableRead) reply).page());
    }

    @Override
    public CompletableFuture<ColumnSummary> summary(TableQuery query, int column) {
        return ask(new Request.Summarise(query, column), reply -> ((Reply.Summarised) reply).summary());
    }

    @Override
    public void stopSummary() {
        var _ = ask(new Request.StopSummary(), reply -> reply);
    }

    @Override
    public CompletableFuture<KernelMemory> memory() {
        return ask(new Request.MeasureMemory(), reply -> ((Reply.Memory) reply).memory());
    }

    @Override
    public CompletableFuture<List<DatabaseConnection>> connections() {
        return ask(new Request.ListConnections(), reply -> ((Reply.Connections) reply).connections());
    }

    @Override
    public CompletableFuture<DatabaseContent> schema(String connection, String schema, String table) {
        return ask(new Request.ReadSchema(connection, schema, table), reply -> ((Reply.Schema) reply).content());
    }

    @Override
    public CompletableFuture<Void> forget(CellId cell) {
        return ask(new Request.Forget(cell), reply -> reply).thenAccept(_ -> {});
    }

    @Override
    public CompletableFuture<StoredVariables> store(List<String> names, Path folder) {
        return ask(new Request.Store(names, folder), reply -> ((Reply.Stored) reply).variables());
    }

    @Override
    public CompletableFuture<Void> declare(List<SourceCell> cells) {
        return ask(new Request.Declare(cells), reply -> reply).thenAccept(_ -> {});
    }

    @Override
    public CompletableFuture<Void> restore(List<Restorable> values) {
        return ask(new Request.Restore(values), reply -> reply).thenAccept(_ -> {});
    }

    @Override
    public CompletableFuture<Void> provide(List<SourceCell> cells, List<ResolvedJar> jars) {
        return ask(new Request.Provide(cells, jars), reply -> reply).thenAccept(_ -> {});
    }

    @Override
    public CompletableFuture<String> debug(String request) {
        return ask(new Request.Debug(request), reply -> ((Reply.Debugged) reply).content());
    }

    @Override
    public void onDebug(Consumer<String> listener) {
        executions.onDebug(listener);
    }

    private <T> CompletableFuture<T> ask(Request request, Function<Reply, T> meaning) {
        var asked = codec.ask(request);
        var answer = new CompletableFuture<Reply>();
        questions.put(asked.header().id(), new Open(request, answer));
        sockets.send(Channel.CONTROL, asked.packet());
        if (ended.isDone()) {
            fail(ended.join());
        }
        return answer.thenApplyAsync(meaning, answering);
    }

    @Override
    public void hear(Channel channel, Packet packet) {
        heard = System.nanoTime();
        try {
            switch (channel) {
                case SHELL -> executions.replied(codec.parent(packet), packet);
                case CONTROL -> replied(packet);
                case STDIN, IOPUB -> {
                    ready.complete(null);
                    executions.told(packet);
                }
            }
        } catch (BrokenMessageException e) {
            LOG.log(WARNING, "a message of the kernel was dropped", e);
        }
    }

    private void replied(Packet packet) throws BrokenMessageException {
        var open = questions.remove(codec.parent(packet));
        if (open == null) {
            return;
        }
        var reply = codec.reply(packet, open.request(), null);
        if (reply instanceof Reply.Refused refused) {
            open.answer().completeExceptionally(new IOException(refused.message()));
        } else {
            open.answer().complete(reply);
        }
    }

    /// Takes note that the process has ended, as soon as all it said has been heard.
    void died(String reason) {
        var quiet = java.util.concurrent.TimeUnit.MILLISECONDS;
        CompletableFuture.delayedExecutor(QUIET_MILLIS, quiet, answering).execute(() -> {
            if (System.nanoTime() - heard < quiet.toNanos(QUIET_MILLIS) || events.isFull()) {
                died(reason);
            } else {
                finish(reason);
            }
        });
    }

    private static final long QUIET_MILLIS = 100;

    private void finish(String reason) {
        executions.died(reason);
        events.close();
        ended.complete(reason);
        fail(reason);
        try {
            sockets.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(String reason) {
        for (var id : List.copyOf(questions.keySet())) {
            var open = questions.remove(id);
            if (open != null) {
                open.answer().completeExceptionally(new KernelDied(reason));
            }
        }
    }

    @Override
    public CompletableFuture<String> ended() {
        return ended;
    }

    @Override
    public void close() {
        stop.run();
    }
}
