package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.facts.Direction;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.Metric;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which of the values that a run logged for a metric counts. Pure.
///
/// @param iteration the iteration of `Kind.AT`
record MetricReading(Kind kind, long iteration) {
    static final MetricReading LAST = new MetricReading(Kind.LAST, 0);
    static final MetricReading BEST = new MetricReading(Kind.BEST, 0);

    /// Which value.
    enum Kind {
        /// That of the highest iteration.
        LAST("Last"),
        /// The best one by the metric's direction.
        BEST("Best"),
        /// That in force at an iteration: of the last one at or before it.
        AT("At");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static MetricReading at(long iteration) {
        return new MetricReading(Kind.AT, iteration);
    }

    /// Returns what is said behind the name of a metric; empty for the last value.
    String suffix() {
        return switch (kind) {
            case LAST -> "";
            case BEST -> ", best";
            case AT -> " at " + Words.count(iteration);
        };
    }

    /// Returns `runs` with the value that counts as the last one of each metric.
    ///
    /// @param at values in force at the iteration, by run and metric; absent where there is none yet
    List<RunRow> read(List<RunRow> runs, Map<RunId, Map<String, Double>> at) {
        if (kind == Kind.LAST) {
            return runs;
        }
        var all = runs.stream().map(RunRow::metrics).toList();
        return runs.stream()
                .map(run -> {
                    var metrics = new LinkedHashMap<String, Metric>();
                    run.metrics().forEach((name, metric) -> {
                        var value = kind == Kind.BEST
                                ? Double.valueOf(Direction.of(name, all).lower() ? metric.min() : metric.max())
                                : at.getOrDefault(run.id(), Map.of()).get(name);
                        if (value != null) {
                            metrics.put(name, with(metric, value));
                        }
                    });
                    return with(run, metrics);
                })
                .toList();
    }

    private static Metric with(Metric metric, double last) {
        return new Metric(last, metric.min(), metric.max(), metric.count(), metric.lowerIsBetter());
    }

    @SuppressWarnings("NullAway") // the class file of the row does not say that values may be null; its source does
    private static RunRow with(RunRow run, Map<String, Metric> metrics) {
        return new RunRow(
                run.id(), run.flow(), run.label(), run.status(), run.times(), run.origin(), run.parameters(), metrics);
    }
}
