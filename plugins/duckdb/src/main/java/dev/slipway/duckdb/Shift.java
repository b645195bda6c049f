package dev.slipway.duckdb;

import dev.slipway.api.table.StabilityIndex;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/// How the values of a column are distributed in two tables. Stateless.
///
/// Numbers and times: the test of Kolmogorov and Smirnov over the values that are there; the population stability index
/// over ten pieces of as many rows of the first table, and missing cells. All else: the chi-square test and the index
/// over the values, the rare ones together, and missing cells.
final class Shift {
    private static final String MISSING = "\0missing";
    private static final String OTHER = "\0other";

    private Shift() {}

    /// Returns a row for each column that both tables have: `column`, `test`, `statistic`, `p`, `psi`, the largest
    /// index first.
    static Table of(Table before, Table after) {
        var names = StringColumn.create("column");
        var tests = StringColumn.create("test");
        var statistics = DoubleColumn.create("statistic");
        var ps = DoubleColumn.create("p");
        var indices = DoubleColumn.create("psi");
        for (var column : before.columns()) {
            var other = after.columns().stream()
                    .filter(one -> one.name().equalsIgnoreCase(column.name()))
                    .findFirst()
                    .orElse(null);
            if (other == null || isOrdered(column) != isOrdered(other)) {
                continue;
            }
            var found = isOrdered(column) ? ordered(column, other) : categories(texts(column), texts(other));
            names.append(column.name());
            tests.append(isOrdered(column) ? "KS" : "chi-square");
            statistics.append(found.statistic());
            ps.append(found.p());
            indices.append(found.psi());
        }
        for (var numbers : List.of(statistics, ps, indices)) {
            numbers.setPrintFormatter(NumberColumnFormatter.fixedWithGrouping(4));
        }
        return Table.create("shift", names, tests, statistics, ps, indices).sortDescendingOn("psi");
    }

    /// One column's figures; NaN where there are no rows to compare.
    private record Figures(double statistic, double p, double psi) {}

    private static boolean isOrdered(Column<?> column) {
        return column instanceof NumericColumn<?>
                || List.of("LOCAL_DATE", "LOCAL_DATE_TIME", "LOCAL_TIME", "INSTANT")
                        .contains(column.type().name());
    }

    /// Returns the values that are there, sorted.
    private static double[] sorted(Column<?> column) {
        var values = new double[column.size()];
        int count = 0;
        for (int row = 0; row < values.length; row++) {
            if (!column.isMissing(row)) {
                values[count++] = switch (column) {
                    case NumericColumn<?> numbers -> numbers.getDouble(row);
                    case tech.tablesaw.api.DateColumn days -> days.get(row).toEpochDay();
                    case tech.tablesaw.api.TimeColumn times -> times.get(row).toNanoOfDay();
                    case tech.tablesaw.api.DateTimeColumn times ->
                        times.get(row).toInstant(java.time.ZoneOffset.UTC).toEpochMilli();
                    case tech.tablesaw.api.InstantColumn times -> times.get(row).toEpochMilli();
                    default -> throw new AssertionError("no order: " + column.type());
                };
            }
        }
        var known = Arrays.copyOf(values, count);
        Arrays.sort(known);
        return known;
    }

    private static Figures ordered(Column<?> before, Column<?> after) {
        var first = sorted(before);
        var second = sorted(after);
        double statistic = first.length == 0 || second.length == 0 ? Double.NaN : distance(first, second);
        double p = Double.isNaN(statistic)
                ? Double.NaN
                : new KolmogorovSmirnovTest().approximateP(statistic, first.length, second.length);
        double psi =
                StabilityIndex.ofNumbers(first, before.size() - first.length, second, after.size() - second.length);
        return new Figures(statistic, p, psi);
    }

    /// Returns the largest difference of the two distribution functions.
    private static double distance(double[] first, double[] second) {
        double most = 0;
        int i = 0;
        int j = 0;
        while (i < first.length && j < second.length) {
            double at = Math.min(first[i], second[j]);
            while (i < first.length && first[i] == at) {
                i++;
            }
            while (j < second.length && second[j] == at) {
                j++;
            }
            most = Math.max(most, Math.abs(i / (double) first.length - j / (double) second.length));
        }
        return most;
    }

    private static Map<String, Integer> texts(Column<?> column) {
        var counts = new HashMap<String, Integer>();
        for (int row = 0; row < column.size(); row++) {
            counts.merge(column.isMissing(row) ? MISSING : column.getString(row), 1, Integer::sum);
        }
        return counts;
    }

    private static Figures categories(Map<String, Integer> before, Map<String, Integer> after) {
        var all = new TreeMap<>(before);
        after.forEach((value, count) -> all.merge(value, count, Integer::sum));
        var kept = StabilityIndex.frequent(before, after);
        var first = together(before, kept);
        var second = together(after, kept);
        double n = sum(first);
        double m = sum(second);
        double statistic = 0;
        int kinds = 0;
        for (var value : together(all, kept).keySet()) {
            double a = first.getOrDefault(value, 0);
            double b = second.getOrDefault(value, 0);
            if (a + b > 0 && n > 0 && m > 0) {
                double difference = a * Math.sqrt(m / n) - b * Math.sqrt(n / m);
                statistic += difference * difference / (a + b);
                kinds++;
            }
        }
        boolean isEmpty = n == 0 || m == 0;
        double p = kinds < 2 ? 1 : Gamma.regularizedGammaQ((kinds - 1) / 2.0, statistic / 2);
        return new Figures(
                isEmpty ? Double.NaN : statistic, isEmpty ? Double.NaN : p, StabilityIndex.ofValues(before, after));
    }

    private static Map<String, Integer> together(Map<String, Integer> counts, List<String> kept) {
        var some = new HashMap<String, Integer>();
        counts.forEach((value, count) -> some.merge(kept.contains(value) ? value : OTHER, count, Integer::sum));
        return some;
    }

    private static double sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
