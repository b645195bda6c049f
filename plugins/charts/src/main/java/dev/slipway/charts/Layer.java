package dev.slipway.charts;

import java.util.List;

/// One layer of a plot: what is drawn from which columns. Immutable.
///
/// @param columns in the order the kind says
/// @param at the value of a rule; else 0
record Layer(Kind kind, List<String> columns, double at) {
    /// How a layer is drawn, and from what.
    enum Kind {
        /// x, y
        LINE,
        /// x, y
        AREA,
        /// x, y
        BAR,
        /// x, y
        SCATTER,
        /// x, low, high
        BAND,
        /// x
        HISTOGRAM,
        /// x
        DENSITY,
        /// x, y
        BOX,
        /// x, y and, where given, the value of a cell
        HEAT,
        /// a line at a value of y
        HORIZONTAL,
        /// a line at a value of x
        VERTICAL
    }

    Layer {
        columns = List.copyOf(columns);
    }

    static Layer of(Kind kind, String... columns) {
        return new Layer(kind, List.of(columns), 0);
    }

    static Layer rule(Kind kind, double at) {
        return new Layer(kind, List.of(), at);
    }

    String column(int at) {
        return columns.get(at);
    }
}
