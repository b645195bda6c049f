package dev.slipway.kernel.debug;

import static java.lang.System.Logger.Level.WARNING;

import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.ExceptionEvent;
import com.sun.jdi.event.LocatableEvent;
import com.sun.jdi.event.StepEvent;
import com.sun.jdi.event.ThreadStartEvent;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Hears what the virtual machine tells, and decides what holds a thread up. One thread.
final class EventLoop {
    private static final System.Logger LOG = System.getLogger(EventLoop.class.getName());

    private final Gate gate;
    private final Machine machine;
    private final Parts parts;
    private final ExecutorService deciding = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("slipway-debugger-decides").factory());
    private volatile boolean isMuted;

    /// What a decision needs.
    record Parts(
            Breakpoints breakpoints, Stepping stepping, Pauses pauses, Conditions conditions, Exceptions exceptions) {}

    /// Why a thread is to be held up.
    ///
    /// @param text a sentence; empty if there is nothing to say
    record Stop(String reason, String text) {}

    EventLoop(Gate gate, Machine machine, Parts parts) {
        this.gate = gate;
        this.machine = machine;
        this.parts = parts;
    }

    void start() {
        Thread.ofPlatform().daemon().name("slipway-debugger-events").start(this::run);
    }

    /// Holds nothing up from now on, or does again.
    void mute(boolean muted) {
        isMuted = muted;
    }

    private void run() {
        try {
            while (true) {
                var events = machine.jdi().eventQueue().remove();
                boolean isHeld = false;
                try {
                    isHeld = hear(events);
                } catch (RuntimeException | IncompatibleThreadStateException e) {
                    LOG.log(WARNING, "an event of the virtual machine was passed over", e);
                }
                if (!isHeld) {
                    events.resume();
                }
            }
        } catch (InterruptedException | VMDisconnectedException e) {
            LOG.log(WARNING, "the debugger has ended", e);
        }
    }

    /// Takes what happened at one place; tells whether its thread stays held up, until it is decided or for
    /// good.
    private boolean hear(EventSet events) throws IncompatibleThreadStateException {
        boolean isSlow = false;
        for (var event : events) {
            if (event instanceof ClassPrepareEvent prepared) {
                parts.breakpoints().prepared(prepared.referenceType());
            } else if (event instanceof ThreadStartEvent started) {
                parts.exceptions().started(started.thread());
            }
            isSlow = isSlow || isSlow(event);
        }
        if (isSlow) {
            // a condition is code, whose classes are told of here
            deciding.execute(() -> decide(events));
            return true;
        }
        return holds(events);
    }

    private static boolean isSlow(Event event) {
        if (event instanceof BreakpointEvent hit) {
            var wanted = Breakpoints.wanted(hit.request());
            return wanted != null && !wanted.condition().isEmpty();
        }
        return event instanceof ExceptionEvent;
    }

    private void decide(EventSet events) {
        boolean isHeld = false;
        try {
            isHeld = holds(events);
        } catch (RuntimeException | IncompatibleThreadStateException e) {
            LOG.log(WARNING, "an event of the virtual machine was passed over", e);
        }
        if (!isHeld) {
            events.resume();
        }
    }

    private boolean holds(EventSet events) throws IncompatibleThreadStateException {
        for (var event : events) {
            if (event instanceof LocatableEvent located) {
                var stop = stop(located);
                if (stop != null) {
                    return hold(located, stop);
                }
            }
        }
        return false;
    }

    private boolean hold(LocatableEvent where, Stop stop) throws IncompatibleThreadStateException {
        synchronized (gate) {
            if (isMuted) {
                return false;
            }
            parts.stepping().clear(where.thread());
            parts.pauses().add(where.thread(), stop.reason(), stop.text());
            return true;
        }
    }

    /// Returns why the thread is to be held up; null if it is not.
    private @Nullable Stop stop(LocatableEvent event) throws IncompatibleThreadStateException {
        if (isMuted || !parts.pauses().threads().isOfCell(event.thread())) {
            return null;
        }
        return switch (event) {
            case BreakpointEvent hit when Stepping.isFirstLine(hit.request()) -> new Stop("step", "");
            case BreakpointEvent hit -> {
                var wanted = Breakpoints.wanted(hit.request());
                yield wanted == null ? null : parts.conditions().stop(wanted, hit.thread());
            }
            case StepEvent step -> parts.stepping().isAtCode(step) ? new Stop("step", "") : null;
            case ExceptionEvent thrown -> parts.exceptions().stop(thrown);
            default -> null;
        };
    }
}
