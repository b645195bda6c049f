package dev.slipway.kernel.debug;

import static java.lang.System.Logger.Level.WARNING;

import com.sun.jdi.VMDisconnectedException;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine;
import dev.slipway.kernel.engine.CodeWatcher;
import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Debugs the cells of this process, as a Jupyter front end asks for it. Thread-safe.
///
/// Source: Jupyter's "Debugger protocol" (JEP 47); the Debug Adapter Protocol; `docs/protocol.md`.
public final class Debugger {
    private static final System.Logger LOG = System.getLogger(Debugger.class.getName());
    private static final long ATTACH_SECONDS = 30;

    private final String session;
    private final FutureTask<Machine> machine = new FutureTask<>(Machine::attach);
    private final AtomicInteger sequence = new AtomicInteger();
    private volatile @Nullable DebugSession debugging;
    private volatile String failure = "The kernel is still starting: try again.";

    /// Returns the debugger of this process; null if it was not started to be debugged. It connects at once,
    /// on a thread of its own.
    ///
    /// @param session unique to this process
    public static @Nullable Debugger ofThisProcess(String session) {
        if (!CodeWatcher.isExpected()) {
            return null;
        }
        var debugger = new Debugger(session);
        Thread.ofPlatform().daemon().name("slipway-debugger-attach").start(debugger.machine);
        return debugger;
    }

    private Debugger(String session) {
        this.session = session;
    }

    /// Watches the cells of `engine` from now on; called once, before the first.
    ///
    /// @param events takes the events for front ends, JSON; must not wait
    public void watch(CellEngine engine, Consumer<String> events) {
        try {
            var own = machine.get(ATTACH_SECONDS, TimeUnit.SECONDS);
            var watching = new Watching();
            var code = engine.watch(watching);
            var made = new DebugSession(
                    own, code, session, event -> events.accept(event.json(sequence.incrementAndGet())));
            watching.session = made;
            debugging = made;
        } catch (ExecutionException | TimeoutException | UnsupportedOperationException e) {
            LOG.log(WARNING, "this kernel cannot be debugged", e);
            var cause = e.getCause() instanceof IOException reason ? reason.getMessage() : e.getMessage();
            failure = "This kernel cannot be debugged: " + cause + ". Restart it.";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Answers one request, JSON; the answer is a response of the protocol.
    public String answer(String json) {
        try {
            var request = DapRequest.of(json);
            var current = debugging;
            if (current == null) {
                return request.refusal(failure);
            }
            return answer(current, request);
        } catch (Refusal e) {
            return new DapRequest(0, "", DapRequest.NONE, json).refusal(sentence(e));
        }
    }

    private static String answer(DebugSession session, DapRequest request) {
        try {
            return request.response(session.answer(request));
        } catch (Refusal e) {
            return request.refusal(sentence(e));
        } catch (VMDisconnectedException e) {
            return request.refusal("The debugger has lost its connection: restart the kernel.");
        } catch (RuntimeException e) { // a bug of ours, or a thread that has just ended: who asks must not wait
            LOG.log(WARNING, "a request of a debugger failed", e);
            return request.refusal(request.command() + " failed: " + e);
        }
    }

    private static String sentence(Refusal refusal) {
        return String.valueOf(refusal.getMessage());
    }

    /// Passes on what the engine tells, once there is who wants to know.
    private static final class Watching implements CodeWatcher {
        private volatile @Nullable DebugSession session;

        @Override
        public void compiled(SourceCell cell) {
            var current = session;
            if (current != null) {
                current.compiled(cell);
            }
        }

        @Override
        public void redefined(Collection<String> classes) {
            var current = session;
            if (current != null) {
                current.redefined(classes);
            }
        }

        @Override
        public void entering(String className) {
            var current = session;
            if (current != null) {
                current.entering(className);
            }
        }

        @Override
        public void interrupting() {
            var current = session;
            if (current != null) {
                current.interrupting();
            }
        }

        @Override
        public void ended() {
            var current = session;
            if (current != null) {
                current.ended();
            }
        }
    }
}
