package dev.slipway.charts;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Joins layers with their data. Immutable.
///
/// @param palette that of the whole plot
record Layers(Spec spec, Palette palette) {
    private static final int MOST_PLACES = 40;

    /// Returns `layer` with the rows of one panel.
    Drawn of(Layer layer, int[] rows) {
        return switch (layer.kind()) {
            case LINE, AREA -> {
                var y = number(layer, 1);
                yield new Curves(layer.kind(), field(layer, 0), y, y, palette, rows);
            }
            case BAND -> new Curves(layer.kind(), field(layer, 0), number(layer, 1), number(layer, 2), palette, rows);
            case BAR ->
                new Bars(
                        field(layer, 0),
                        number(layer, 1),
                        column(spec.encoding().label()),
                        palette,
                        spec.frame().isGrouped(),
                        rows);
            case SCATTER ->
                new Cloud(
                        field(layer, 0),
                        field(layer, 1),
                        column(spec.encoding().size()),
                        column(spec.encoding().label()),
                        palette,
                        rows,
                        dots());
            case HISTOGRAM -> {
                var x = number(layer, 0);
                var edges = Histogram.edges(
                        x, spec.data().all(), spec.frame().bins(), spec.x().isLog());
                yield new Histogram(x, edges, palette, rows);
            }
            case DENSITY -> new Density(number(layer, 0), palette, rows);
            case BOX -> new Boxes(field(layer, 0), number(layer, 1), palette, rows);
            case HEAT -> {
                var value = layer.columns().size() > 2 ? number(layer, 2) : null;
                yield new HeatMap(placed(field(layer, 0)), placed(field(layer, 1)), value, rows);
            }
            case HORIZONTAL -> new Rule(layer.at(), true);
            case VERTICAL -> new Rule(layer.at(), false);
        };
    }

    private long dots() {
        long clouds = spec.layers().stream()
                .filter(layer -> layer.kind() == Layer.Kind.SCATTER)
                .count();
        return clouds * spec.data().rows();
    }

    private Field field(Layer layer, int at) {
        return spec.data().field(layer.column(at));
    }

    private @Nullable Field column(@Nullable String name) {
        return name == null ? null : spec.data().field(name);
    }

    private Field number(Layer layer, int at) {
        var field = field(layer, at);
        if (field instanceof Field.Labels) {
            throw new IllegalArgumentException("\"" + field.name() + "\" holds text, but a "
                    + layer.kind().name().toLowerCase(java.util.Locale.ROOT)
                    + " needs numbers there. Name a column of numbers, or convert it first.");
        }
        return field;
    }

    /// Returns `field` with few enough values for a place each: many numbers are rounded.
    private Field placed(Field field) {
        var all = spec.data().all();
        if (!(field instanceof Field.Numbers) || field.labels(all).size() <= MOST_PLACES) {
            return field;
        }
        double low = Arrays.stream(all)
                .mapToDouble(field::number)
                .filter(Double::isFinite)
                .min()
                .orElse(0);
        double high = Arrays.stream(all)
                .mapToDouble(field::number)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        double step = Scale.step(high - low, MOST_PLACES / 2);
        return new Field.Numbers(
                field.name(),
                Arrays.stream(all)
                        .mapToDouble(row -> Math.rint(field.number(row) / step) * step)
                        .map(value -> Double.isFinite(value)
                                ? Double.parseDouble(String.format(java.util.Locale.ROOT, "%.12g", value))
                                : value)
                        .toArray());
    }
}
