package dev.slipway.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes a plot with its data as Vega-Lite, which many other tools draw. Static.
final class VegaLite {
    private static final String SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";

    private VegaLite() {}

    static String of(Spec spec) {
        var layers = spec.layers().stream().map(layer -> layer(spec, layer)).toList();
        var json = new LinkedHashMap<String, Object>();
        json.put("$schema", SCHEMA);
        if (!spec.frame().title().isEmpty()) {
            json.put("title", spec.frame().title());
        }
        json.put("data", Map.of("values", values(spec)));
        var facet = spec.encoding().facet();
        if (facet == null) {
            json.put("width", spec.frame().width());
            json.put("height", spec.frame().height());
            json.put("layer", layers);
        } else {
            json.put("facet", channel(spec, facet));
            json.put("columns", 3);
            json.put("spec", Map.of("layer", layers));
        }
        return Json.of(json);
    }

    private static List<Map<String, Object>> values(Spec spec) {
        var names = used(spec);
        var values = new ArrayList<Map<String, Object>>();
        for (int row : spec.data().all()) {
            var value = new LinkedHashMap<String, Object>();
            for (var name : names) {
                var field = spec.data().field(name);
                var label = field.label(row);
                if (label != null) {
                    value.put(
                            field.name(),
                            field instanceof Field.Numbers ? (Object) field.number(row) : time(field, row, label));
                }
            }
            values.add(value);
        }
        return values;
    }

    private static String time(Field field, int row, String label) {
        return field instanceof Field.Times
                ? java.time.Instant.ofEpochMilli((long) field.number(row)).toString()
                : label;
    }

    private static Set<String> used(Spec spec) {
        var names = new LinkedHashSet<String>();
        spec.layers().forEach(layer -> names.addAll(layer.columns()));
        var encoding = spec.encoding();
        for (var name :
                new @Nullable String[] {encoding.color(), encoding.size(), encoding.label(), encoding.facet()}) {
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    private static Map<String, Object> layer(Spec spec, Layer layer) {
        var json = new LinkedHashMap<String, Object>();
        var encoding = new LinkedHashMap<String, Object>();
        json.put("mark", mark(layer.kind()));
        json.put("encoding", encoding);
        switch (layer.kind()) {
            case HORIZONTAL -> encoding.put("y", Map.of("datum", layer.at()));
            case VERTICAL -> encoding.put("x", Map.of("datum", layer.at()));
            case HISTOGRAM -> {
                var x = axis(spec, layer.column(0), spec.x());
                x.put(
                        "bin",
                        spec.frame().bins() > 0 ? Map.of("maxbins", spec.frame().bins()) : true);
                encoding.put("x", x);
                encoding.put("y", Map.of("aggregate", "count"));
            }
            case DENSITY -> {
                var density = new LinkedHashMap<String, Object>();
                density.put("density", layer.column(0));
                if (spec.encoding().color() != null) {
                    density.put("groupby", List.of(spec.encoding().color()));
                }
                json.put("transform", List.of(density));
                encoding.put("x", Map.of("field", "value", "type", "quantitative", "title", layer.column(0)));
                encoding.put("y", Map.of("field", "density", "type", "quantitative"));
            }
            default -> {
                encoding.put("x", axis(spec, layer.column(0), spec.x()));
                encoding.put("y", axis(spec, layer.column(1), spec.y()));
            }
        }
        more(spec, layer, encoding);
        return json;
    }

    private static void more(Spec spec, Layer layer, Map<String, Object> encoding) {
        if (layer.kind() == Layer.Kind.BAND) {
            encoding.put("y2", Map.of("field", layer.column(2)));
        }
        if (layer.kind() == Layer.Kind.HEAT) {
            encoding.put(
                    "color",
                    layer.columns().size() > 2
                            ? Map.of("aggregate", "mean", "field", layer.column(2), "type", "quantitative")
                            : Map.of("aggregate", "count", "type", "quantitative"));
        } else if (spec.encoding().color() != null && !layer.columns().isEmpty()) {
            encoding.put("color", channel(spec, spec.encoding().color()));
        }
        if (layer.kind() == Layer.Kind.SCATTER && spec.encoding().size() != null) {
            encoding.put("size", channel(spec, spec.encoding().size()));
        }
    }

    private static String mark(Layer.Kind kind) {
        return switch (kind) {
            case LINE -> "line";
            case AREA, BAND, DENSITY -> "area";
            case BAR, HISTOGRAM -> "bar";
            case SCATTER -> "point";
            case BOX -> "boxplot";
            case HEAT -> "rect";
            case HORIZONTAL, VERTICAL -> "rule";
        };
    }

    private static Map<String, Object> axis(Spec spec, String column, Spec.Axis axis) {
        var json = new LinkedHashMap<>(channel(spec, column));
        if (axis.title() != null) {
            json.put("title", axis.title());
        }
        if (axis.isLog()) {
            json.put("scale", Map.of("type", "log"));
        }
        return json;
    }

    private static Map<String, Object> channel(Spec spec, String column) {
        var field = spec.data().field(column);
        var type = switch (field) {
            case Field.Numbers _ -> "quantitative";
            case Field.Times _ -> "temporal";
            case Field.Labels _ -> "nominal";
        };
        var json = new LinkedHashMap<String, Object>();
        json.put("field", field.name().replace(".", "\\.").replace("[", "\\["));
        json.put("type", type);
        json.put("title", field.name());
        return json;
    }
}
