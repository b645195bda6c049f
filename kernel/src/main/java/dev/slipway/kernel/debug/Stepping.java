package dev.slipway.kernel.debug;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Location;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.event.StepEvent;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.StepRequest;
import dev.slipway.kernel.engine.LiveCode;
import dev.slipway.kernel.engine.classes.ClassNames;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Steps of paused threads, and threads that are to pause. Guarded by the debugger's gate.
///
/// A step that leads out of a snippet goes on to the next one of the cell: the engine calls each by itself,
/// and the first line of the next is a breakpoint for one time. What the JDK and the kernel do is stepped
/// over.
final class Stepping {
    private static final String ENTRY = "do_it$";
    private static final String ORIGIN = "origin";
    private static final String FIRST_LINE = "first line";
    private static final List<String> OTHERS =
            List.of("java.*", "javax.*", "jdk.*", "sun.*", "com.sun.*", "dev.slipway.*", "org.jspecify.*");

    /// How often a thread is looked at that is to pause, and is where it must not. Then a step is made of it.
    private static final int ATTEMPTS = 40;

    private static final long BETWEEN_MILLIS = 5;

    private final Gate gate;
    private final Machine machine;
    private final LiveCode code;
    private final Pauses pauses;
    /// Whether the cell's own thread is stepping, and is to stop in the next snippet.
    private boolean isSteppingCell;

    Stepping(Gate gate, Machine machine, LiveCode code, Pauses pauses) {
        this.gate = gate;
        this.machine = machine;
        this.code = code;
        this.pauses = pauses;
    }

    /// How far a step goes.
    enum Depth {
        OVER(StepRequest.STEP_OVER),
        INTO(StepRequest.STEP_INTO),
        OUT(StepRequest.STEP_OUT);

        private final int number;

        Depth(int number) {
            this.number = number;
        }
    }

    /// Lets a paused thread make a step.
    void step(Pause pause, Depth depth) {
        synchronized (gate) {
            request(pause.thread(), depth.number);
            isSteppingCell = isSteppingCell || pause.id() == Threads.CELL;
            pauses.resume(pause, true);
        }
    }

    private void request(ThreadReference thread, int depth) {
        clear(thread);
        var origin = origin(thread);
        var step = machine.jdi().eventRequestManager().createStepRequest(thread, StepRequest.STEP_LINE, depth);
        OTHERS.forEach(step::addClassExclusionFilter);
        step.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
        step.putProperty(ORIGIN, origin);
        step.enable();
    }

    /// Where a step began.
    private record Origin(Location location, int depth) {}

    private static @Nullable Origin origin(ThreadReference thread) {
        try {
            var top = Stack.top(thread);
            return top == null ? null : new Origin(top.location(), thread.frameCount());
        } catch (IncompatibleThreadStateException runs) {
            return null;
        }
    }

    /// Tells whether a step has come to a line that somebody has written, and not to more of the one it began
    /// at.
    boolean isAtCode(StepEvent event) throws IncompatibleThreadStateException {
        var now = event.location();
        var type = now.declaringType().name();
        if (!ClassNames.accepts(type)) {
            return now.lineNumber() > 0;
        }
        var place = code.place(type, now.lineNumber());
        if (place == null || !place.isOwn()) {
            return false;
        }
        if (!(event.request().getProperty(ORIGIN) instanceof Origin(var from, int depth))) {
            return true;
        }
        var before = code.place(from.declaringType().name(), from.lineNumber());
        return !(place.equals(before)
                && now.method().equals(from.method())
                && now.codeIndex() > from.codeIndex()
                && event.thread().frameCount() == depth);
    }

    /// Ends the step of a thread, which has been held up.
    void clear(ThreadReference thread) {
        synchronized (gate) {
            var manager = machine.jdi().eventRequestManager();
            manager.deleteEventRequests(manager.stepRequests().stream()
                    .filter(step -> step.thread().equals(thread))
                    .toList());
            if (pauses.threads().id(thread) == Threads.CELL) {
                isSteppingCell = false;
                clearFirstLines();
            }
        }
    }

    private void clearFirstLines() {
        var manager = machine.jdi().eventRequestManager();
        manager.deleteEventRequests(manager.breakpointRequests().stream()
                .filter(request -> request.getProperty(FIRST_LINE) != null)
                .toList());
    }

