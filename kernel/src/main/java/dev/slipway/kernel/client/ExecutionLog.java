package dev.slipway.kernel.client;

import dev.slipway.api.output.Output;
import dev.slipway.kernel.message.Publication;
import dev.slipway.kernel.message.Reply;
import dev.slipway.kernel.message.json.BrokenMessageException;
import dev.slipway.kernel.message.json.MessageCodec;
import dev.slipway.kernel.protocol.CellTrace;
import dev.slipway.kernel.protocol.KernelEvent;
import dev.slipway.kernel.protocol.Outcome;
import dev.slipway.kernel.wire.Packet;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes events of what the kernel tells about executions. Thread-safe.
///
/// An execution has finished when both its reply and its idle are here, which come over different sockets.
final class ExecutionLog {
    /// How many that are over are still listened to: their threads may go on printing.
    private static final int REMEMBERED = 64;

    private final MessageCodec codec;
    private final Events events;
    private final Map<String, Running> all = new LinkedHashMap<>();
    private final List<Consumer<String>> debuggers = new CopyOnWriteArrayList<>();
    private @Nullable String death;

    ExecutionLog(MessageCodec codec, Events events) {
        this.codec = codec;
        this.events = events;
    }

    synchronized void add(Running running) {
        all.put(running.id.value(), running);
        if (death != null) {
            finish(running, new Outcome.Died(death), Duration.ZERO);
        }
    }

    /// Calls `listener` with every event of the debugger, whatever brought it about.
    void onDebug(Consumer<String> listener) {
        debuggers.add(listener);
    }

    /// Takes a reply to the execution `id`.
    synchronized void replied(String id, Packet reply) throws BrokenMessageException {
        var running = all.get(id);
        if (running != null) {
            running.reply = reply;
            finishIfDone(running);
        }
    }

    /// Takes what the kernel tells, or asks.
    synchronized void told(Packet packet) throws BrokenMessageException {
        if (MessageCodec.mayBeDebugEvent(packet)
                && codec.publication(packet).orElse(null) instanceof Publication.DebugEvent event) {
            events.add(() -> debuggers.forEach(listener -> listener.accept(event.content())), packet.size());
            return;
        }
        var running = all.get(codec.parent(packet));
        if (running == null) {
            return;
        }
        var publication = codec.publication(packet);
        if (publication.isPresent()) {
            tell(running, publication.get(), packet.size());
        }
    }

    private void tell(Running running, Publication publication, int size) throws BrokenMessageException {
        var id = running.id;
        switch (publication) {
            case Publication.Status status -> {
                running.isIdle |= status.state() == Publication.State.IDLE;
                finishIfDone(running);
            }
            case Publication.Input input -> event(running, new KernelEvent.Started(id, input.count()), size);
            case Publication.Shown shown -> {
                if (shown.output() instanceof Output.Result result) {
                    running.value = result.bundle();
                }
                event(running, new KernelEvent.Produced(id, shown.output()), size);
            }
            case Publication.Updated updated -> {
                var output = new Output.Displayed(updated.bundle(), updated.metadata(), updated.displayId());
                event(running, new KernelEvent.Updated(id, output), size);
            }
            case Publication.Cleared cleared -> event(running, new KernelEvent.Cleared(id, cleared.onNext()), size);
            case Publication.Question question ->
                event(running, new KernelEvent.Asked(id, question.prompt(), question.password()), size);
            case Publication.CommClosed _, Publication.DebugEvent _, Publication.Welcome _, Publication.GoingDown _ -> {
                // nothing to do with cells
            }
        }
    }

    private void finishIfDone(Running running) throws BrokenMessageException {
        var packet = running.reply;
        if (packet == null || !running.isIdle || running.isFinished) {
            return;
        }
        if (codec.reply(packet, running.request, running.value) instanceof Reply.Ended ended) {
            finish(running, ended.outcome(), ended.elapsed(), ended.trace());
        }
    }

    private void finish(Running running, Outcome outcome, Duration elapsed) {
        finish(running, outcome, elapsed, null);
    }

    private void finish(Running running, Outcome outcome, Duration elapsed, @Nullable CellTrace trace) {
        running.isFinished = true;
        running.reply = null;
        running.value = null;
        event(running, new KernelEvent.Finished(running.id, outcome, elapsed, trace), 1);
        long over = all.values().stream().filter(one -> one.isFinished).count();
        if (over > REMEMBERED) {
            all.values().stream()
                    .filter(one -> one.isFinished)
                    .findFirst()
                    .ifPresent(oldest -> all.remove(oldest.id.value()));
        }
    }

    /// Ends all that has not ended: the kernel has.
    synchronized void died(String reason) {
        death = reason;
        for (var running : List.copyOf(all.values())) {
            if (!running.isFinished) {
                finish(running, new Outcome.Died(reason), Duration.ZERO);
            }
        }
    }

    private void event(Running running, KernelEvent event, int size) {
        events.add(() -> running.listener.accept(event), size);
    }
}
