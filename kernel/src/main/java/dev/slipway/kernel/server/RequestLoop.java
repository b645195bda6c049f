package dev.slipway.kernel.server;

import static java.lang.System.Logger.Level.WARNING;

import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.analysis.NotebookAnalysis;
import dev.slipway.kernel.debug.Debugger;
import dev.slipway.kernel.engine.CellEngine;
import dev.slipway.kernel.fix.QuickFixes;
import dev.slipway.kernel.format.CellFormatter;
import dev.slipway.kernel.message.Header;
import dev.slipway.kernel.message.Publication;
import dev.slipway.kernel.message.Received;
import dev.slipway.kernel.message.Reply;
import dev.slipway.kernel.message.Request;
import dev.slipway.kernel.message.json.BrokenMessageException;
import dev.slipway.kernel.message.json.MessageCodec;
import dev.slipway.kernel.protocol.DatabaseContent;
import dev.slipway.kernel.protocol.Formatted;
import dev.slipway.kernel.protocol.KernelMemory;
import dev.slipway.kernel.wire.Channel;
import dev.slipway.kernel.wire.Ear;
import dev.slipway.kernel.wire.Packet;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gives each request to whom it concerns: cells to their queue, questions to threads of their own, so that none waits
/// for a running cell. Called on the sockets' thread, which it never keeps waiting.
final class RequestLoop implements Ear {
    private static final System.Logger LOG = System.getLogger(RequestLoop.class.getName());

    private static final String NOT_DEBUGGABLE =
            "This kernel was started without its debugger: restart it with the debugger, from Jupyter after"
                    + " slipway kernel --install --debugger.";

    private final MessageCodec codec;
    private final Replies replies;
    private final Parts parts;
    private final Session session;
    /// Made by the one thread that analyses, at the first question.
    private @Nullable CellFormatter formatter;

    /// What answers requests.
    ///
    /// @param engine completed once it is ready
    /// @param analysis made when it is first needed
    /// @param debugger null if this process cannot be debugged
    /// @param shutdown called with the request to end the process
    record Parts(
            CompletableFuture<CellEngine> engine,
            Supplier<NotebookAnalysis> analysis,
            Surroundings notebook,
            Workers workers,
            String version,
            @Nullable Debugger debugger,
            Consumer<Received<Request>> shutdown) {}

    /// Threads that answer, each one question after the other.
    ///
    /// @param help questions about names
    /// @param values questions about variables
    /// @param thinking analyses
    /// @param tables rows of tables
    /// @param summaries what columns of tables hold, for which no row waits
    /// @param debugging requests of a debugger
    record Workers(
            Executor help,
            Executor values,
            Executor thinking,
            Executor tables,
            Executor summaries,
            Executor debugging) {}

    /// What a session consists of.
    record Session(CellQueue cells, Questions questions, History history, Publisher publisher) {}

    RequestLoop(MessageCodec codec, Replies replies, Parts parts, Session session) {
        this.codec = codec;
        this.replies = replies;
        this.parts = parts;
        this.session = session;
    }

    @Override
    public Packet welcome(String topic) {
        return codec.publication(Header.NONE, new Publication.Welcome(topic));
    }

    @Override
    public void sent(Channel channel, Packet packet) {
        if (channel == Channel.IOPUB) {
            session.publisher().sent();
        }
    }

    @Override
    public void hear(Channel channel, Packet packet) {
        try {
            handle(codec.request(channel, packet));
        } catch (BrokenMessageException e) {
            LOG.log(WARNING, "a message was dropped", e);
        }
    }

    private void handle(Received<Request> received) {
        var workers = parts.workers();
        switch (received.body()) {
            case Request.Execute execute -> session.cells().add(received, execute);
            case Request.Answer answer -> session.questions().answer(answer.value());
            case Request.Shutdown _ -> parts.shutdown().accept(received);
            case Request.OpenComm comm -> {
                replies.begin(received);
                replies.publish(received, new Publication.CommClosed(comm.comm()));
                replies.end(received);
            }
            case Request.UseComm _ -> pass(received);
            case Request.Complete _, Request.Inspect _, Request.CheckComplete _, Request.Fix _ ->
                answerOn(workers.help(), received);
            case Request.Format _ -> answerOn(workers.thinking(), received);
            case Request.OfVariables _ -> answerOn(workers.values(), received);
            case Request.Analyse _ -> answerOn(workers.thinking(), received);
            case Request.ReadTable _ -> answerOn(workers.tables(), received);
            case Request.Summarise _ -> answerOn(workers.summaries(), received);
            case Request.Debug _ -> answerOn(workers.debugging(), received);
            case Request.ListConnections _, Request.ReadSchema _ ->
                answerOn(task -> Thread.ofVirtual().name("slipway-schema").start(task), received);
            case Request.Unclear _
            when !MessageCodec.isAnswered(received.header()) ->
                LOG.log(
                        WARNING,
                        "ignored a message of type {0}",
                        received.header().type());
            case Request.Introduce _,
                    Request.Interrupt _,
                    Request.ListComms _,
                    Request.Recall _,
                    Request.MeasureMemory _,
                    Request.StopSummary _,
                    Request.Unclear _ -> answerOn(Runnable::run, received);
        }
    }

