package dev.slipway.desktop.run;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.facts.Direction;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.live.Restarts;
import dev.slipway.desktop.live.Watcher;
import dev.slipway.desktop.run.Reading.Snapshot;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.MetricCourse;
import dev.slipway.engine.history.Rows.Counts;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.run.RunRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// One run: what is known of it now, and what can be done with it. UI thread only.
final class RunPageViewModel implements Watcher {
    /// Where the page stands.
    enum State {
        READING,
        READY,
        GONE
    }

    /// What went wrong, in a sentence, and where.
    ///
    /// @param title what failed and why
    /// @param type exception, empty if there was none
    /// @param place where in words, empty if it is not known
    /// @param cell id of the cell, null if it is not known
    /// @param line 1-based line in the cell, null if it is not known
    /// @param compared how it differs from the last good run, empty if nothing is known
    record Cause(
            String title,
            String type,
            String place,
            @Nullable String cell,
            @Nullable Integer line,
            String compared) {}

    /// One fact in the head.
    ///
    /// @param change how it compares with the last good run, empty for nothing
    /// @param good whether the change is for the better
    record Fact(String label, String value, String change, boolean good) {
        static Fact of(String label, String value) {
            return new Fact(label, value, "", true);
        }
    }

    private final LiveStore store;
    private final RunId id;
    private final ZoneId zone;
    private final Reading reading;
    private final Restarts restarts;
    private final Lookout lookout;
    private final TaskListViewModel tasks;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.READING);
    private final ReadOnlyObjectWrapper<@Nullable Snapshot> snapshot = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Map<String, MetricCourse>> curves = new ReadOnlyObjectWrapper<>(Map.of());
    private boolean isReading;
    private boolean isDue;
    private boolean wasOver;
    private boolean curvesWanted;

    RunPageViewModel(LiveStore store, RunId id, ZoneId zone) {
        this.store = store;
        this.id = id;
        this.zone = zone;
        reading = new Reading(store.services(), id);
        tasks = new TaskListViewModel(new StoreLookup(store, id, failure::set));
        restarts = new Restarts(store.services(), store.compiler());
        lookout = new Lookout(store, id, this::row, () -> state.set(State.GONE), this::reload);
    }

    RunId id() {
        return id;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The run as it was read last, null before the first answer.
    ReadOnlyObjectProperty<@Nullable Snapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /// What could not be read or done, empty if nothing went wrong.
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// The logged values by metric, once they are wanted; of more than 200,000 a sample.
    ReadOnlyObjectProperty<Map<String, MetricCourse>> curvesProperty() {
        return curves.getReadOnlyProperty();
    }

    TaskListViewModel tasks() {
        return tasks;
    }

    Instant now() {
        return store.clock().instant();
    }

    ZoneId zone() {
        return zone;
    }

    /// Reads the run again; while one reading is under way at most one more is due.
    @Override
    public void changed() {
        if (state.get() == State.READY && wasOver && !isDue) {
            lookout.look();
        } else {
            reload();
        }
    }

    void reload() {
        if (isReading) {
            isDue = true;
            return;
        }
        isReading = true;
        var began = System.nanoTime();
        boolean isFirst = snapshot.get() == null;
        store.ask(
                isFirst ? reading::first : reading::now,
                found -> {
                    isReading = false;
                    found.ifPresentOrElse(this::show, () -> state.set(State.GONE));
                    if (isFirst && found.isPresent()) {
                        store.jobs().ui().runPainted(this::reload); // what was left out
                    } else {
                        again(System.nanoTime() - began);
                    }
                },
                words -> {
                    isReading = false;
                    failure.set(words);
                });
    }

    /// Reads the values of all metrics, now and whenever the run changes.
    void wantCurves() {
        if (!curvesWanted) {
            curvesWanted = true;
            readCurves();
        }
    }

    /// Asks the run to stop.
    void cancel() {
        act(() -> {
            store.services().runs().cancel(id);
            return id;
        });
    }

    /// Starts the run again and hands the new one to `started`.
    void again(Restarts.Code code, Consumer<RunId> started) {
        start(() -> restarts.again(id, code), started);
    }

    /// Starts a run in which a task of this one is computed again, and hands it to `started`.
    void againTask(String step, int index, Consumer<RunId> started) {
        start(() -> restarts.again(id, Restarts.Code.NOW, new RunRequest.Again(step, index)), started);
    }

    private void start(Callable<RunId> work, Consumer<RunId> started) {
        failure.set("");
        store.change(
                work,
                run -> {
                    store.changed();
                    started.accept(run);
                },
                failure::set);
    }

    /// Adds a tag, or takes it away if it begins with a minus.
    void tag(String text) {
        var tag = text.strip();
        if (!tag.isEmpty()) {
            boolean away = tag.startsWith("-");
            var name = away ? tag.substring(1) : tag;
            act(() -> {
                store.services().runs().tag(id, away ? List.of() : List.of(name), away ? List.of(name) : List.of());
                return id;
            });
        }
    }

    /// Tells whether it is still under way.
    boolean isLive() {
        return row().map(run -> !run.status().isOver()).orElse(false);
    }

    /// Tells whether it can be resumed: it ended without success.
    boolean isResumable() {
        return row().map(run -> switch (run.status()) {
                    case FAILED, LOST, CANCELLED -> true;
                    case QUEUED, WAITING, RUNNING, SUCCEEDED, REFUSED, REUSED, SKIPPED -> false;
                })
                .orElse(false);
    }

    Optional<RunRow> row() {
        return Optional.ofNullable(snapshot.get()).map(now -> now.run().row());
    }

    /// Returns the tasks of all steps by state.
    Counts counts() {
        var now = snapshot.get();
        return now == null
                ? new Counts(0, 0, 0, 0, 0, 0)
                : Facts.sum(now.run().steps().stream().map(StepRow::counts).toList());
    }

    /// Returns why it did not succeed; empty if it did or is under way.
    Optional<Cause> cause() {
        var now = snapshot.get();
        if (now == null) {
            return Optional.empty();
        }
        var compared = compared(now);
        var error = now.run().error();
        if (now.run().row().status() == RunStatus.LOST) {
            return Optional.of(new Cause(
                    "The process of this run is gone. " + Words.count(counts().executed() + counts().reused())
                            + " finished tasks are kept.",
                    "",
                    "",
                    null,
                    null,
                    "Resuming it runs only the others."));
        }
        if (error == null) {
            return Optional.empty();
        }
        int failed = now.run().steps().stream()
                .filter(step -> step.name().equals(error.step()))
                .mapToInt(step -> step.counts().failed())
                .sum();
        var subject = failed > 1
                ? Words.count(failed) + " tasks of " + error.step() + " failed: "
                : error.step() + (error.item().isEmpty() ? "" : " for " + error.item()) + " failed: ";
        var place = error.cell() == null ? "" : error.step() + (error.line() == null ? "" : ", line " + error.line());
        var type = error.type().substring(error.type().lastIndexOf('.') + 1);
        return Optional.of(
                new Cause(subject + sentence(error.message()), type, place, error.cell(), error.line(), compared));
    }

    /// Returns the facts of the head.
    List<Fact> facts() {
        var now = snapshot.get();
        if (now == null) {
            return List.of();
        }
        var run = now.run().row();
        var good = now.before().good();
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of("started", started(run) + ", " + run.origin().who()));
        facts.add(took(run, good));
        TimeLeft.of(now, now()).ifPresent(left -> facts.add(Fact.of("left", "about " + Words.duration(left))));
        var counts = counts();
        facts.add(Fact.of(
                "tasks",
                counts.total() == 0
                        ? Words.NONE
                        : Words.count(counts.total())
                                + (counts.reused() > 0 ? ", " + Words.count(counts.reused()) + " reused" : "")));
        if (!run.parameters().isEmpty()) {
            facts.add(Fact.of("parameters", Facts.parameters(run.parameters(), 60)));
        }
        run.metrics().forEach((name, metric) -> {
            if (metric.count() > 0 && facts.size() < 6) {
                facts.add(metric(name, run, good));
            }
        });
        facts.add(Fact.of("plan", Facts.hash(run.flow().plan().hex())));
        facts.add(Fact.of("commit", Facts.commit(run.origin())));
        return facts;
    }

    private Fact metric(String name, RunRow run, @Nullable RunRow good) {
        var metric = run.metrics().get(name);
        double value = metric == null ? Double.NaN : metric.last();
        var earlier = good == null ? null : good.metrics().get(name);
        if (earlier == null || !Double.isFinite(earlier.last() - value) || earlier.last() == value) {
            return Fact.of(name, Words.value(value));
        }
        double delta = value - earlier.last();
        return new Fact(
                name,
                Words.value(value),
                Facts.delta(value, delta),
                Direction.of(name, metric).isBetter(delta));
    }

    private Fact took(RunRow run, @Nullable RunRow good) {
        var label = run.status().isOver() ? "took" : "running for";
        var value = Facts.took(run.times(), now());
        var mine = run.times().elapsed(now());
        var theirs = good == null ? Optional.<Duration>empty() : good.times().elapsed(now());
        if (mine.isEmpty() || theirs.isEmpty() || !run.status().isOver()) {
            return Fact.of(label, value);
        }
        var delta = mine.get().minus(theirs.get());
        var sign = delta.isNegative() ? "-" : "+";
        return delta.abs().toMillis() < Math.max(1000, theirs.get().toMillis() / 10)
                ? Fact.of(label, value)
                : new Fact(label, value, sign + Words.duration(delta.abs()), delta.isNegative());
    }

    private String started(RunRow run) {
        var started = run.times().started();
        if (started == null) {
            return "not yet";
        }
        var words = Words.moment(started, now(), zone);
        return words.length() <= 5 ? "today " + words : words;
    }

    private static String compared(Snapshot now) {
        var difference = now.before().difference();
        var good = now.before().good();
        return good == null || difference == null
                ? ""
                : "Since run " + good.flow().number() + ", which succeeded: " + difference.message();
    }

    private static String sentence(String message) {
        var line = message.isBlank() ? "no message" : Words.shorten(message, 220);
        return line.endsWith(".") || line.endsWith("!") || line.endsWith("?") ? line : line + ".";
    }

    private void show(Snapshot now) {
        failure.set("");
        boolean isOver = now.run().row().status().isOver();
        wasOver = isOver && now.isWhole() && snapshot.get() != null;
        snapshot.set(now);
        tasks.show(now);
        state.set(State.READY);
        if (curvesWanted) {
            readCurves();
        }
    }

    private void again(long nanos) {
        if (isDue) {
            isDue = false;
            store.jobs().after(Duration.ofNanos(Math.min(5_000_000_000L, 4 * nanos)), this::reload);
        }
    }

    private void readCurves() {
        var run = row();
        if (run.isPresent()) {
            store.ask(
                    () -> reading.curves(run.get()),
                    read -> curves.set(Collections.unmodifiableMap(new LinkedHashMap<>(read))),
                    failure::set);
        }
    }

    private <T> void act(Callable<T> work) {
        failure.set("");
        store.change(
                work,
                _ -> {
                    store.changed();
                    reload();
                },
                failure::set);
    }
}
