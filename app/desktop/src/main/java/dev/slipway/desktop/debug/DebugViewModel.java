package dev.slipway.desktop.debug;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.debug.DebugSession.Answer;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.desktop.task.Later;
import dev.slipway.kernel.client.Kernel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The debugger of one notebook: it speaks the Debug Adapter Protocol to the notebook's kernel, once there is something
/// to pause at. UI thread only.
public final class DebugViewModel {
    /// How long a cell waits for the kernel to take its breakpoints.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Jobs jobs;
    private final Later later;
    private final Breakpoints breakpoints = new Breakpoints();
    private final SentBreakpoints sent = new SentBreakpoints(breakpoints, this::isNew, this::tell);
    private final PauseViewModel paused;
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final List<Runnable> waiting = new ArrayList<>();
    private Attachment attachment = Attachment.NONE;
    private boolean isImpatient;
    private boolean isAble;
    private @Nullable DebugSession session;

    private enum Attachment {
        NONE,
        UNDER_WAY,
        DONE,
        REFUSED
    }

    public DebugViewModel(Jobs jobs, Later later) {
        this.jobs = jobs;
        this.later = later;
        paused = new PauseViewModel(new Door(), later, sent::reached);
    }

    public Breakpoints breakpoints() {
        return breakpoints;
    }

    /// What is to be told quietly, a sentence; empty if nothing.
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /// Why the kernel cannot be debugged, a sentence; empty if it can, or has not been asked.
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /// Tells whether a kernel that is started now should be one that can be debugged.
    public boolean isWanted() {
        return breakpoints.isNeeded();
    }

    /// Tells whether the kernel was started to be debugged.
    public boolean isAble() {
        return isAble;
    }

    /// Hears that `kernel` answers.
    ///
    /// @param able whether it was started to be debugged
    public void connect(Kernel kernel, boolean able) {
        disconnect();
        isAble = able;
        var made = new DebugSession(kernel, jobs);
        session = made;
        made.onEvent(event -> heard(event.text("event"), event.at("body")));
        made.onQuiet(() -> {
            isImpatient = false;
            release();
        });
        sync();
    }

    /// Hears that the kernel is gone.
    public void disconnect() {
        if (session != null) {
            session.close();
        }
        session = null;
        attachment = Attachment.NONE;
        refusal.set("");
        sent.clear();
        breakpoints.forgetAnswers();
        paused.clear();
        release();
    }

    /// Takes note of the code cells as they stand, in order: id → text.
    public void follow(Map<CellId, String> now) {
        breakpoints.follow(now);
        paused.follow(now);
    }

    /// Takes over the breakpoints that `text` spells, as `Breakpoints.text` gave it.
    public void load(String text) {
        breakpoints.read(text);
        sync();
    }

    /// Gives new cells the breakpoints of those they are copies of.
    public void adopt(Map<CellId, List<Breakpoint>> marks) {
        breakpoints.adopt(marks);
        sync();
    }

    /// Sets a breakpoint, or removes the one that is there.
    public void toggle(CellId cell, int line) {
        tell(breakpoints.toggle(cell, line));
        sync();
    }

    public void remove(Breakpoint one) {
        breakpoints.remove(one);
        sync();
    }

    public void removeAll() {
        breakpoints.removeAll();
        sync();
    }

    /// Switches one on or off.
    public void turn(Breakpoint one, boolean on) {
        breakpoints.turn(one, on);
        sync();
    }

    /// Switches all on or off.
    public void turnAll(boolean on) {
        breakpoints.turnAll(on);
        sync();
    }

    /// Makes `condition` what has to hold for `one`; empty for none.
    public void condition(Breakpoint one, String condition) {
        breakpoints.condition(one, condition);
        sync();
    }

    /// Pauses where an exception is thrown, or not.
    public void pauseAtExceptions(boolean on) {
        breakpoints.exceptions(on);
        sync();
    }

    /// Takes back what is told: the person has read it.
    public void silence() {
        note.set("");
        refusal.set("");
    }

    /// Says `sentence` until the next one; nothing if it is empty.
    void tell(String sentence) {
        note.set(sentence);
    }

    /// Tells whether a cell may be executed now: the kernel has its breakpoints. If not, `then` is called once it may.
    public boolean mayRun(Runnable then) {
        sync();
        if (session == null || session.isQuiet() || isImpatient) {
            return true;
        }
        waiting.add(then);
        later.after(PATIENCE, () -> {
            isImpatient = !waiting.isEmpty();
            release();
        });
        return false;
    }

    private void release() {
        var ready = List.copyOf(waiting);
        waiting.clear();
        ready.forEach(Runnable::run);
    }

    private void sync() {
        var here = session;
        if (here == null) {
            return;
        }
        if (attachment == Attachment.DONE) {
            sent.send(here);
        } else if (attachment == Attachment.NONE && breakpoints.isNeeded()) {
            attach(here);
        }
    }

    private void attach(DebugSession here) {
        attachment = Attachment.UNDER_WAY;
        here.ask(
                "initialize",
                SentBreakpoints.INTRODUCTION,
                hello -> done(
                        hello,
                        () -> here.ask(
                                "attach",
                                Map.of(),
                                joined -> done(joined, () -> {
                                    attachment = Attachment.DONE;
                                    sent.send(here);
                                    here.ask("configurationDone", Map.of(), configured -> done(configured, () -> {}));
                                }))));
    }

    private void done(Answer answer, Runnable then) {
        if (answer.isDone()) {
            then.run();
        } else {
            attachment = Attachment.REFUSED;
            refusal.set(answer.message());
        }
    }

    private boolean isNew(CellId cell) {
        return paused.isNew(cell);
    }

    private void heard(String event, Fields body) {
        switch (event) {
            case "stopped" -> paused.stopped(body);
            case "continued" -> paused.continued(body.whole("threadId"), body.flag("allThreadsContinued"));
            case "thread" -> {
                if (body.text("reason").equals("exited")) {
                    paused.continued(body.whole("threadId"), false);
                }
            }
            case "breakpoint" -> sent.changed(body.at("breakpoint"));
            case "terminated" -> {
                attachment = Attachment.NONE;
                sent.clear();
                paused.gone();
            }
            default -> {
                // initialized, output: nothing to do
            }
        }
    }

    /// What stands of the notebook.
    public PauseViewModel paused() {
        return paused;
    }

    /// The way to the kernel, whichever it is.
    private final class Door implements Asking {
        @Override
        public void ask(String command, Map<String, String> arguments, Consumer<Answer> then) {
            if (session != null) {
                session.ask(command, arguments, then);
            }
        }

        @Override
        public void tell(String sentence) {
            DebugViewModel.this.tell(sentence);
        }
    }
}
