package dev.slipway.charts;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A figure of Tablesaw's plots → a plot of our own: scatter, line, bar, pie (as bars), histogram, box, heat map. One
/// use, one thread.
///
/// Source: `tech.tablesaw:tablesaw-jsplot` 0.44; its traces keep what they draw in private fields.
final class TablesawFigure {
    private static final String X = "x";
    private static final String TRACE = "trace";

    private final List<@Nullable Object> xs = new ArrayList<>();
    private final List<@Nullable Object> traces = new ArrayList<>();
    private final Map<String, List<@Nullable Object>> values = new LinkedHashMap<>();
    private boolean isHorizontal;

    private TablesawFigure() {}

    /// @throws IllegalArgumentException if it holds a trace that is not drawn here, naming those that are
    static Plot plot(Object figure) {
        var reading = new TablesawFigure();
        var all = part(figure, "data");
        int count = all == null ? 0 : Array.getLength(all);
        for (int i = 0; i < count; i++) {
            var trace = Objects.requireNonNull(Array.get(all, i));
            var name = part(trace, "name");
            reading.add(trace, name == null || name.toString().isEmpty() ? "trace " + (i + 1) : name.toString());
        }
        var plot = reading.drawn(count > 1);
        var layout = part(figure, "layout");
        if (layout == null) {
            return plot;
        }
        var title = part(layout, "title");
        plot = plot.title(title == null ? "" : title.toString());
        plot = plot.x(axis(layout, "xAxis"));
        return plot.y(axis(layout, "yAxis"));
    }

    private static String axis(Object layout, String name) {
        var axis = part(layout, name);
        var title = axis == null ? null : part(axis, "title");
        return title == null ? "" : title.toString();
    }

    private void add(Object trace, String name) {
        var kind = trace.getClass().getSimpleName();
        switch (kind) {
            case "ScatterTrace" -> {
                var mode = String.valueOf(part(trace, "mode"));
                if (mode.contains("line")) {
                    pairs(part(trace, X), part(trace, "y"), name, "line");
                }
                if (mode.contains("marker") || !mode.contains("line")) {
                    pairs(part(trace, X), part(trace, "y"), name, "scatter");
                }
            }
            case "BarTrace" -> {
                isHorizontal |= String.valueOf(part(trace, "orientation")).startsWith("h");
                pairs(part(trace, X), part(trace, "y"), name, "bar");
            }
            case "PieTrace" -> pairs(part(trace, "labels"), part(trace, "values"), name, "bar");
            case "BoxTrace" -> pairs(part(trace, X), part(trace, "y"), name, "box");
            case "HistogramTrace" -> pairs(part(trace, X), null, name, "histogram");
            case "HeatmapTrace" -> heat(trace, name);
            default ->
                throw new IllegalArgumentException("a " + kind + " is not drawn here: scatter, line, bar, pie,"
                        + " histogram, box and heat map are.");
        }
    }

    private void pairs(@Nullable Object x, @Nullable Object y, String name, String layer) {
        int count = x == null ? 0 : Array.getLength(x);
        for (int i = 0; i < count; i++) {
            row(Array.get(x, i), name, layer, y == null ? Double.valueOf(1) : Array.get(y, i));
        }
    }

    private void heat(Object trace, String name) {
        var x = Objects.requireNonNull(part(trace, X));
        var y = Objects.requireNonNull(part(trace, "y"));
        var z = Objects.requireNonNull(part(trace, "z"));
        for (int row = 0; row < Array.getLength(y); row++) {
            for (int column = 0; column < Array.getLength(x); column++) {
                row(Array.get(x, column), name, "heat", String.valueOf(Array.get(y, row)));
                values.computeIfAbsent("value", _ -> new ArrayList<>())
                        .add(Array.get(Objects.requireNonNull(Array.get(z, row)), column));
            }
        }
    }

    /// Each layer has a column of its own for y, missing in the rows of the others.
    private void row(@Nullable Object x, String name, String layer, @Nullable Object y) {
        xs.add(x);
        traces.add(name);
        values.computeIfAbsent(layer, _ -> new ArrayList<>());
        values.forEach((other, column) -> {
            while (!other.equals("value") && column.size() < xs.size() - 1) {
                column.add(null);
            }
            if (!other.equals("value")) {
                column.add(other.equals(layer) ? y : null);
            }
        });
    }

    private Plot drawn(boolean isSeveral) {
        var fields = new ArrayList<dev.slipway.charts.Field>();
        fields.add(Columns.field(X, xs));
        fields.add(Columns.field(TRACE, traces));
        values.forEach((name, column) -> fields.add(Columns.field(name, column)));
        var plot = new Plot(Spec.of(Fields.of(fields, xs.size())));
        for (var layer : values.keySet()) {
            plot = switch (layer) {
                case "line" -> plot.line(X, layer);
                case "scatter" -> plot.scatter(X, layer);
                case "bar" -> plot.bar(X, layer).grouped();
                case "box" -> plot.box(X, layer);
                case "histogram" -> plot.histogram(X);
                case "heat" -> plot.heat(X, layer, "value");
                default -> plot;
            };
        }
        plot = isHorizontal ? plot.horizontal() : plot;
        return isSeveral && !values.containsKey("heat") ? plot.colorBy(TRACE) : plot;
    }

    /// Returns what a private field holds; null if it holds nothing.
    private static @Nullable Object part(Object owner, String name) {
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return value(field, owner);
                }
            }
        }
        throw new IllegalStateException("a figure of another version: " + owner.getClass() + " has no " + name);
    }

    private static @Nullable Object value(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new AssertionError("the field was made accessible", e);
        }
    }
}
