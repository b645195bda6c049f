package dev.slipway.kernel.debug;

import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Location;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.event.ExceptionEvent;
import com.sun.jdi.request.EventRequest;
import dev.slipway.kernel.debug.EventLoop.Stop;
import dev.slipway.kernel.engine.classes.ClassNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pauses where something is thrown. Guarded by the debugger's gate.
///
/// Only threads of cells are watched, each by itself: a thread of the kernel, or of the debugger, that throws
/// is never held up.
final class Exceptions {
    /// What a cell throws and does not catch.
    static final String UNCAUGHT = "uncaught";

    /// What a cell catches too.
    static final String ALL = "all";

    private static final String WATCHED = "watched";

    private final Gate gate;
    private final Machine machine;
    private final Threads threads;
    private volatile List<String> filters = List.of();

    Exceptions(Gate gate, Machine machine, Threads threads) {
        this.gate = gate;
        this.machine = machine;
        this.threads = threads;
    }

    /// Pauses for what `filters` name from now on.
    void set(List<String> filters) {
        synchronized (gate) {
            this.filters = List.copyOf(filters);
            var manager = machine.jdi().eventRequestManager();
            manager.deleteEventRequests(List.copyOf(manager.exceptionRequests()));
            manager.deleteEventRequests(List.copyOf(manager.threadStartRequests()));
            if (!filters.isEmpty()) {
                var started = manager.createThreadStartRequest();
                started.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
                started.enable();
                var main = threads.main();
                if (main != null && main.isAlive()) {
                    watch(machine.mirror(main));
                }
            }
        }
    }

    /// Watches the cell's own thread, which calls this before a snippet runs.
    void entering() {
        synchronized (gate) {
            if (!filters.isEmpty()) {
                watch(machine.mirror(Thread.currentThread()));
            }
        }
    }

    /// Watches a thread that has just started, if it is a cell's.
    void started(ThreadReference thread) {
        synchronized (gate) {
            if (!filters.isEmpty() && threads.isOfCell(thread)) {
                watch(thread);
            }
        }
    }

    private void watch(ThreadReference thread) {
        var manager = machine.jdi().eventRequestManager();
        if (manager.exceptionRequests().stream().noneMatch(one -> thread.equals(one.getProperty(WATCHED)))) {
            // the engine catches what a cell does not: to the virtual machine everything is caught
            var request = manager.createExceptionRequest(null, true, true);
            request.addThreadFilter(thread);
            request.putProperty(WATCHED, thread);
            request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
            request.enable();
        }
    }

    /// Watches no thread any more: the cell has ended.
    void ended() {
        synchronized (gate) {
            var manager = machine.jdi().eventRequestManager();
            manager.deleteEventRequests(List.copyOf(manager.exceptionRequests()));
        }
    }

    /// Returns why the thread that throws is to be held up; null if it is not.
    @Nullable
    Stop stop(ExceptionEvent event) throws IncompatibleThreadStateException {
        int thrower = -1;
        int catcher = -1;
        int last = -1;
        var frames = event.thread().frames();
        for (int i = 0; i < frames.size(); i++) {
            var location = frames.get(i).location();
            if (ClassNames.accepts(location.declaringType().name())) {
                thrower = thrower < 0 ? i : thrower;
                last = i;
            }
            if (catcher < 0 && isIn(event.catchLocation(), location)) {
                catcher = i;
            }
        }
        if (thrower < 0) {
            return null; // no cell has called this
        }
        boolean isUncaught = catcher < 0 || catcher > last;
        boolean isCaughtInCell = !isUncaught
                && ClassNames.accepts(
                        frames.get(catcher).location().declaringType().name());
        if (isUncaught || (isCaughtInCell && filters.contains(ALL))) {
            var thrown = machine.live(event.exception());
            return new Stop("exception", ValueText.of(thrown));
        }
        return null;
    }

    private static boolean isIn(@Nullable Location wanted, Location location) {
        return wanted != null && wanted.method().equals(location.method());
    }
}
