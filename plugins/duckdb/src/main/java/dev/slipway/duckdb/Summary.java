package dev.slipway.duckdb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tech.tablesaw.aggregate.AggregateFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// A summary of some columns by groups: Tablesaw's names, types and order of groups. Immutable.
///
/// A function that DuckDB has no equal of is left to Tablesaw.
public final class Summary {
    /// `%s` is the column; NULL is missing, and counts nowhere but in `Missing Values`.
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("Count", "count(%s)"),
            Map.entry("Missing Values", "count(*) - count(%s)"),
            Map.entry("Sum", "coalesce(sum(%s::DOUBLE), 0)"),
            Map.entry("Mean", "avg(%s::DOUBLE)"),
            Map.entry("Min", "min(%s)"),
            Map.entry("Max", "max(%s)"),
            Map.entry("Median", "median(%s::DOUBLE)"),
            Map.entry("Range", "max(%s)::DOUBLE - min(%s)::DOUBLE"),
            Map.entry("Variance", "CASE count(%s) WHEN 1 THEN 0 ELSE var_samp(%s::DOUBLE) END"),
            Map.entry("Std. Deviation", "CASE count(%s) WHEN 1 THEN 0 ELSE stddev_samp(%s::DOUBLE) END"));

    private final Table table;
    private final List<String> columns;
    private final List<AggregateFunction<?, ?>> functions;

    Summary(Table table, List<String> columns, List<AggregateFunction<?, ?>> functions) {
        this.table = table;
        this.columns = List.copyOf(columns);
        this.functions = List.copyOf(functions);
    }

    /// Returns one row for each combination of values in `groups` that occurs, in the order in which they first do.
    public Table by(String... groups) {
        if (groups.length == 0) {
            throw new IllegalArgumentException("name at least one column to group by, or call apply().");
        }
        return isKnown() ? summarize(List.of(groups)) : tablesaws().by(groups);
    }

    /// Returns one row for the whole table.
    public Table apply() {
        return isKnown() && !table.isEmpty()
                ? summarize(List.of())
                : tablesaws().apply();
    }

    private tech.tablesaw.aggregate.Summarizer tablesaws() {
        return table.summarize(columns, functions.toArray(AggregateFunction<?, ?>[]::new));
    }

    private boolean isKnown() {
        return columns.stream().allMatch(column -> table.column(column) instanceof NumericColumn<?>)
                && functions.stream().allMatch(function -> FUNCTIONS.containsKey(function.functionName()));
    }

    private Table summarize(List<String> groups) {
        var expressions = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (var column : columns) {
            for (var function : functions) {
                var sql = FUNCTIONS.getOrDefault(function.functionName(), "");
                expressions.add("CAST(" + sql.replace("%s", Rows.name(table, column)) + " AS DOUBLE)");
                names.add(function.functionName() + " [" + table.column(column).name() + "]");
            }
        }
        var by = groups.stream().map(group -> Rows.name(table, group)).collect(Collectors.joining(", "));
        var result = Sql.empty()
                .numbered("t", table)
                .run("SELECT min(slipway_row)::INTEGER AS first, " + String.join(", ", expressions) + " FROM t"
                        + (by.isEmpty() ? "" : " GROUP BY " + by) + " ORDER BY first");
        var first = Rows.numbers(result, 0);
        var made = new ArrayList<Column<?>>();
        groups.forEach(group -> made.add(
                Rows.gather(table.column(group), first, table.column(group).name())));
        for (int i = 0; i < names.size(); i++) {
            var column = result.column(i + 1);
            column.setName(names.get(i));
            made.add(column);
        }
        return Table.create(table.name() + " summary", made.toArray(Column<?>[]::new));
    }

    /// @param names the columns of rows, of columns, of values
    static Table pivot(Table table, List<String> names, AggregateFunction<?, ?> function) {
        var long1 = new Summary(table, List.of(names.get(2)), List.of(function)).by(names.get(0), names.get(1));
        var rows = new ArrayList<String>();
        var heads = new ArrayList<String>();
        for (int i = 0; i < long1.rowCount(); i++) {
            add(rows, long1.getString(i, 0));
            add(heads, long1.getString(i, 1));
        }
        var first = new int[rows.size()];
        var cells = heads.stream()
                .map(head -> DoubleColumn.create(head, rows.size()))
                .toList();
        Arrays.fill(first, -1);
        for (int i = 0; i < long1.rowCount(); i++) {
            int row = rows.indexOf(long1.getString(i, 0));
            first[row] = first[row] < 0 ? i : first[row];
            var value = (NumericColumn<?>) long1.column(2);
            if (!value.isMissing(i)) {
                cells.get(heads.indexOf(long1.getString(i, 1))).set(row, value.getDouble(i));
            }
        }
        var result = Table.create("Pivot: " + names.get(0) + " x " + names.get(1));
        result.addColumns(Rows.gather(long1.column(0), first, long1.column(0).name()));
        cells.forEach(result::addColumns);
        return result;
    }

    private static void add(List<String> all, String text) {
        if (!all.contains(text)) {
            all.add(text);
        }
    }
}
