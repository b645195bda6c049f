package dev.slipway.charts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/// The chart calls of a cell: in scope in every notebook without an import. Thread-safe.
///
/// ```java
/// plot(penguins).scatter("flipper_length_mm", "body_mass_g").colorBy("species")
/// plot(delays).line("date", "mean").band("date", "low", "high").y("Delay", "minutes")
/// ```
public final class Charts {
    private Charts() {}

    /// Returns a plot of the columns of `table`, which says nothing yet of how they are drawn. The values are read now:
    /// a later change of the table does not change the plot.
    public static Plot plot(Table table) {
        return new Plot(Spec.of(Columns.of(table)));
    }

    /// Returns a plot of records, whose components are the columns: numbers, times (`LocalDate`, `LocalDateTime`,
    /// `Instant`), and for anything else its text.
    ///
    /// @throws IllegalArgumentException if there are none, or they are of several classes
    public static Plot plot(Collection<? extends Record> records) {
        return new Plot(Spec.of(Columns.ofRecords(records)));
    }

    /// Returns a bar for each key, in the order of the map; its columns are `key` and `value`.
    public static Plot plot(Map<?, ? extends Number> bars) {
        var keys =
                Columns.field("key", bars.keySet().stream().map(String::valueOf).toList());
        var values = Columns.field("value", new ArrayList<>(bars.values()));
        return new Plot(Spec.of(Fields.of(List.of(keys, values), bars.size())))
                .bar("key", "value")
                .x("")
                .y("");
    }

    /// Returns a line through `values`, from 0 on; its columns are `index` and `value`.
    public static Plot plot(double[] values) {
        return plot(IntStream.range(0, values.length).asDoubleStream().toArray(), values)
                .x("")
                .y("");
    }

    /// Returns a line through the points `xs[i], ys[i]`; its columns are `x` and `y`.
    ///
    /// @throws IllegalArgumentException if one array is longer than the other
    public static Plot plot(double[] xs, double[] ys) {
        if (xs.length != ys.length) {
            throw new IllegalArgumentException(
                    "There are " + xs.length + " values of x and " + ys.length + " of y: a point needs one of each.");
        }
        var data = Fields.of(List.of(Columns.numbers("x", xs), Columns.numbers("y", ys)), xs.length);
        return new Plot(Spec.of(data)).line("x", "y");
    }
}