    private void pass(Received<Request> received) {
        replies.begin(received);
        replies.end(received);
    }

    private void answerOn(Executor worker, Received<Request> received) {
        worker.execute(() -> {
            replies.begin(received);
            replies.end(received, answer(received.body()));
        });
    }

    private Reply answer(Request request) {
        try {
            return reply(request);
        } catch (CancellationException e) {
            return new Reply.Refused("Cancelled", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return refused(e); // who asks tells it
        } catch (RuntimeException | Error e) { // a bug of ours: who asks must not wait forever
            LOG.log(WARNING, "a request failed", e);
            return refused(e);
        }
    }

    private static Reply refused(Throwable e) {
        var message = e.getMessage();
        return new Reply.Refused(e.getClass().getSimpleName(), message == null ? e.toString() : message);
    }

    private Reply reply(Request request) throws IOException {
        return switch (request) {
            case Request.Introduce _ -> new Reply.Introduced(parts.version(), parts.debugger() != null);
            case Request.Interrupt _ -> {
                session.cells().interrupt();
                yield new Reply.Done();
            }
            case Request.ListComms _ -> new Reply.NoComms();
            case Request.Recall recall ->
                new Reply.Recalled(session.history().find(recall.query()), recall.withResults());
            case Request.Complete complete ->
                new Reply.Completed(complete.code(), engine().complete(complete.code(), complete.cursor()));
            case Request.Inspect inspect -> new Reply.Inspected(engine().inspect(inspect.code(), inspect.cursor()));
            case Request.Fix(var code, var fault) ->
                new Reply.Fixed(new QuickFixes(engine()::typesNamed).of(code, fault));
            case Request.Format(var code) -> new Reply.LaidOut(formatted(code));
            case Request.CheckComplete check -> new Reply.Checked(engine().completeness(check.code()));
            case Request.OfVariables ofVariables -> reply(ofVariables);
            case Request.Analyse analyse -> new Reply.Analysed(analysed(analyse));
            case Request.ReadTable read -> new Reply.TableRead(engine().tables().page(read.query(), read.window()));
            case Request.Summarise summarise ->
                new Reply.Summarised(engine().tables().summary(summarise.query(), summarise.column()));
            case Request.StopSummary _ -> stopped();
            case Request.MeasureMemory _ -> new Reply.Memory(KernelMemory.now());
            case Request.ListConnections _ ->
                new Reply.Connections(engine().databases().connections());
            case Request.ReadSchema read -> new Reply.Schema(content(read));
            case Request.Debug debug -> debugged(debug);
            case Request.Unclear unclear -> new Reply.Refused("UnknownRequest", unclear.reason());
            case Request.Execute _, Request.Answer _, Request.Shutdown _, Request.OpenComm _, Request.UseComm _ ->
                throw new AssertionError("handled before: " + request);
        };
    }

    private Reply debugged(Request.Debug debug) {
        var debugger = parts.debugger();
        if (debugger == null) {
            return new Reply.Refused("NotDebuggable", NOT_DEBUGGABLE);
        }
        parts.engine().join(); // there is no code to watch before
        return new Reply.Debugged(debugger.answer(debug.content()));
    }

    private Reply stopped() {
        if (parts.engine().isDone()) {
            engine().tables().stopSummary();
        }
        return new Reply.Done();
    }

    private Reply reply(Request.OfVariables request) throws IOException {
        var engine = engine();
        switch (request) {
            case Request.ListVariables _ -> {
                return new Reply.Variables(engine.variables());
            }
            case Request.Store(var names, var folder) -> {
                return new Reply.Stored(engine.store(Set.copyOf(names), folder));
            }
            case Request.Forget(var cell) -> engine.forget(cell);
            case Request.Declare(var cells) -> engine.declare(parts.notebook().complete(cells));
            case Request.Restore(var values) -> engine.restore(values);
            case Request.Provide(var cells, var jars) ->
                engine.provide(parts.notebook().complete(cells), jars);
        }
        return new Reply.Done();
    }

    private DatabaseContent content(Request.ReadSchema read) throws IOException {
        var databases = engine().databases();
        return read.table().isEmpty()
                ? new DatabaseContent(databases.relations(read.connection()), List.of())
                : new DatabaseContent(List.of(), databases.columns(read.connection(), read.schema(), read.table()));
    }

    private Formatted formatted(String code) throws IOException {
        var made = formatter;
        if (made == null) {
            made = new CellFormatter();
            formatter = made;
        }
        return made.format(code, engine()::snippets);
    }

    private CellGraph analysed(Request.Analyse analyse) throws IOException {
        try {
            var cells = parts.notebook().complete(analyse.cells());
            var jars = parts.notebook().jars().forHelp(cells);
            var graph = parts.analysis().get().analyse(cells, jars).graph();
            engine().fanOuts(graph);
            return graph;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the analysis was interrupted");
        }
    }

    private CellEngine engine() {
        return parts.engine().join();
    }
}
