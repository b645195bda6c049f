package dev.slipway.desktop.run;

import dev.slipway.desktop.run.Reading.Snapshot;
import dev.slipway.engine.history.Rows.StepRow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// An estimate of how long a run still takes: a fan-out goes on at its pace so far, what has not begun takes as long as
/// it took the last time, and steps that do not wait for each other run beside each other. Pure.
final class TimeLeft {
    private TimeLeft() {}

    /// Returns the estimate; empty where some step that is to come was never measured, or the run is over.
    static Optional<Duration> of(Snapshot snapshot, Instant now) {
        if (snapshot.run().row().status().isOver()) {
            return Optional.empty();
        }
        var longest = new HashMap<String, Duration>();
        var most = Duration.ZERO;
        for (var step : snapshot.run().steps()) {
            var own = left(step, snapshot.before().steps(), now);
            if (own.isEmpty()) {
                return Optional.empty();
            }
            var before = Duration.ZERO;
            for (var from : step.dependsOn()) {
                var other = longest.getOrDefault(from, Duration.ZERO);
                before = other.compareTo(before) > 0 ? other : before;
            }
            var until = before.plus(own.get());
            longest.put(step.name(), until);
            most = until.compareTo(most) > 0 ? until : most;
        }
        return Optional.of(most);
    }

    private static Optional<Duration> left(StepRow step, Map<String, Duration> earlier, Instant now) {
        if (step.status().isOver()) {
            return Optional.of(Duration.ZERO);
        }
        var counts = step.counts();
        var started = step.times().started();
        if (started != null && counts.total() > 1 && counts.executed() > 0) {
            var each = Duration.between(started, now).dividedBy(counts.executed());
            return Optional.of(each.multipliedBy(counts.open()));
        }
        var before = Optional.ofNullable(earlier.get(step.name()));
        return before.map(took -> {
            var gone = started == null ? Duration.ZERO : Duration.between(started, now);
            return gone.compareTo(took) < 0 ? took.minus(gone) : Duration.ZERO;
        });
    }
}
