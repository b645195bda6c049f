package dev.slipway.desktop.run;

import dev.slipway.desktop.run.Reading.Snapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the page of a run draws of all its tasks. Made away from the UI thread, since it looks at each task.
/// Immutable; no two are equal: to compare them would be to look at each task again.
final class RunPicture {
    static final RunPicture NONE = new RunPicture(null, new Timeline(1, List.of()), Map.of(), Map.of());

    private final @Nullable Snapshot snapshot;
    private final Timeline clock;
    private final Map<String, Waiting> waiting;
    private final Map<String, Durations> durations;

    private RunPicture(
            @Nullable Snapshot snapshot,
            Timeline clock,
            Map<String, Waiting> waiting,
            Map<String, Durations> durations) {
        this.snapshot = snapshot;
        this.clock = clock;
        this.waiting = Map.copyOf(waiting);
        this.durations = Map.copyOf(durations);
    }

    /// Returns that of a run as it is at `now`.
    static RunPicture of(Snapshot snapshot, Instant now) {
        var durations = new HashMap<String, Durations>();
        if (snapshot.isWhole()) {
            snapshot.tasks().forEach((step, tasks) -> durations.put(step, Durations.of(tasks)));
        }
        return new RunPicture(snapshot, Timeline.of(snapshot, now), Waiting.of(snapshot, now), durations);
    }

    /// Returns that of the same run at another time.
    RunPicture at(Instant now) {
        return snapshot == null
                ? this
                : new RunPicture(snapshot, Timeline.of(snapshot, now), Waiting.of(snapshot, now), durations);
    }

    /// The run, null if nothing was read yet.
    @Nullable
    Snapshot snapshot() {
        return snapshot;
    }

    /// Its steps over time.
    Timeline clock() {
        return clock;
    }

    /// What the tasks of each step waited, by its name.
    Map<String, Waiting> waiting() {
        return waiting;
    }

    /// Returns how long the tasks of a step took; nothing while they are not all there.
    Durations durations(String step) {
        return durations.getOrDefault(step, Durations.NONE);
    }
}
