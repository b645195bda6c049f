package dev.slipway.charts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that a plot was told. Immutable.
record Spec(Fields data, List<Layer> layers, Encoding encoding, Axis x, Axis y, Frame frame) {
    /// @param color the column that colours; likewise the others
    record Encoding(
            @Nullable String color,
            @Nullable String size,
            @Nullable String label,
            @Nullable String facet) {}

    /// @param title null for the columns' own names
    record Axis(@Nullable String title, boolean isLog) {}

    /// @param bins how many bars of a histogram; 0 for as many as suit the data
    /// @param isGrouped bars of one place stand side by side rather than on each other
    /// @param isHorizontal the axis of x goes down, bars to the right
    record Frame(String title, int width, int height, int bins, boolean isGrouped, boolean isHorizontal) {}

    Spec {
        layers = List.copyOf(layers);
    }

    static Spec of(Fields data) {
        var axis = new Axis(null, false);
        return new Spec(
                data,
                List.of(),
                new Encoding(null, null, null, null),
                axis,
                axis,
                new Frame("", 640, 360, 0, false, false));
    }

    Spec with(Layer layer) {
        var more = new java.util.ArrayList<>(layers);
        more.add(layer);
        return new Spec(data, more, encoding, x, y, frame);
    }

    Spec with(Encoding other) {
        return new Spec(data, layers, other, x, y, frame);
    }

    Spec with(Axis newX, Axis newY) {
        return new Spec(data, layers, encoding, newX, newY, frame);
    }

    Spec with(Frame other) {
        return new Spec(data, layers, encoding, x, y, other);
    }

    /// Returns the title of the axis of x: as told, else the first column drawn along it.
    String titleOfX() {
        if (x.title() != null) {
            return x.title();
        }
        return layers.stream()
                .filter(layer -> !layer.columns().isEmpty())
                .map(layer -> layer.column(0))
                .findFirst()
                .orElse("");
    }

    /// Returns the title of the axis of y: as told, else the first column drawn along it.
    String titleOfY() {
        if (y.title() != null) {
            return y.title();
        }
        return layers.stream()
                .filter(layer -> !layer.columns().isEmpty())
                .map(layer -> switch (layer.kind()) {
                    case HISTOGRAM -> "count";
                    case DENSITY -> "density";
                    case BAND -> "";
                    default -> layer.column(1);
                })
                .filter(title -> !title.isEmpty())
                .findFirst()
                .orElse("");
    }
}
