package dev.slipway.duckdb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// A join of two tables on columns of the same names. Missing keys are equal to each other, as Tablesaw has it.
/// Immutable.
///
/// The result has the keys and the other columns of the left table, then those of the right one that are no keys; a
/// name that both have gets `T2.` before it. Rows are in the order of the left table, then of the right one.
public final class Join {
    private final Table left;
    private final Table right;
    private final List<String> keys;

    Join(Table left, Table right, List<String> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a join needs at least one column: Tables.join(left, right, \"id\").");
        }
        for (var key : keys) {
            check(left, "left", key);
            check(right, "right", key);
        }
        this.left = left;
        this.right = right;
        this.keys = List.copyOf(keys);
    }

    private static void check(Table table, String side, String key) {
        if (table.columnNames().stream().noneMatch(name -> name.equalsIgnoreCase(key))) {
            throw new IllegalArgumentException("the " + side + " table of the join has no column " + key + ". It has "
                    + String.join(", ", table.columnNames()) + ".");
        }
    }

    /// Returns the pairs of rows with equal keys.
    public Table inner() {
        return join("JOIN");
    }

    /// Returns these, and the rows of the left table without a partner.
    public Table leftOuter() {
        return join("LEFT JOIN");
    }

    /// Returns these, and the rows of the right table without a partner.
    public Table rightOuter() {
        return join("RIGHT JOIN");
    }

    /// Returns these, and the rows of both tables without a partner.
    public Table fullOuter() {
        return join("FULL JOIN");
    }

    private Table join(String kind) {
        var condition = keys.stream()
                .map(key -> "l." + Rows.name(left, key) + " IS NOT DISTINCT FROM r." + Rows.name(right, key))
                .collect(Collectors.joining(" AND "));
        var pairs = Sql.empty()
                .numbered("l", left)
                .numbered("r", right)
                .run("SELECT l.slipway_row AS a, r.slipway_row AS b FROM l " + kind + " r ON " + condition
                        + " ORDER BY a NULLS LAST, b NULLS LAST");
        var lefts = Rows.numbers(pairs, 0);
        var rights = Rows.numbers(pairs, 1);
        var columns = new ArrayList<Column<?>>();
        var names = new HashSet<String>();
        for (var column : left.columns()) {
            names.add(column.name().toLowerCase(Locale.ROOT));
            columns.add(isKey(column) ? key(column, lefts, rights) : Rows.gather(column, lefts, column.name()));
        }
        for (var column : right.columns()) {
            if (!isKey(column)) {
                boolean isFree = names.add(column.name().toLowerCase(Locale.ROOT));
                columns.add(Rows.gather(column, rights, isFree ? column.name() : "T2." + column.name()));
            }
        }
        return Table.create(left.name(), columns.toArray(Column<?>[]::new));
    }

    private boolean isKey(Column<?> column) {
        return keys.stream().anyMatch(column.name()::equalsIgnoreCase);
    }

    /// A row of the right table alone brings its own key.
    private Column<?> key(Column<?> column, int[] lefts, int[] rights) {
        var key = Rows.gather(column, lefts, column.name());
        var other = right.column(column.name());
        for (int i = 0; i < lefts.length; i++) {
            if (lefts[i] < 0 && !other.isMissing(rights[i])) {
                set(key, i, other, rights[i]);
            }
        }
        return key;
    }

    @SuppressWarnings("unchecked") // Tablesaw refuses a value of another type
    private static <T> void set(Column<T> column, int at, Column<?> other, int row) {
        if (!column.type().equals(other.type())) {
            throw new IllegalArgumentException("the key " + column.name() + " is "
                    + column.type().name() + " on the left and " + other.type().name()
                    + " on the right: convert one of them.");
        }
        column.set(at, (T) other.get(row));
    }
}
