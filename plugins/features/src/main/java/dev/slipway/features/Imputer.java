package dev.slipway.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Values in place of missing ones, learnt from training rows: `Imputer.median("body_mass_g")`. Immutable.
///
/// With mean and median a column of whole numbers becomes one of DOUBLE.
public final class Imputer extends Preparation {
    private final List<String> columns;
    private final Kind kind;
    private final @Nullable Object constant;

    private Imputer(List<String> columns, Kind kind, @Nullable Object constant) {
        this.columns = Words.named(columns, "Imputer.mean(\"mass\")");
        this.kind = kind;
        this.constant = constant;
    }

    private enum Kind {
        MEAN,
        MEDIAN,
        MODE,
        CONSTANT
    }

    /// Puts the mean of the training rows.
    public static Imputer mean(String... columns) {
        return new Imputer(List.of(columns), Kind.MEAN, null);
    }

    /// Puts the median of the training rows.
    public static Imputer median(String... columns) {
        return new Imputer(List.of(columns), Kind.MEDIAN, null);
    }

    /// Puts the value that most training rows have; of several, the one that comes first in them.
    public static Imputer mode(String... columns) {
        return new Imputer(List.of(columns), Kind.MODE, null);
    }

    /// Puts `value`, which is of the column's type.
    public static Imputer constant(String column, Object value) {
        return new Imputer(List.of(column), Kind.CONSTANT, value);
    }

    @Override
    List<Rule> learn(Table training) {
        var rules = new ArrayList<Rule>();
        for (var name : columns) {
            var column = Cells.column(training, name);
            rules.add(new Rule.Fill(
                    column.name(),
                    switch (kind) {
                        case MEAN -> "mean";
                        case MEDIAN -> "median";
                        case MODE -> "most frequent";
                        case CONSTANT -> "constant";
                    },
                    value(column)));
        }
        return rules;
    }

    private Column<?> value(Column<?> column) {
        if (kind == Kind.CONSTANT) {
            return constant(column);
        }
        if (column.size() == column.countMissing()) {
            throw new IllegalArgumentException("the column " + column.name()
                    + " has no value in the training rows. Leave it out, or use Imputer.constant.");
        }
        if (kind == Kind.MODE) {
            return Cells.gather(column, new int[] {mode(column)}, column.name());
        }
        var known = Arrays.stream(Scaler.numbers(column, this))
                .filter(number -> !Double.isNaN(number))
                .toArray();
        double value = kind == Kind.MEAN ? Scaler.mean(known) : median(known);
        return DoubleColumn.create(column.name(), new double[] {value});
    }

    private Column<?> constant(Column<?> column) {
        var cell = column.emptyCopy();
        try {
            var value = constant instanceof Number number && column instanceof NumericColumn<?>
                    ? number(number, column)
                    : constant;
            cell.appendObj(value);
            if (!cell.isMissing(0)) {
                return cell;
            }
        } catch (IllegalArgumentException | ClassCastException e) {
            // told below
        }
        throw new IllegalArgumentException("the column " + column.name() + " is "
                + column.type().name() + ", and cannot hold " + constant + ". Give a value of its type.");
    }

    private static Number number(Number number, Column<?> column) {
        double value = number.doubleValue();
        var fitting = switch (column.type().name()) {
            case "SHORT" -> (Number) number.shortValue();
            case "INTEGER" -> (Number) number.intValue();
            case "LONG" -> (Number) number.longValue();
            case "FLOAT" -> (Number) number.floatValue();
            default -> (Number) value;
        };
        boolean isWhole = !(fitting instanceof Float || fitting instanceof Double);
        if (isWhole && fitting.doubleValue() != value) {
            throw new IllegalArgumentException("rounded");
        }
        return fitting;
    }

    private static int mode(Column<?> column) {
        var counts = new HashMap<Integer, Integer>();
        var firsts = new HashMap<Integer, Integer>();
        var codes = Cells.codes(column);
        int best = -1;
        for (int row = 0; row < codes.length; row++) {
            if (!column.isMissing(row)) {
                counts.merge(codes[row], 1, Integer::sum);
                firsts.putIfAbsent(codes[row], row);
            }
        }
        for (int row = 0; row < codes.length; row++) {
            boolean isFirst = !column.isMissing(row) && firsts.getOrDefault(codes[row], -1) == row;
            if (isFirst && (best < 0 || counts.getOrDefault(codes[row], 0) > counts.getOrDefault(codes[best], 0))) {
                best = row;
            }
        }
        return best;
    }

    private static double median(double[] known) {
        var sorted = known.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
    }

    @Override
    public String toString() {
        return "Imputer." + kind.name().toLowerCase(java.util.Locale.ROOT) + "(" + String.join(", ", columns) + ")";
    }
}
