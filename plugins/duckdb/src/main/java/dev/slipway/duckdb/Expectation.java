package dev.slipway.duckdb;

import dev.slipway.api.Notebook;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/// Conditions that a table is to meet, each checked at once: `expect(flights).notNull("origin").inRange("delay", -60,
/// 1440)`.
///
/// One that does not hold shows the offending rows and throws, so that a step fails before the next begins. Missing
/// values break `notNull` only. Immutable.
public final class Expectation {
    private static final int SHOWN = 10;

    private final Table table;

    Expectation(Table table) {
        this.table = table;
    }

    /// Expects no missing value in these columns; in none at all if none is named.
    ///
    /// @throws ExpectationException if there is one
    public Expectation notNull(String... columns) {
        for (var column : columns.length == 0 ? table.columnNames() : Arrays.asList(columns)) {
            check("notNull(" + column + ")", Rows.name(table, column) + " IS NOT NULL");
        }
        return this;
    }

    /// Expects no two rows with the same values in these columns.
    ///
    /// @throws ExpectationException if there are
    public Expectation unique(String... columns) {
        if (columns.length == 0) {
            throw new IllegalArgumentException("name at least one column that is to be unique.");
        }
        var by = Arrays.stream(columns).map(column -> Rows.name(table, column)).collect(Collectors.joining(", "));
        breaking(
                "unique(" + String.join(", ", columns) + ")",
                "SELECT slipway_row FROM t QUALIFY count(*) OVER (PARTITION BY " + by + ") > 1 ORDER BY slipway_row");
        return this;
    }

    /// Expects values from `least` to `most`, both included.
    ///
    /// @throws ExpectationException if one lies outside
    public Expectation inRange(String column, double least, double most) {
        var name = Rows.name(table, column);
        check(
                "inRange(" + column + ", " + plain(least) + ", " + plain(most) + ")",
                name + " BETWEEN " + Literals.of("least", least) + " AND " + Literals.of("most", most));
        return this;
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }

    /// Expects what another table, such as last month's, was seen to hold: its columns and types, missing cells only
    /// where it has some, its ranges, and its texts where they are few. Further columns are no fault.
    ///
    /// @throws ExpectationException if it does not hold
    public Expectation like(Table other) {
        return like(Contract.of(other));
    }

    /// Expects what a contract says.
    ///
    /// @throws ExpectationException if it does not hold
    public Expectation like(Contract contract) {
        contract.check(table, this);
        return this;
    }

    void between(String column, Object least, Object most) {
        check(
                "between(" + column + ", " + least + ", " + most + ")",
                Rows.name(table, column) + " BETWEEN " + Literals.of("least", least) + " AND "
                        + Literals.of("most", most));
    }

    /// Expects values of this set.
    ///
    /// @throws ExpectationException if there is another
    public Expectation inSet(String column, Object... values) {
        var set = values.length == 1 && values[0] instanceof Collection<?> all ? List.copyOf(all) : List.of(values);
        var list = set.stream().map(value -> Literals.of(column, value)).collect(Collectors.joining(", "));
        check(
                "inSet(" + column + ", " + set + ")",
                list.isEmpty() ? "false" : Rows.name(table, column) + " IN (" + list + ")");
        return this;
    }

    /// Expects texts that match a regular expression as a whole. Source: RE2's syntax.
    ///
    /// @throws ExpectationException if one does not
    public Expectation matches(String column, String pattern) {
        check(
                "matches(" + column + ", " + pattern + ")",
                "regexp_full_match(" + Rows.name(table, column) + "::VARCHAR, " + Literals.text(pattern) + ")");
        return this;
    }

    /// Expects a number of rows from `least` to `most`, both included.
    ///
    /// @throws ExpectationException if there are more or fewer
    public Expectation rowCount(long least, long most) {
        if (table.rowCount() < least || table.rowCount() > most) {
            throw new ExpectationException(
                    "the table breaks rowCount(" + least + ", " + most + "): it has " + counted(table.rowCount()) + ".",
                    table.emptyCopy());
        }
        return this;
    }

    /// Expects that an SQL expression over the columns holds in every row: `holds("arrival after departure", "arrival >
    /// departure")`.
    ///
    /// @throws ExpectationException if it does not in one
    public Expectation holds(String words, String condition) {
        check(words, condition);
        return this;
    }

    private void check(String condition, String sql) {
        breaking(condition, "SELECT slipway_row FROM t WHERE NOT (" + sql + "\n) ORDER BY slipway_row");
    }

    private void breaking(String condition, String query) {
        var rows = Rows.numbers(asked(condition, query), 0);
        if (rows.length == 0) {
            return;
        }
        var offending = Table.create(
                condition,
                table.columns().stream()
                        .map(column -> Rows.gather(column, rows, column.name()))
                        .toArray(tech.tablesaw.columns.Column<?>[]::new));
        var numbers = Arrays.stream(rows)
                .limit(SHOWN)
                .mapToObj(row -> String.valueOf(row + 1))
                .collect(Collectors.joining(", "));
        show(offending);
        throw new ExpectationException(
                rows.length + " of " + counted(table.rowCount()) + " " + (rows.length == 1 ? "breaks " : "break ")
                        + condition + ": row " + numbers + (rows.length > SHOWN ? ", …" : "") + ".\n"
                        + offending.first(SHOWN).print(),
                offending);
    }

    private Table asked(String condition, String query) {
        try {
            return Sql.empty().numbered("t", table).run(query);
        } catch (SqlException e) {
            var first = e.getMessage().lines().findFirst().orElse("");
            throw new SqlException("the condition " + condition + " is not one that can be asked: " + first, e);
        }
    }

    private static void show(Table offending) {
        try {
            Notebook.display(offending);
        } catch (IllegalStateException e) {
            // no cell runs here: the exception has the rows
        }
    }

    private static String counted(int rows) {
        return String.format(java.util.Locale.ROOT, "%,d row%s", rows, rows == 1 ? "" : "s");
    }
}