    /// Ends all steps.
    void clear() {
        synchronized (gate) {
            var manager = machine.jdi().eventRequestManager();
            manager.deleteEventRequests(List.copyOf(manager.stepRequests()));
            isSteppingCell = false;
            clearFirstLines();
        }
    }

    /// Sees to the cell's own thread, which calls this, before it runs the snippet of a class.
    void entering(String className) {
        var thread = Thread.currentThread();
        boolean isStepping;
        synchronized (gate) {
            pauses.threads().main(thread);
            isStepping = isSteppingCell;
        }
        if (isStepping) {
            link(className, thread.getContextClassLoader());
            stopIn(className, thread);
        }
    }

    /// Makes the lines of a class known; outside the gate, since loading it is an event of its own.
    private static void link(String className, ClassLoader loader) {
        try {
            var methods = Class.forName(className, false, loader).getDeclaredMethods();
            assert methods.length > 0 : className;
        } catch (ClassNotFoundException | LinkageError e) {
            // running it will tell
        }
    }

    private void stopIn(String className, Thread thread) {
        synchronized (gate) {
            clear(machine.mirror(thread));
            var first = first(className);
            if (first != null) {
                var request = machine.jdi().eventRequestManager().createBreakpointRequest(first);
                request.addThreadFilter(machine.mirror(thread));
                request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
                request.putProperty(FIRST_LINE, true);
                request.enable();
            }
            isSteppingCell = true;
        }
    }

    private @Nullable Location first(String className) {
        return machine.jdi().classesByName(className).stream()
                .filter(ReferenceType::isPrepared)
                .flatMap(type -> type.methods().stream())
                .filter(method -> method.name().startsWith(ENTRY))
                .flatMap(method -> {
                    try {
                        return method.allLineLocations().stream();
                    } catch (AbsentInformationException none) {
                        return java.util.stream.Stream.empty();
                    }
                })
                .filter(location -> {
                    var place = code.place(className, location.lineNumber());
                    return place != null && place.isOwn();
                })
                .min(Comparator.comparingLong(Location::codeIndex))
                .orElse(null);
    }

    /// Tells whether a breakpoint is the first line of a snippet that a step has come to.
    static boolean isFirstLine(EventRequest request) {
        return request.getProperty(FIRST_LINE) != null;
    }

    /// Pauses the thread that runs the cell: at once where it waits or runs code of a cell, else when it
    /// comes back to such code.
    ///
    /// @throws Refusal if no cell runs, or it is paused already
    void pause() throws Refusal {
        for (int i = 0; i < ATTEMPTS; i++) {
            synchronized (gate) {
                var thread = running();
                if (heldUp(thread)) {
                    return;
                }
                gateWait();
            }
        }
        synchronized (gate) {
            request(running(), StepRequest.STEP_INTO);
        }
    }

    private void gateWait() throws Refusal {
        try {
            gate.wait(BETWEEN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("The debugger was interrupted.");
        }
    }

    private ThreadReference running() throws Refusal {
        var main = pauses.threads().main();
        if (main == null || !main.isAlive()) {
            throw new Refusal("No cell is running.");
        }
        var thread = machine.mirror(main);
        if (pauses.all().stream().anyMatch(pause -> pause.thread().equals(thread))) {
            throw new Refusal("The cell is paused already.");
        }
        return thread;
    }

    /// Holds a thread up if it is where nobody else needs what it holds: in code of a cell or of a library it
    /// uses, or where it waits.
    private boolean heldUp(ThreadReference thread) {
        thread.suspend();
        try {
            if (isSafe(thread)) {
                clear(thread);
                pauses.add(thread, Pause.PAUSE, "");
                return true;
            }
        } catch (IncompatibleThreadStateException gone) {
            // looked at again
        }
        thread.resume();
        return false;
    }

    private boolean isSafe(ThreadReference thread) throws IncompatibleThreadStateException {
        int status = thread.status();
        boolean waits =
                status == ThreadReference.THREAD_STATUS_SLEEPING || status == ThreadReference.THREAD_STATUS_WAIT;
        boolean isInner = true;
        for (var frame : thread.frames()) {
            var type = frame.location().declaringType().name();
            if (type.startsWith("dev.slipway.")) {
                return false;
            }
            if (code.place(type, frame.location().lineNumber()) != null) {
                return isInner || waits;
            }
            isInner = false;
        }
        return false;
    }
}
