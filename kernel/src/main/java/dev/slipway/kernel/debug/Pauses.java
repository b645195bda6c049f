package dev.slipway.kernel.debug;

import com.sun.jdi.ClassNotLoadedException;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.InvalidTypeException;
import com.sun.jdi.ObjectCollectedException;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.StepRequest;
import dev.slipway.kernel.engine.LiveCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The threads that are held up. One is told at a time: a thread that comes to a breakpoint while another is
/// paused waits there, and is told when that goes on. Guarded by the debugger's gate.
final class Pauses {
    /// How long a step of one thread is given before another, which waits, is told.
    private static final long STEP_MILLIS = 500;

    private static final int FRAMES = 10_000;

    private final Gate gate;
    private final Machine machine;
    private final LiveCode code;
    private final References references;
    private final Consumer<Event> events;
    private final Threads threads;
    private final List<Pause> all = new ArrayList<>();
    private @Nullable Pause told;
    private int count;

    Pauses(Gate gate, Machine machine, LiveCode code, References references, Consumer<Event> events) {
        this.gate = gate;
        this.machine = machine;
        this.code = code;
        this.references = references;
        this.events = events;
        threads = new Threads(machine);
    }

    Threads threads() {
        return threads;
    }

    /// Takes a thread that has just been held up.
    void add(ThreadReference thread, String reason, String text) throws IncompatibleThreadStateException {
        synchronized (gate) {
            all.removeIf(pause -> pause.thread().equals(thread));
            int first = ++count * FRAMES;
            all.add(new Pause(thread, threads.id(thread), reason, text, Stack.of(thread, code), first));
            tellNext();
        }
    }

    private void tellNext() {
        if (told == null && !all.isEmpty()) {
            var pause = all.getFirst();
            told = pause;
            var waiting = all.size() - 1;
            events.accept(Event.stopped(pause, waiting));
        }
    }

    private void tellLater() {
        // not on a pool that cells use: all its threads may be held up
        var own = Thread.ofPlatform().daemon().name("slipway-debugger-later");
        CompletableFuture.delayedExecutor(STEP_MILLIS, TimeUnit.MILLISECONDS, own::start)
                .execute(() -> {
                    synchronized (gate) {
                        tellNext();
                    }
                });
    }

    /// Returns the paused threads, the one that was told first.
    List<Pause> all() {
        synchronized (gate) {
            return List.copyOf(all);
        }
    }

    /// Returns the pause of the thread with a number.
    ///
    /// @throws Refusal if it is not paused
    Pause of(int thread) throws Refusal {
        synchronized (gate) {
            return find(pause -> pause.id() == thread)
                    // JupyterLab says 1 where it has just forgotten which thread it was
                    .or(() -> thread <= Threads.CELL ? Optional.ofNullable(told) : Optional.empty())
                    .orElseThrow(() -> new Refusal(
                            all.isEmpty() ? "Nothing is paused." : "The thread " + thread + " is not paused."));
        }
    }

    private Optional<Pause> find(java.util.function.Predicate<Pause> wanted) {
        return all.stream().filter(wanted).findFirst();
    }

    /// A frame of a paused thread.
    record Placed(Pause pause, Stack.Frame frame) {}

    /// Returns the frame with a number.
    ///
    /// @throws Refusal if its thread has gone on
    Placed frame(int number) throws Refusal {
        synchronized (gate) {
            for (var pause : all) {
                int at = number - pause.firstFrame();
                if (at >= 0 && at < pause.frames().size()) {
                    return new Placed(pause, pause.frames().get(at));
                }
            }
        }
        throw new Refusal(
                number == 0 ? "Nothing is paused." : "This frame is no longer there: the cell has gone on since.");
    }

    /// Lets a paused thread go on.
    ///
    /// @param isStep whether it is to be held up again soon
    void resume(Pause pause, boolean isStep) {
        synchronized (gate) {
            leave(pause);
            if (isStep) {
                tellLater();
            } else {
                tellNext();
            }
        }
    }

    private void leave(Pause pause) {
        if (!all.remove(pause)) {
            return;
        }
        references.forget(pause);
        if (pause.equals(told)) {
            told = null;
            events.accept(Event.continued(pause.id()));
        }
        goOn(pause.thread());
    }

    /// Lets a thread run, however often it was held up.
    static void goOn(ThreadReference thread) {
        try {
            for (int held = thread.suspendCount(); held > 0; held--) {
                thread.resume();
            }
        } catch (ObjectCollectedException ended) {
            // it has ended
        }
    }

    /// Lets all paused threads go on.
    void resumeAll() {
        synchronized (gate) {
            List.copyOf(all).forEach(this::leave);
        }
    }

    /// Ends all paused threads where they are: nothing that follows runs.
    void stopAll() {
        synchronized (gate) {
            for (var pause : List.copyOf(all)) {
                stop(pause);
                leave(pause);
            }
        }
    }

    @SuppressWarnings("removal") // what the kernel stops cells with
    private void stop(Pause pause) {
        var thread = pause.thread();
        try {
            var death = machine.mirror(new ThreadDeath());
            if (death != null) {
                thread.stop(death);
                if (!pause.reason().equals(Pause.PAUSE)) {
                    comeAtOnce(thread);
                }
            }
        } catch (InvalidTypeException | IllegalThreadStateException | UnsupportedOperationException e) {
            System.getLogger(Pauses.class.getName()).log(System.Logger.Level.WARNING, "cannot stop a thread", e);
        }
    }

    /// Lets what a thread is to throw come before its next instruction: else the virtual machine looks for it at calls
    /// and loops only.
    private void comeAtOnce(ThreadReference thread) {
        var manager = machine.jdi().eventRequestManager();
        var step = manager.createStepRequest(thread, StepRequest.STEP_MIN, StepRequest.STEP_INTO);
        step.addCountFilter(1);
        step.setSuspendPolicy(EventRequest.SUSPEND_NONE);
        step.enable();
    }

    /// Does something with the frame of the virtual machine behind `placed`.
    <T> T with(Placed placed, Use<T> use) throws Refusal {
        synchronized (gate) {
            if (!all.contains(placed.pause())) {
                throw new Refusal("The cell has gone on since.");
            }
            try {
                return use.of(placed.pause().thread().frame(placed.frame().index()));
            } catch (IncompatibleThreadStateException | ClassNotLoadedException | InvalidTypeException e) {
                throw new Refusal("The frame cannot be read: " + e.getMessage());
            }
        }
    }

    /// What is done with a frame.
    @FunctionalInterface
    interface Use<T> {
        T of(com.sun.jdi.StackFrame frame)
                throws Refusal, IncompatibleThreadStateException, ClassNotLoadedException, InvalidTypeException;
    }
}
