package dev.slipway.desktop.why;

import dev.slipway.engine.json.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What two charts of the same kind draw, read from their Vega-Lite, so that both can be drawn over one axis. Pure.
///
/// @param x title of the axis; `y` likewise
/// @param before a trace a colour; copied
/// @param after likewise; copied
record ChartTraces(Mark mark, String x, String y, List<Trace> before, List<Trace> after) {
    ChartTraces {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /// How values are drawn.
    enum Mark {
        LINE,
        POINT,
        BAR
    }

    /// @param name of the colour, empty where there is one only
    /// @param points in the order of the data; copied
    record Trace(String name, List<Point> points) {
        Trace {
            points = List.copyOf(points);
        }
    }

    /// @param label of a bar, empty for others
    record Point(String label, double x, double y) {}

    /// Where a chart's values are.
    private record Shape(
            Mark mark, String x, String y, @Nullable String color, boolean isNamed) {}

    /// Returns both; empty if they are not drawn alike, or not as lines, points or bars of numbers.
    static Optional<ChartTraces> of(String before, String after) {
        try {
            var old = JsonText.readObject(before);
            var young = JsonText.readObject(after);
            var shape = shape(old);
            if (shape.isEmpty() || !shape.equals(shape(young))) {
                return Optional.empty();
            }
            var one = shape.get();
            var first = traces(old, one);
            var second = traces(young, one);
            return first.isEmpty() || second.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ChartTraces(one.mark(), one.x(), one.y(), first, second));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // they are shown as pictures
        }
    }

    private static Optional<Shape> shape(Map<String, @Nullable Object> chart) {
        if (!(chart.get("layer") instanceof List<?> layers)) {
            return Optional.empty();
        }
        for (var each : layers) {
            if (each instanceof Map<?, ?> layer && !Objects.equals(layer.get("mark"), "rule")) {
                return ofLayer(layer);
            }
        }
        return Optional.empty();
    }

    private static Optional<Shape> ofLayer(Map<?, ?> layer) {
        var mark = switch (String.valueOf(layer.get("mark"))) {
            case "line" -> Mark.LINE;
            case "point" -> Mark.POINT;
            case "bar" -> Mark.BAR;
            default -> null;
        };
        if (mark == null || layer.containsKey("transform") || !(layer.get("encoding") instanceof Map<?, ?> encoding)) {
            return Optional.empty();
        }
        var x = channel(encoding, "x");
        var y = channel(encoding, "y");
        if (x == null || y == null || x.containsKey("bin") || encoding.containsKey("y2") || !isNumber(y)) {
            return Optional.empty();
        }
        var color = channel(encoding, "color");
        boolean isNamed = !isNumber(x);
        boolean fits = mark == Mark.BAR ? isNamed && color == null : !isNamed;
        return fits
                ? Optional.of(new Shape(mark, field(x), field(y), color == null ? null : field(color), isNamed))
                : Optional.empty();
    }

    private static @Nullable Map<?, ?> channel(Map<?, ?> encoding, String name) {
        return encoding.get(name) instanceof Map<?, ?> channel && channel.containsKey("field") ? channel : null;
    }

    private static String field(Map<?, ?> channel) {
        return String.valueOf(channel.get("field"));
    }

    private static boolean isNumber(Map<?, ?> channel) {
        return Objects.equals(channel.get("type"), "quantitative");
    }

    private static List<Trace> traces(Map<String, @Nullable Object> chart, Shape shape) {
        var points = new LinkedHashMap<String, List<Point>>();
        if (chart.get("data") instanceof Map<?, ?> data && data.get("values") instanceof List<?> values) {
            for (var value : values) {
                if (value instanceof Map<?, ?> row && row.get(shape.x()) != null && row.get(shape.y()) != null) {
                    var name = shape.color() == null ? "" : Objects.toString(row.get(shape.color()), "");
                    var label = shape.isNamed() ? String.valueOf(row.get(shape.x())) : "";
                    double x = shape.isNamed() ? Double.NaN : number(row.get(shape.x()));
                    points.computeIfAbsent(name, _ -> new ArrayList<>())
                            .add(new Point(label, x, number(row.get(shape.y()))));
                }
            }
        }
        return points.entrySet().stream()
                .map(trace -> new Trace(trace.getKey(), trace.getValue()))
                .toList();
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.parseDouble(String.valueOf(value));
    }
}
