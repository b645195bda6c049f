package dev.slipway.engine.local;

import dev.slipway.engine.store.MetricSummary;
import dev.slipway.worker.protocol.Report;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One try at a task while it runs. Belongs to the scheduler's thread.
final class Attempt {
    private final long id;
    private final Job job;
    private final @Nullable Duration limit;
    private final long begun = System.nanoTime(); // a clock may be set meanwhile
    private final LogLines lines;
    private final Map<String, MetricSummary> metrics = new HashMap<>();
    private int metricCount;
    private long lastProgress;
    private boolean progressed;
    private boolean grown;

    /// @param limit how long it may take, null for ever
    Attempt(long id, Job job, @Nullable Duration limit) {
        this.id = id;
        this.job = job;
        this.limit = limit;
        this.lines = new LogLines();
    }

    /// Goes on with the record of `failed`, whose failure is caught.
    Attempt(Attempt failed, Job.Settle job) {
        this.id = failed.id;
        this.job = job;
        this.limit = null;
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

    /// Tells whether its time is up.
    boolean isLate() {
        return limit != null && System.nanoTime() - begun > limit.toNanos();
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
    boolean takesProgress(long everyMillis) {
        long now = System.nanoTime();
        if (progressed && now - lastProgress < TimeUnit.MILLISECONDS.toNanos(everyMillis)) {
            return false;
        }
        progressed = true;
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
