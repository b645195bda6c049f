package dev.slipway.duckdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// What a table was seen to hold, for other tables to meet: `expect(june).like(Contract.of(may))`. Immutable.
///
/// @param columns in the table's order; copied
public record Contract(List<Term> columns) {
    private static final int MOST_CATEGORIES = 50;
    private static final int ROWS_A_CATEGORY = 3;

    public Contract {
        columns = List.copyOf(columns);
    }

    /// What one column was seen to hold.
    ///
    /// @param type as Tablesaw calls it
    /// @param hasMissing whether a cell was missing
    /// @param least the least number or time; null of other columns, and where all cells are missing
    /// @param most the largest one, likewise
    /// @param categories the texts, sorted; empty if they are many, or it is no column of texts; copied
    public record Term(
            String name,
            String type,
            boolean hasMissing,
            @Nullable Object least,
            @Nullable Object most,
            List<String> categories) {
        public Term {
            categories = List.copyOf(categories);
        }
    }

    /// Returns what `table` holds: columns, types, missing cells, ranges, and the texts of columns that have few.
    public static Contract of(Table table) {
        return new Contract(table.columns().stream().map(Contract::term).toList());
    }

    private static Term term(Column<?> column) {
        boolean hasRange = !(column instanceof StringColumn || column instanceof BooleanColumn);
        Object least = null;
        Object most = null;
        for (int row = 0; row < column.size() && hasRange; row++) {
            if (!column.isMissing(row)) {
                var cell = column.get(row);
                least = least == null || compare(cell, least) < 0 ? cell : least;
                most = most == null || compare(cell, most) > 0 ? cell : most;
            }
        }
        return new Term(
                column.name(),
                column.type().name(),
                column.countMissing() > 0,
                least,
                most,
                column instanceof StringColumn texts ? categories(texts) : List.of());
    }

    @SuppressWarnings("unchecked") // the cells of a column are of one class
    private static int compare(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }

    private static List<String> categories(StringColumn texts) {
        Set<String> found = new TreeSet<>();
        for (int row = 0; row < texts.size() && found.size() <= MOST_CATEGORIES; row++) {
            if (!texts.isMissing(row)) {
                found.add(texts.get(row));
            }
        }
        boolean isFew = found.size() <= MOST_CATEGORIES && found.size() * ROWS_A_CATEGORY <= texts.size();
        return isFew ? List.copyOf(found) : List.of();
    }

    /// Returns the contract with the ranges of numbers wider by `share` of their span on each side: 0.1 is a tenth.
    public Contract widened(double share) {
        var wider = new ArrayList<Term>();
        for (var term : columns) {
            boolean isNumber = term.least() instanceof Number && term.most() instanceof Number;
            wider.add(isNumber ? widened(term, number(term.least()), number(term.most()), share) : term);
        }
        return new Contract(wider);
    }

    private static double number(@Nullable Object bound) {
        return bound instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static Term widened(Term term, double least, double most, double share) {
        double more = share * (most - least);
        return new Term(term.name(), term.type(), term.hasMissing(), least - more, most + more, term.categories());
    }

    /// Returns the contract as a table: one row for each column.
    public Table table() {
        var names = StringColumn.create("column");
        var types = StringColumn.create("type");
        var missing = BooleanColumn.create("missing");
        var least = StringColumn.create("least");
        var most = StringColumn.create("most");
        var categories = StringColumn.create("values");
        for (var term : columns) {
            names.append(term.name());
            types.append(term.type());
            missing.append(term.hasMissing());
            least.append(term.least() == null ? "" : term.least().toString());
            most.append(term.most() == null ? "" : term.most().toString());
            categories.append(String.join(", ", term.categories()));
        }
        return Table.create("contract", names, types, missing, least, most, categories);
    }

    /// Checks a table, the simplest condition first.
    void check(Table table, Expectation expectation) {
        for (var term : columns) {
            var column = table.columns().stream()
                    .filter(one -> one.name().equalsIgnoreCase(term.name()))
                    .findFirst();
            var wanted = "the contract has " + term.name() + " " + term.type() + ", and the table has ";
            if (column.isEmpty()) {
                throw new ExpectationException(
                        wanted + "no such column: " + String.join(", ", table.columnNames()) + ".", table.emptyCopy());
            }
            var type = column.get().type().name();
            if (!type.equals(term.type())) {
                throw new ExpectationException(wanted + "it as " + type + ".", table.emptyCopy());
            }
        }
        for (var term : columns) {
            if (!term.hasMissing()) {
                expectation.notNull(term.name());
            }
            if (term.least() != null && term.most() != null) {
                expectation.between(term.name(), term.least(), term.most());
            }
            if (!term.categories().isEmpty()) {
                expectation.inSet(term.name(), term.categories());
            }
        }
    }

    @Override
    public String toString() {
        return table().print();
    }
}
