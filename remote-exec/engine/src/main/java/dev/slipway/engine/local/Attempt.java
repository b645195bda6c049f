package dev.slipway.engine.local;

import dev.slipway.engine.store.MetricSummary;
import dev.slipway.worker.protocol.Report;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One try at a task while it runs. Belongs to the scheduler's thread.
final class Attempt {
    private final long id;
    private final Job job;
    private final @Nullable Instant deadline;
    private final LogLines lines;
    private final Map<String, MetricSummary> metrics = new HashMap<>();
    private int metricCount;
    private Instant lastProgress = Instant.MIN;
    private boolean grown;

    /// @param deadline when its time is up, null if never
    Attempt(long id, Job job, @Nullable Instant deadline) {
        this.id = id;
        this.job = job;
        this.deadline = deadline;
        this.lines = new LogLines();
    }

    /// Goes on with the record of `failed`, whose failure is caught.
    Attempt(Attempt failed, Job.Settle job) {
        this.id = failed.id;
        this.job = job;
        this.deadline = null;
        this.lines = failed.lines;
    }

    long id() {
        return id;
    }

    Job job() {
        return job;
    }

    LogLines lines() {
        return lines;
    }

    Map<String, MetricSummary> metrics() {
        return metrics;
    }

    boolean isLate(Instant now) {
        return deadline != null && now.isAfter(deadline);
    }

    /// Counts a value in and returns its number within the attempt.
    int count(Report.Metric metric, int index) {
        var place = new MetricSummary.Place(metric.iteration(), job.step(), index);
        metrics.merge(metric.name(), MetricSummary.of(place, metric.value()), MetricSummary::and);
        return metricCount++;
    }

    void direction(String metric, boolean lowerIsBetter) {
        metrics.merge(metric, MetricSummary.direction(lowerIsBetter), MetricSummary::and);
    }

    /// Tells whether progress is to be written: at most every `everyMillis`.
    boolean takesProgress(Instant now, long everyMillis) {
        if (now.isBefore(lastProgress.equals(Instant.MIN) ? Instant.MIN : lastProgress.plusMillis(everyMillis))) {
            return false;
        }
        lastProgress = now;
        return true;
    }

    /// Remembers that a line has begun and not ended.
    void grow() {
        grown = true;
    }

    /// Returns whether a line has begun since the last call.
    boolean takeGrown() {
        var before = grown;
        grown = false;
        return before;
    }
}
