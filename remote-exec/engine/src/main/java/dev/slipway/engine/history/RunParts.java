package dev.slipway.engine.history;

import dev.slipway.engine.history.Rows.Metric;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.store.Row;
import dev.slipway.engine.store.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parameters, metrics and tags of several runs, by the run's key: one question a kind, however many runs there are.
/// Immutable.
///
/// @param parameters in the plan's order
/// @param metrics by name
/// @param tags sorted
record RunParts(
        Map<Long, Map<String, @Nullable Object>> parameters,
        Map<Long, Map<String, Metric>> metrics,
        Map<Long, List<String>> tags) {
    private static final String OF_THESE = " WHERE run IN (SELECT value FROM json_each(?)) ORDER BY run, ";

    static RunParts of(View view, Collection<Long> keys) throws IOException {
        var these = JsonText.write(List.copyOf(keys));
        var parameters = new HashMap<Long, Map<String, @Nullable Object>>();
        view.query(
                "SELECT run, name, json FROM run_parameter" + OF_THESE + "position",
                row -> parameters
                        .computeIfAbsent(row.number("run"), _ -> new LinkedHashMap<>())
                        .put(row.text("name"), JsonText.read(row.text("json"))),
                these);
        var metrics = new HashMap<Long, Map<String, Metric>>();
        view.query(
                "SELECT * FROM run_metric" + OF_THESE + "name",
                row -> metrics.computeIfAbsent(row.number("run"), _ -> new LinkedHashMap<>())
                        .put(row.text("name"), metric(row)),
                these);
        var tags = new HashMap<Long, List<String>>();
        view.query(
                "SELECT run, tag FROM run_tag" + OF_THESE + "tag",
                row -> tags.computeIfAbsent(row.number("run"), _ -> new ArrayList<>())
                        .add(row.text("tag")),
                these);
        return new RunParts(parameters, metrics, tags);
    }

    Map<String, @Nullable Object> parametersOf(long key) {
        return parameters.getOrDefault(key, Map.of());
    }

    Map<String, Metric> metricsOf(long key) {
        return metrics.getOrDefault(key, Map.of());
    }

    List<String> tagsOf(long key) {
        return tags.getOrDefault(key, List.of());
    }

    private static Metric metric(Row row) throws IOException {
        return new Metric(
                row.real("last"),
                row.real("min"),
                row.real("max"),
                row.number("count"),
                row.flagOrNull("lower_is_better"));
    }
}
