package dev.slipway.duckdb;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// How two tables differ, row by row with equal keys. Immutable but for its tables.
///
/// @param schema one line for each column added, removed or of another type; copied
/// @param added rows that only the second table has
/// @param removed rows that only the first one has
/// @param changed one row for each value that differs: the keys, `column`, `before`, `after`; a missing value is empty
/// @param shift how each column is distributed before and after: `column`, `test`, `statistic`, `p`, `psi`
public record TableDiff(List<String> schema, Table added, Table removed, Table changed, Table shift) {
    public TableDiff {
        schema = List.copyOf(schema);
    }

    static TableDiff of(Table before, Table after, List<String> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(
                    "a comparison needs a column that tells the rows apart: Tables.diff(before, after, \"id\").");
        }
        new Join(before, after, keys); // says which key is missing where
        unique(before, keys, "first");
        unique(after, keys, "second");
        var condition = keys.stream()
                .map(key -> "a." + Rows.name(before, key) + " IS NOT DISTINCT FROM b." + Rows.name(after, key))
                .collect(Collectors.joining(" AND "));
        var both = Sql.empty().numbered("a", before).numbered("b", after);
        var gone = "SELECT a.slipway_row FROM a ANTI JOIN b ON " + condition + " ORDER BY 1";
        var come = "SELECT b.slipway_row FROM b ANTI JOIN a ON " + condition + " ORDER BY 1";
        return new TableDiff(
                schema(before, after),
                Rows.choose(after, both, come),
                Rows.choose(before, both, gone),
                changed(before, after, keys, condition),
                Shift.of(before, after));
    }

    private static void unique(Table table, List<String> keys, String which) {
        var by = keys.stream().map(key -> Rows.name(table, key)).collect(Collectors.joining(", "));
        var twice =
                Sql.over("t", table).run("SELECT " + by + " FROM t GROUP BY " + by + " HAVING count(*) > 1 LIMIT 1");
        if (twice.rowCount() > 0) {
            var key = twice.columns().stream()
                    .map(column -> column.name() + " = " + column.getString(0))
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException("the " + which + " table has two rows with " + key
                    + ". Name more columns, so that a key is one row.");
        }
    }

    private static List<String> schema(Table before, Table after) {
        var lines = new ArrayList<String>();
        for (var column : after.columns()) {
            var other = find(before, column.name());
            if (other == null) {
                lines.add("added " + column.name() + " " + column.type().name());
            } else if (!other.type().equals(column.type())) {
                lines.add("changed " + column.name() + " from " + other.type().name() + " to "
                        + column.type().name());
            }
        }
        for (var column : before.columns()) {
            if (find(after, column.name()) == null) {
                lines.add("removed " + column.name() + " " + column.type().name());
            }
        }
        return lines;
    }

    private static @org.jspecify.annotations.Nullable Column<?> find(Table table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    private static Table changed(Table before, Table after, List<String> keys, String condition) {
        var both = Sql.empty().numbered("a", before).numbered("b", after);
        var result = Table.create("changed");
        for (var key : keys) {
            result.addColumns(before.column(key).emptyCopy());
        }
        var names = StringColumn.create("column");
        var was = StringColumn.create("before");
        var is = StringColumn.create("after");
        for (var column : before.columns()) {
            var other = find(after, column.name());
            boolean isKey = keys.stream().anyMatch(column.name()::equalsIgnoreCase);
            if (other == null || isKey) {
                continue;
            }
            var cast = other.type().equals(column.type()) ? "" : "::VARCHAR";
            var pairs = both.run("SELECT a.slipway_row AS x, b.slipway_row AS y FROM a JOIN b ON " + condition
                    + " WHERE a."
                    + Rows.name(before, column.name()) + cast + " IS DISTINCT FROM b." + Rows.name(after, other.name())
                    + cast
                    + " ORDER BY x");
            var lefts = Rows.numbers(pairs, 0);
            var rights = Rows.numbers(pairs, 1);
            for (int i = 0; i < lefts.length; i++) {
                names.append(column.name());
                was.append(text(column, lefts[i]));
                is.append(text(other, rights[i]));
            }
            for (int k = 0; k < keys.size(); k++) {
                append(result.column(k), Rows.gather(before.column(keys.get(k)), lefts, "key"));
            }
        }
        return result.addColumns(names, was, is);
    }

    @SuppressWarnings("unchecked") // copies of one column have its type
    private static <T> void append(Column<T> column, Column<?> more) {
        column.append((Column<T>) more);
    }

    private static String text(Column<?> column, int row) {
        return column.isMissing(row) ? "" : column.getString(row);
    }

    /// Tells whether there is no difference.
    public boolean isEmpty() {
        return schema.isEmpty() && added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    /// Returns the numbers of differences, and the first ones.
    @Override
    public String toString() {
        if (isEmpty()) {
            return "no difference";
        }
        var text = new StringBuilder();
        schema.forEach(line -> text.append("column ").append(line).append('\n'));
        text.append(added.rowCount()).append(" rows added, ");
        text.append(removed.rowCount()).append(" removed, ");
        text.append(changed.rowCount()).append(" values changed");
        if (!changed.isEmpty()) {
            text.append('\n').append(changed.first(20).print());
        }
        if (!shift.isEmpty()) {
            text.append("\n\n").append(shift.first(20).print());
        }
        return text.toString();
    }
}
