package dev.slipway.desktop.compare;

import dev.slipway.desktop.facts.Direction;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What runs side by side logged. Pure.
///
/// @param runs in the order of the comparison; copied
record Logged(List<RunRow> runs) {
    Logged {
        runs = List.copyOf(runs);
    }

    /// Returns the metrics that some of the runs logged.
    List<String> metrics() {
        var names = new LinkedHashSet<String>();
        runs.forEach(run -> run.metrics().forEach((name, values) -> {
            if (values.count() > 0) {
                names.add(name);
            }
        }));
        return List.copyOf(names);
    }

    /// Returns the first metric that has a course, else the first; empty if there is none.
    String firstMetric() {
        var all = metrics();
        return all.stream().filter(this::hasCourse).findFirst().orElse(all.isEmpty() ? "" : all.getFirst());
    }

    /// Tells whether a run logged `metric` more than once.
    boolean hasCourse(String metric) {
        return runs.stream()
                .map(run -> run.metrics().get(metric))
                .anyMatch(values -> values != null && values.count() > 1);
    }

    Direction direction(String metric) {
        return Direction.of(metric, runs.stream().map(RunRow::metrics).toList());
    }

    /// Returns the run that is best by `metric`; empty if fewer than two logged it.
    Optional<RunRow> best(String metric) {
        var direction = direction(metric);
        double best = Double.NaN;
        @Nullable RunRow found = null;
        int logged = 0;
        for (var run : runs) {
            var values = run.metrics().get(metric);
            if (values != null && values.count() > 0 && !Double.isNaN(values.last())) {
                logged++;
                if (Double.isNaN(best) || direction.best(best, values.last()) != best) {
                    best = values.last();
                    found = run;
                }
            }
        }
        return logged > 1 ? Optional.ofNullable(found) : Optional.empty();
    }
}
