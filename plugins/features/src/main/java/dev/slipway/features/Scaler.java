package dev.slipway.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Numbers on a common scale, learnt from training rows: `Scaler.standard("body_mass_g")`. Immutable.
///
/// The columns become DOUBLE; missing cells stay missing. A column with one value only becomes 0.
public final class Scaler extends Preparation {
    private final List<String> columns;
    private final boolean isStandard;

    private Scaler(List<String> columns, boolean isStandard) {
        this.columns = Words.named(columns, "Scaler.standard(\"mass\")");
        this.isStandard = isStandard;
    }

    /// Takes off the mean and divides by the standard deviation (of the rows, divided by n) of the training rows.
    public static Scaler standard(String... columns) {
        return new Scaler(List.of(columns), true);
    }

    /// Makes the least value of the training rows 0 and the largest 1; other rows may lie outside.
    public static Scaler minMax(String... columns) {
        return new Scaler(List.of(columns), false);
    }

    @Override
    List<Rule> learn(Table training) {
        var rules = new ArrayList<Rule>();
        for (var name : columns) {
            var column = Cells.column(training, name);
            var known = Arrays.stream(numbers(column, this))
                    .filter(number -> !Double.isNaN(number))
                    .toArray();
            if (known.length == 0) {
                throw new IllegalArgumentException(
                        "the column " + column.name() + " has no value in the training rows. Leave it out.");
            }
            double least = Arrays.stream(known).min().orElseThrow();
            double most = Arrays.stream(known).max().orElseThrow();
            double offset = isStandard ? mean(known) : least;
            double scale = isStandard ? deviation(known) : most - least;
            rules.add(new Rule.Scale(
                    column.name(), isStandard ? "standard" : "min-max", offset, least == most ? 1 : scale));
        }
        return rules;
    }

    /// Returns the cells of a column of numbers, NaN where missing.
    ///
    /// @throws IllegalArgumentException if it holds none, or an infinite one
    static double[] numbers(Column<?> column, Preparation who) {
        if (!(column instanceof NumericColumn<?> numbers)) {
            throw new IllegalArgumentException(who + " needs numbers, and the column " + column.name() + " is "
                    + column.type().name() + ". Encode it first.");
        }
        var values = new double[column.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = column.isMissing(row) ? Double.NaN : numbers.getDouble(row);
            if (Double.isInfinite(values[row])) {
                throw new IllegalArgumentException("the column " + column.name() + " is infinite in training row "
                        + (row + 1) + ", which has no mean. Leave the row out before the split.");
            }
        }
        return values;
    }

    static double mean(double[] values) {
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += (values[i] - mean) / (i + 1);
        }
        return mean;
    }

    static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(mean(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .toArray()));
    }

    @Override
    public String toString() {
        return "Scaler." + (isStandard ? "standard(" : "minMax(") + String.join(", ", columns) + ")";
    }
}
