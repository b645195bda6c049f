package dev.slipway.engine.local;

import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.store.MetricSummary;
import dev.slipway.engine.store.MetricSummary.Place;
import dev.slipway.engine.store.Store;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The metrics of a run: of each task what its last attempt logged, however it ended, or, while it runs, has logged so
/// far; and of the tasks that were taken from earlier runs. Belongs to the scheduler's thread.
final class RunMetrics {
    private final Map<String, MetricSummary> kept = new HashMap<>();
    private Map<String, MetricSummary> written = Map.of();

    /// Counts the metrics of a task's last attempt in, which has ended.
    void keep(Map<String, MetricSummary> metrics) {
        add(kept, metrics);
    }

    /// Counts the metrics of an earlier run's attempts in; `attempts` are their ids by task index.
    void keep(Store store, int step, Map<Integer, Long> attempts) throws IOException {
        var pairs = JsonText.write(attempts.entrySet().stream()
                .map(entry -> List.of(entry.getKey(), entry.getValue()))
                .toList());
        var past = store.<Map<String, MetricSummary>>read(view -> {
            var all = new HashMap<String, MetricSummary>();
            view.query(
                    "SELECT j.value ->> 0 AS idx, m.name, m.iteration, m.value FROM json_each(?) j CROSS JOIN metric m"
                            + " ON m.attempt = j.value ->> 1 ORDER BY j.key, m.seq",
                    row -> all.merge(
                            row.text("name"),
                            MetricSummary.of(
                                    new Place(row.number("iteration"), step, row.small("idx")), row.real("value")),
                            MetricSummary::and),
                    pairs);
            view.query(
                    "SELECT d.name, d.lower_is_better FROM json_each(?) j CROSS JOIN direction d"
                            + " ON d.attempt = j.value ->> 1",
                    row -> all.merge(
                            row.text("name"),
                            MetricSummary.direction(row.number("lower_is_better") == 1),
                            MetricSummary::and),
                    pairs);
            return all;
        });
        add(kept, past);
    }

    /// Returns the metrics with those of `running`, as far as they changed since the last call. One without values is
    /// there no longer: only an attempt that is to be repeated had logged it.
    Map<String, MetricSummary> changes(Collection<Attempt> running) {
        var now = new HashMap<>(kept);
        running.forEach(attempt -> add(now, attempt.metrics()));
        now.values().removeIf(summary -> summary.count() == 0);
        var changes = new HashMap<>(now);
        written.forEach((name, summary) -> {
            if (!changes.remove(name, summary) && !changes.containsKey(name)) {
                changes.put(name, MetricSummary.NONE);
            }
        });
        written = now;
        return changes;
    }

    private static void add(Map<String, MetricSummary> all, Map<String, MetricSummary> more) {
        more.forEach((name, summary) -> all.merge(name, summary, MetricSummary::and));
    }
}
