package dev.slipway.desktop.debug;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.debug.VariableTree.Variable;
import dev.slipway.desktop.task.Later;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The threads of a kernel that stand, one of which is looked at: its frames, and the variables of one of them. UI
/// thread only.
public final class PauseViewModel {
    /// How long a step may take until the thread counts as running.
    static final Duration STEP = Duration.ofMillis(300);

    /// The number of the thread that runs the cell. Source: `docs/protocol.md`.
    private static final int CELL_THREAD = 1;

    private static final int MOST_FRAMES = 200;

    private final Asking asking;
    private final Later later;
    private final Consumer<Pause> reached;
    private final Stops stops = new Stops();
    private final ReadOnlyObjectWrapper<@Nullable Pause> pause = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Frame> frame = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper moving = new ReadOnlyBooleanWrapper();
    private final VariableTree variables = new VariableTree();
    private final Evaluations evaluations;
    private final Map<CellId, String> executed = new HashMap<>();
    private Map<CellId, String> texts = Map.of();

    /// Where a cell stands.
    ///
    /// @param line in the cell's text as it is now, 1-based; 0 if that line is gone
    /// @param isEdited whether what runs is another text than the cell's
    public record Spot(CellId cell, int line, boolean isEdited) {}

    /// @param reached called with every stop
    PauseViewModel(Asking asking, Later later, Consumer<Pause> reached) {
        this.asking = asking;
        this.later = later;
        this.reached = reached;
        evaluations = new Evaluations(asking, this);
        variables.from(this::parts);
        variables.setBy(this::set);
    }

    /// The thread that stands and is looked at; null if none does.
    public ReadOnlyObjectProperty<@Nullable Pause> pauseProperty() {
        return pause.getReadOnlyProperty();
    }

    /// The frame that is looked at; null if no thread stands.
    public ReadOnlyObjectProperty<@Nullable Frame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /// Whether the thread that is looked at makes a step.
    public ReadOnlyBooleanProperty movingProperty() {
        return moving.getReadOnlyProperty();
    }

    /// The variables of the frame that is looked at.
    public VariableTree variables() {
        return variables;
    }

    /// What a person evaluates in the frame that is looked at.
    public Evaluations evaluations() {
        return evaluations;
    }

    /// Returns how many threads stand beside the one that is looked at.
    public int others() {
        return Math.max(0, stops.count() - 1);
    }

    /// Takes note of the code cells as they stand: id → text.
    void follow(Map<CellId, String> now) {
        texts = now;
    }

    /// Hears that `cell` is executed with this text.
    public void executing(CellId cell, String source) {
        executed.put(cell, source);
    }

    /// Tells whether the text of `cell`, as it is now, has not been executed.
    boolean isNew(CellId cell) {
        return !texts.getOrDefault(cell, "").equals(executed.get(cell));
    }

    /// Hears that the cell that ran has ended; threads that it started may go on standing.
    public void ended() {
        stops.remove(CELL_THREAD);
        lookOn(CELL_THREAD, false);
    }

    /// Hears that the kernel is gone.
    void clear() {
        executed.clear();
        gone();
    }

    /// Hears that nothing stands any more.
    void gone() {
        stops.clear();
        look(null);
    }

    void stopped(Fields body) {
        int thread = body.whole("threadId");
        int number = stops.begin(thread);
        var arguments = new LinkedHashMap<String, String>();
        arguments.put("threadId", String.valueOf(thread));
        arguments.put("startFrame", "0");
        arguments.put("levels", String.valueOf(MOST_FRAMES));
        asking.askOrTell("stackTrace", arguments, answer -> {
            if (stops.isAt(thread, number)) {
                var frames =
                        answer.body().all("stackFrames").stream().map(Frame::of).toList();
                var text = body.text("text").isEmpty() ? body.text("description") : body.text("text");
                var now = new Pause(thread, body.text("reason"), text, frames);
                stops.put(now);
                reached.accept(now);
                var shown = pause.get();
                if (shown == null || shown.thread() == thread) {
                    look(now);
                }
            }
        });
    }

    void continued(int thread, boolean all) {
        var shown = pause.get();
        if (moving.get() && shown != null && shown.thread() == thread) {
            return; // a step: it stops soon, or counts as running when that takes too long
        }
        if (all) {
            stops.clear();
        } else {
            stops.remove(thread);
        }
        lookOn(thread, all);
    }

    private void lookOn(int thread, boolean all) {
        var shown = pause.get();
        if (shown != null && (all || shown.thread() == thread)) {
            look(stops.first().orElse(null));
        }
    }

    private void look(@Nullable Pause now) {
        moving.set(false);
        evaluations.settle();
        variables.show(List.of());
        frame.set(null);
        pause.set(now);
        if (now != null) {
            now.own().ifPresent(this::select);
        }
    }

