package dev.slipway.desktop.run;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.live.Restarts;
import dev.slipway.desktop.live.Watcher;
import dev.slipway.desktop.run.Reading.Snapshot;
import dev.slipway.engine.history.MetricCourse;
import dev.slipway.engine.history.Rows.Counts;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.run.RunRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private final LiveStore store;
    private final RunId id;
    private final ZoneId zone;
    private final Reading reading;
    private final Restarts restarts;
    private final Lookout lookout;
    private final TaskListViewModel tasks;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.READING);
    private final ReadOnlyObjectWrapper<@Nullable Snapshot> snapshot = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<RunPicture> picture = new ReadOnlyObjectWrapper<>(RunPicture.NONE);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Map<String, MetricCourse>> curves = new ReadOnlyObjectWrapper<>(Map.of());
    private boolean isReading;
    private boolean isDrawing;
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

    /// What is drawn of all tasks, as they were read last; there before `snapshotProperty` tells of them.
    ReadOnlyObjectProperty<RunPicture> pictureProperty() {
        return picture.getReadOnlyProperty();
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
                () -> (isFirst ? reading.first() : reading.now()).map(read -> RunPicture.of(read, now())),
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

    /// Works out anew what grows with the time.
    void tick() {
        var was = picture.get();
        if (!isDrawing) {
            isDrawing = true;
            store.ask(
                    () -> was.at(now()),
                    next -> {
                        isDrawing = false;
                        if (picture.get() == was) {
                            picture.set(next);
                        }
                    },
                    words -> {
                        isDrawing = false;
                        failure.set(words);
                    });
        }
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
        return now == null ? new Counts(0, 0, 0, 0, 0, 0) : RunFacts.counts(now);
    }

    /// Returns why it did not succeed; empty if it did or is under way.
    Optional<RunFacts.Cause> cause() {
        return Optional.ofNullable(snapshot.get()).flatMap(now -> new RunFacts(now, now(), zone).cause());
    }

    /// Returns the facts of the head.
    List<RunFacts.Fact> facts() {
        var now = snapshot.get();
        return now == null ? List.of() : new RunFacts(now, now(), zone).facts();
    }

    private void show(RunPicture drawn) {
        failure.set("");
        var now = Objects.requireNonNull(drawn.snapshot());
        boolean isOver = now.run().row().status().isOver();
        wasOver = isOver && now.isWhole() && snapshot.get() != null;
        picture.set(drawn);
        snapshot.set(now);
        tasks.show(drawn);
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
