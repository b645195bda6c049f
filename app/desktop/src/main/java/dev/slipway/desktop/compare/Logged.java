package dev.slipway.desktop.compare;

import dev.slipway.desktop.facts.Direction;
import dev.slipway.engine.history.Rows.Metric;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What runs side by side logged. Looks at all of them once: a thousand runs of a hundred metrics take some time.
/// Immutable.
final class Logged {
    static final Logged NONE = new Logged(List.of());

    private final List<RunRow> runs;
    private final Set<String> metrics = new LinkedHashSet<>();
    private final Set<String> courses = new HashSet<>();
    private final Map<String, Boolean> lower = new HashMap<>();
    private final Set<String> contradicting = new LinkedHashSet<>();
    private final Set<String> common;

    /// @param runs in the order of the comparison; copied
    Logged(List<RunRow> runs) {
        this.runs = List.copyOf(runs);
        common = new LinkedHashSet<>(
                runs.isEmpty() ? Set.of() : runs.getFirst().metrics().keySet());
        for (var run : this.runs) {
            common.retainAll(run.metrics().keySet());
            run.metrics().forEach(this::take);
        }
    }

    private void take(String name, Metric metric) {
        if (metric.count() > 0) {
            metrics.add(name);
        }
        if (metric.count() > 1) {
            courses.add(name);
        }
        var declared = metric.lowerIsBetter();
        if (declared != null) {
            var first = lower.putIfAbsent(name, declared);
            if (first != null && !first.equals(declared)) {
                contradicting.add(name);
            }
        }
    }

    /// Returns the metrics that some of the runs logged.
    List<String> metrics() {
        return List.copyOf(metrics);
    }

    /// Returns the metrics that all of the runs logged.
    List<String> common() {
        return List.copyOf(common);
    }

    /// Returns the metrics that some runs declare the other way round than others.
    List<String> contradicting() {
        return List.copyOf(contradicting);
    }

    /// Returns the first metric that has a course, else the first; empty if there is none.
    String firstMetric() {
        return metrics.stream()
                .filter(courses::contains)
                .findFirst()
                .orElseGet(() -> metrics.stream().findFirst().orElse(""));
    }

    /// Returns the direction that the first run declares which declares one, else a guess.
    Direction direction(String metric) {
        var declared = lower.get(metric);
        return declared == null ? Direction.of(metric, (Metric) null) : new Direction(declared, false);
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
