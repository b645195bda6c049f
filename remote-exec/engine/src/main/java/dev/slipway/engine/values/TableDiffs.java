package dev.slipway.engine.values;

import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.api.spi.TableSource.Rows;
import dev.slipway.engine.values.TableDifference.Cell;
import dev.slipway.engine.values.TableDifference.Counts;
import dev.slipway.engine.values.TableDifference.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Compares two tables row by row. One use each.
final class TableDiffs {
    private final Rows before;
    private final Rows after;
    private final List<Pair> pairs;
    private final int[] differing;
    private final List<Row> rows = new ArrayList<>();
    private int added;
    private int removed;
    private int changed;

    /// A column in both tables, -1 where it is not.
    private record Pair(String name, int before, int after, boolean isNumber) {}

    private TableDiffs(Rows before, Rows after) {
        this.before = before;
        this.after = after;
        pairs = pairs(before, after);
        differing = new int[pairs.size()];
    }

    /// Returns how `after` differs from `before`.
    ///
    /// @param wanted the key, empty to have one chosen
    static TableDifference of(Rows before, Rows after, List<String> wanted) {
        var remark = wanted.isEmpty() ? "" : remark(before, after, wanted);
        var key = wanted.isEmpty() || !remark.isEmpty() ? KeyChoice.of(before, after) : wanted;
        var diff = new TableDiffs(before, after);
        diff.walk(key);
        var columns =
                IntStream.range(0, diff.pairs.size()).mapToObj(diff::column).toList();
        return new TableDifference(
                columns,
                key,
                remark,
                new Counts(before.count(), after.count(), diff.added, diff.removed, diff.changed),
                diff.rows,
                Shifts.of(before, after, key));
    }

    private static String remark(Rows before, Rows after, List<String> wanted) {
        for (var name : wanted) {
            if (place(before, name) < 0 || place(after, name) < 0) {
                return "The column " + name + " is not in both tables.";
            }
        }
        var first = twice(before, wanted, "earlier");
        return first.isEmpty() ? twice(after, wanted, "later") : first;
    }

    private static String twice(Rows table, List<String> wanted, String which) {
        int row = KeyChoice.duplicate(table, wanted);
        if (row < 0) {
            return "";
        }
        var values = wanted.stream()
                .map(name -> name + " = " + table.text(row, place(table, name)))
                .toList();
        return "The " + which + " table has two rows with " + String.join(", ", values) + ".";
    }

    private void walk(List<String> key) {
        var partner = partners(key);
        var met = new boolean[before.count()];
        for (int row = 0; row < after.count(); row++) {
            int old = partner.applyAsInt(row);
            if (old < 0) {
                added++;
                keep(-1, row);
            } else {
                met[old] = true;
                compare(old, row);
            }
        }
        for (int row = 0; row < met.length; row++) {
            if (!met[row]) {
                removed++;
                keep(row, -1);
            }
        }
    }

    /// Returns what gives the earlier row of a later one, -1 for none.
    private IntUnaryOperator partners(List<String> key) {
        if (key.isEmpty()) {
            return row -> row < before.count() ? row : -1;
        }
        Map<String, Integer> rowOf = new HashMap<>();
        var places = places(before, key);
        for (int row = 0; row < before.count(); row++) {
            rowOf.put(keyOf(before, row, places), row);
        }
        var others = places(after, key);
        return row -> rowOf.getOrDefault(keyOf(after, row, others), -1);
    }

    private void compare(int old, int young) {
        boolean differs = false;
        for (int i = 0; i < pairs.size(); i++) {
            var pair = pairs.get(i);
            if (pair.before() >= 0 && pair.after() >= 0 && !equal(pair, old, young)) {
                differing[i]++;
                differs = true;
            }
        }
        if (differs) {
            changed++;
            keep(old, young);
        }
    }

    private boolean equal(Pair pair, int old, int young) {
        double then = before.number(old, pair.before());
        double now = after.number(young, pair.after());
        if (pair.isNumber() && !Double.isNaN(then) && !Double.isNaN(now)) {
            boolean isExact = Math.abs(now) < 1L << 53;
            return then == now && (isExact || sameText(pair, old, young));
        }
        return before.isMissing(old, pair.before()) == after.isMissing(young, pair.after())
                && sameText(pair, old, young);
    }

    private boolean sameText(Pair pair, int old, int young) {
        return before.text(old, pair.before()).equals(after.text(young, pair.after()));
    }

    private void keep(int old, int young) {
        if (rows.size() < TableDifference.MOST_ROWS) {
            rows.add(new Row(
                    young < 0 ? old : young,
                    old < 0 ? List.of() : cells(before, old, Pair::before),
                    young < 0 ? List.of() : cells(after, young, Pair::after)));
        }
    }

    private List<@Nullable Cell> cells(Rows table, int row, ToIntFunction<Pair> place) {
        var cells = new ArrayList<@Nullable Cell>();
        for (var pair : pairs) {
            int column = place.applyAsInt(pair);
            cells.add(
                    column < 0
                            ? null
                            : new Cell(
                                    table.text(row, column),
                                    table.columns().get(column).kind() == Kind.NUMBER
                                            ? table.number(row, column)
                                            : Double.NaN));
        }
        return cells;
    }

    private TableDifference.Column column(int at) {
        var pair = pairs.get(at);
        return new TableDifference.Column(
                pair.name(),
                pair.before() < 0 ? "" : before.columns().get(pair.before()).type(),
                pair.after() < 0 ? "" : after.columns().get(pair.after()).type(),
                pair.isNumber(),
                differing[at]);
    }

    private static List<Pair> pairs(Rows before, Rows after) {
        var pairs = new ArrayList<Pair>();
        var old = before.columns();
        var young = after.columns();
        for (int i = 0; i < young.size(); i++) {
            int place = place(before, young.get(i).name());
            boolean isNumber = young.get(i).kind() == Kind.NUMBER
                    && (place < 0 || old.get(place).kind() == Kind.NUMBER);
            pairs.add(new Pair(young.get(i).name(), place, i, isNumber));
        }
        for (int i = 0; i < old.size(); i++) {
            if (place(after, old.get(i).name()) < 0) {
                pairs.add(new Pair(old.get(i).name(), i, -1, old.get(i).kind() == Kind.NUMBER));
            }
        }
        return pairs;
    }

    /// Returns where a column stands, -1 if the table does not have it.
    static int place(Rows table, String name) {
        var columns = table.columns();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column.name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    static int[] places(Rows table, List<String> names) {
        return names.stream().mapToInt(name -> place(table, name)).toArray();
    }

    /// Returns a text that is equal for equal keys.
    static String keyOf(Rows table, int row, int[] columns) {
        var key = new StringBuilder();
        for (int column : columns) {
            key.append(table.isMissing(row, column) ? "\u0000" : table.text(row, column))
                    .append('\u0001');
        }
        return key.toString();
    }
}
