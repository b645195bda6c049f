package dev.slipway.engine.flow;

import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.flow.Plan.Jar;
import dev.slipway.engine.flow.Plan.Parameter;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.flow.Plan.Step;
import dev.slipway.engine.json.JsonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The hash of what a flow means: no ids of cells, no lines, no file names, no order that says nothing. Stateless.
final class PlanHash {
    private PlanHash() {}

    static ContentHash of(List<Parameter> parameters, List<Step> steps, List<Jar> jars) {
        var json = new TreeMap<String, @Nullable Object>();
        json.put("schema", Plan.SCHEMA);
        json.put(
                "parameters",
                parameters.stream()
                        .map(each -> row(each.name(), each.type(), sorted(each.defaultValue()), each.choices()))
                        .sorted(PlanHash::byText)
                        .toList());
        json.put("steps", steps.stream().map(PlanHash::step).toList());
        if (!jars.isEmpty()) {
            json.put(
                    "jars",
                    jars.stream()
                            .map(jar -> row(jar.coordinates(), jar.sha256().hex()))
                            .toList());
        }
        return ContentHash.of(JsonText.write(json));
    }

    private static Map<String, @Nullable Object> step(Step step) {
        var json = new TreeMap<String, @Nullable Object>();
        json.put("name", step.name());
        json.put("code", step.code().hex());
        json.put("depends_on", step.dependsOn().stream().sorted().toList());
        json.put(
                "foreach",
                step.fanOut().loops().stream()
                        .map(loop -> row(loop.variable(), loop.over(), loop.type()))
                        .toList());
        json.put(
                "gathers",
                step.fanOut().gathers().stream()
                        .map(gather -> row(gather.artifact(), gather.as()))
                        .sorted(PlanHash::byText)
                        .toList());
        json.put("inherited", step.fanOut().inherited());
        json.put(
                "reads",
                step.reads().stream()
                        .map(read -> row(read.name(), read.type(), read.from()))
                        .sorted(PlanHash::byText)
                        .toList());
        json.put(
                "writes",
                step.writes().stream()
                        .map(write -> row(write.name(), write.type()))
                        .sorted(PlanHash::byText)
                        .toList());
        json.put("settings", settings(step.settings()));
        return json;
    }

    private static List<@Nullable Object> settings(Settings settings) {
        var timeout = settings.timeout();
        var row = row(
                settings.cpu(),
                settings.memoryBytes(),
                settings.gpu(),
                settings.retry(),
                timeout == null ? null : timeout.toString(),
                settings.catchVariable(),
                settings.reusable());
        if (!settings.secrets().isEmpty()) {
            row.add(settings.secrets().stream().sorted().toList());
        }
        return row;
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return new ArrayList<@Nullable Object>(Arrays.asList(values));
    }

    private static int byText(List<@Nullable Object> a, List<@Nullable Object> b) {
        return JsonText.write(a).compareTo(JsonText.write(b));
    }

    /// The entries of a map have no order of their own.
    private static @Nullable Object sorted(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            var sorted = new TreeMap<String, @Nullable Object>();
            map.forEach((name, each) -> sorted.put(String.valueOf(name), sorted(each)));
            return sorted;
        }
        if (value instanceof List<?> list) {
            var all = new ArrayList<@Nullable Object>();
            list.forEach(each -> all.add(sorted(each)));
            return all;
        }
        return value;
    }
}
