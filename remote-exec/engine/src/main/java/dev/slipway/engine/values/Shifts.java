package dev.slipway.engine.values;

import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.api.spi.TableSource.Rows;
import dev.slipway.api.table.StabilityIndex;
import dev.slipway.engine.values.TableDifference.Means;
import dev.slipway.engine.values.TableDifference.Shift;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How the values of the columns of two tables are distributed. Stateless.
final class Shifts {
    private static final int BINS = 24;
    private static final int MOST_VALUES = 12;

    private Shifts() {}

    /// Returns the shift of each column that both have, the largest first; none of a column that is the key.
    static List<Shift> of(Rows before, Rows after, List<String> key) {
        var shifts = new ArrayList<Shift>();
        var columns = before.columns();
        for (int i = 0; i < columns.size(); i++) {
            int other = TableDiffs.place(after, columns.get(i).name());
            boolean isKey = key.size() == 1
                    && key.getFirst().equalsIgnoreCase(columns.get(i).name());
            if (other >= 0 && !isKey && before.count() > 0 && after.count() > 0) {
                var kind = columns.get(i).kind();
                boolean isOrdered =
                        kind == after.columns().get(other).kind() && (kind == Kind.NUMBER || kind == Kind.TIME);
                shifts.add(
                        isOrdered
                                ? ordered(columns.get(i).name(), new Side(before, i), new Side(after, other), kind)
                                : values(columns.get(i).name(), new Side(before, i), new Side(after, other)));
            }
        }
        shifts.sort(Comparator.comparingDouble((Shift shift) -> Double.isNaN(shift.psi()) ? -1 : shift.psi())
                .reversed());
        return shifts;
    }

    /// One column of one table.
    private record Side(Rows rows, int column) {
        /// Returns the values that are there and finite, sorted.
        double[] sorted() {
            var values = new double[rows.count()];
            int count = 0;
            for (int row = 0; row < values.length; row++) {
                double value = rows.number(row, column);
                if (Double.isFinite(value)) {
                    values[count++] = value;
                }
            }
            var there = Arrays.copyOf(values, count);
            Arrays.sort(there);
            return there;
        }

        int missing() {
            int missing = 0;
            for (int row = 0; row < rows.count(); row++) {
                missing += rows.isMissing(row, column) ? 1 : 0;
            }
            return missing;
        }

        Map<String, Integer> counts() {
            var counts = new LinkedHashMap<String, Integer>();
            for (int row = 0; row < rows.count(); row++) {
                counts.merge(rows.isMissing(row, column) ? "" : rows.text(row, column), 1, Integer::sum);
            }
            return counts;
        }

        /// Returns the text of the least or the greatest value.
        String end(boolean isLeast) {
            int found = -1;
            for (int row = 0; row < rows.count(); row++) {
                double value = rows.number(row, column);
                if (Double.isFinite(value)
                        && (found < 0
                                || (isLeast
                                        ? value < rows.number(found, column)
                                        : value > rows.number(found, column)))) {
                    found = row;
                }
            }
            return found < 0 ? "" : rows.text(found, column);
        }
    }

    private static Shift ordered(String name, Side before, Side after, Kind kind) {
        var first = before.sorted();
        var second = after.sorted();
        var means = new Means(
                kind == Kind.NUMBER ? Arrays.stream(first).average().orElse(Double.NaN) : Double.NaN,
                kind == Kind.NUMBER ? Arrays.stream(second).average().orElse(Double.NaN) : Double.NaN,
                before.missing(),
                after.missing());
        if (first.length == 0 || second.length == 0) {
            return new Shift(name, List.of(), List.of(), List.of(), means, Double.NaN);
        }
        double low = Math.min(first[0], second[0]);
        double high = Math.max(first[first.length - 1], second[second.length - 1]);
        var labels = List.of(
                first[0] <= second[0] ? before.end(true) : after.end(true),
                high == first[first.length - 1] ? before.end(false) : after.end(false));
        double psi = StabilityIndex.ofNumbers(
                first,
                before.rows().count() - first.length,
                second,
                after.rows().count() - second.length);
        return new Shift(name, bins(first, low, high), bins(second, low, high), labels, means, psi);
    }

    private static List<Integer> bins(double[] values, double low, double high) {
        var bins = new Integer[BINS];
        Arrays.fill(bins, 0);
        for (double value : values) {
            int bin = high > low ? (int) ((value - low) / (high - low) * BINS) : 0;
            bins[Math.clamp(bin, 0, BINS - 1)]++;
        }
        return List.of(bins);
    }

    private static Shift values(String name, Side before, Side after) {
        var first = before.counts();
        var second = after.counts();
        var all = new LinkedHashMap<>(first);
        second.forEach((value, count) -> all.merge(value, count, Integer::sum));
        var shown = all.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_VALUES)
                .map(Map.Entry::getKey)
                .toList();
        var labels = new ArrayList<>(shown);
        boolean hasRest = all.size() > shown.size();
        if (hasRest) {
            labels.add("other");
        }
        var old = counts(first, shown, hasRest);
        var young = counts(second, shown, hasRest);
        var means = new Means(Double.NaN, Double.NaN, before.missing(), after.missing());
        double psi = StabilityIndex.ofValues(first, second);
        return new Shift(name, old, young, labels, means, psi);
    }

    private static List<Integer> counts(Map<String, Integer> all, List<String> shown, boolean hasRest) {
        var counts = new ArrayList<Integer>();
        int rest = all.values().stream().mapToInt(Integer::intValue).sum();
        for (var value : shown) {
            int count = all.getOrDefault(value, 0);
            counts.add(count);
            rest -= count;
        }
        if (hasRest) {
            counts.add(rest);
        }
        return counts;
    }
}
