package dev.slipway.desktop.runs;

import dev.slipway.engine.history.Rows.RunRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Which parameters and metrics of some runs are worth a column. Pure.
///
/// @param parameters names, those that differ most often first; copied
/// @param metrics names, those that most runs have first; copied
record RunColumns(List<String> parameters, List<String> metrics) {
    /// Looks at the newest runs only.
    private static final int LOOKED_AT = 500;
    private static final int MOST_PARAMETERS = 5;
    private static final int MOST_METRICS = 4;

    RunColumns {
        parameters = List.copyOf(parameters);
        metrics = List.copyOf(metrics);
    }

    /// Returns the columns that tell `runs` apart.
    static RunColumns of(List<RunRow> runs) {
        var values = new LinkedHashMap<String, Map<String, Set<String>>>();
        var metrics = new LinkedHashMap<String, Integer>();
        for (var run : runs.subList(0, Math.min(LOOKED_AT, runs.size()))) {
            run.parameters()
                    .forEach((name, value) -> values.computeIfAbsent(name, _ -> new HashMap<>())
                            .computeIfAbsent(run.flow().flow(), _ -> new HashSet<>())
                            .add(Objects.toString(value)));
            run.metrics().forEach((name, metric) -> {
                if (metric.count() > 0) {
                    metrics.merge(name, metric.lowerIsBetter() == null ? 1 : 2, Integer::sum);
                }
            });
        }
        var differing = values.entrySet().stream()
                .filter(entry -> entry.getValue().values().stream().anyMatch(set -> set.size() > 1))
                .map(Map.Entry::getKey)
                .limit(MOST_PARAMETERS)
                .toList();
        var logged = new ArrayList<>(metrics.keySet());
        logged.sort(Comparator.comparingInt((String name) -> -metrics.getOrDefault(name, 0)));
        return new RunColumns(differing, logged.stream().limit(MOST_METRICS).toList());
    }

    /// Returns the metrics that some of the newest runs logged more than once.
    static Set<String> curved(List<RunRow> runs) {
        var names = new HashSet<String>();
        runs.subList(0, Math.min(LOOKED_AT, runs.size()))
                .forEach(run -> run.metrics().forEach((name, metric) -> {
                    if (metric.count() > 1) {
                        names.add(name);
                    }
                }));
        return names;
    }
}