    /// Looks at `chosen`, a frame of the thread that is looked at.
    public void select(Frame chosen) {
        frame.set(chosen);
        variables.show(List.of());
        asking.askOrTell("scopes", Map.of("frameId", String.valueOf(chosen.id())), answer -> {
            if (chosen.equals(frame.get())) {
                var scopes = answer.body().all("scopes").stream()
                        .map(scope -> Variable.of(scope, 0))
                        .toList();
                variables.show(scopes);
                variables.unfold(0);
            }
        });
    }

    void parts(VariableTree.Part part, Consumer<List<Variable>> then) {
        var arguments = new LinkedHashMap<String, String>();
        arguments.put("variablesReference", String.valueOf(part.reference()));
        arguments.put("start", String.valueOf(part.start()));
        arguments.put("count", String.valueOf(part.count()));
        asking.askOrTell(
                "variables",
                arguments,
                answer -> then.accept(answer.body().all("variables").stream()
                        .map(variable -> Variable.of(variable, part.reference()))
                        .toList()));
    }

    private void set(Variable variable, String value, Consumer<Variable> then) {
        var arguments = new LinkedHashMap<String, String>();
        arguments.put("variablesReference", String.valueOf(variable.holder()));
        arguments.put("name", Fields.quote(variable.name()));
        arguments.put("value", Fields.quote(value));
        asking.askOrTell("setVariable", arguments, answer -> {
            var now = Variable.of(answer.body(), variable.holder());
            var type = now.type().isEmpty() ? variable.type() : now.type();
            then.accept(
                    new Variable(variable.name(), now.value(), type, now.reference(), now.size(), variable.holder()));
        });
    }

    /// Lets the thread that stands run on.
    public void resume() {
        var shown = pause.get();
        if (shown != null) {
            stops.remove(shown.thread());
            look(stops.first().orElse(null));
            asking.askOrTell("continue", thread(shown), _ -> {});
        }
    }

    /// Goes on to the next line of the frame.
    public void stepOver() {
        step("next");
    }

    /// Goes on into what the line calls.
    public void stepInto() {
        step("stepIn");
    }

    /// Goes on to where the frame was called.
    public void stepOut() {
        step("stepOut");
    }

    private void step(String command) {
        var shown = pause.get();
        if (shown == null || moving.get()) {
            return;
        }
        moving.set(true);
        int before = stops.number(shown.thread());
        asking.ask(command, thread(shown), answer -> {
            if (!answer.isDone()) {
                moving.set(false);
                asking.tell(answer.message());
            }
        });
        later.after(STEP, () -> {
            if (shown.equals(pause.get()) && moving.get() && stops.isAt(shown.thread(), before)) {
                stops.remove(shown.thread());
                look(stops.first().orElse(null));
            }
        });
    }

    /// Pauses what runs.
    public void pauseRunning() {
        asking.askOrTell(
                "threads",
                Map.of(),
                answer -> answer.body().all("threads").stream()
                        .findFirst()
                        .ifPresent(first -> asking.askOrTell(
                                "pause", Map.of("threadId", String.valueOf(first.whole("id"))), _ -> {})));
    }

    /// Calls `then` with the source that `of` is in; a kernel that does not have it is told of.
    public void source(Frame of, Consumer<String> then) {
        var arguments = new LinkedHashMap<String, String>();
        arguments.put("source", of.sourceJson());
        arguments.put(
                "sourceReference", String.valueOf(Fields.of(of.sourceJson()).whole("sourceReference")));
        asking.ask("source", arguments, answer -> {
            var text = answer.body().text("content");
            if (!answer.isDone() || text.isEmpty()) {
                var where = of.source().isEmpty() ? of.name() : of.source();
                asking.tell("The source of " + where + " is not here"
                        + (answer.message().isEmpty() ? "." : ": " + answer.message()));
            } else {
                then.accept(text);
            }
        });
    }

    private static Map<String, String> thread(Pause of) {
        return Map.of("threadId", String.valueOf(of.thread()));
    }

    /// Returns where the thread that is looked at stands in `cell`: its innermost frame there; empty if it has none.
    public Optional<Spot> spot(CellId cell) {
        var shown = pause.get();
        return shown == null
                ? Optional.empty()
                : shown.frames().stream()
                        .filter(one -> cell.equals(one.cell()))
                        .findFirst()
                        .map(one -> spot(cell, one.line()));
    }

    /// Returns where `of` stands; empty if it is no code of a cell.
    public Optional<Spot> spot(Frame of) {
        return Optional.ofNullable(of.cell()).map(cell -> spot(cell, of.line()));
    }

    private Spot spot(CellId cell, int line) {
        var now = texts.getOrDefault(cell, "");
        var ran = executed.getOrDefault(cell, now);
        return new Spot(cell, LineMoves.moved(ran, now, line), !ran.equals(now));
    }
}
