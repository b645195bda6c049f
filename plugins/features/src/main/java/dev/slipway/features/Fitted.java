package dev.slipway.features;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// What a preparation learnt, with the rows it was learnt from: an artifact that does the same to other rows, in a
/// later step or another kernel. Immutable.
public final class Fitted implements Shown {
    private final Origin origin;
    private final List<Rule> rules;

    Fitted(Origin origin, List<Rule> rules) {
        this.origin = origin;
        this.rules = List.copyOf(rules);
    }

    /// Returns the rows with the columns changed, in a new table.
    ///
    /// @throws IllegalArgumentException if a column is not there or of another type, or a category is refused
    public Table apply(Table rows) {
        return apply(rules, rows);
    }

    /// Returns the part with its columns changed; it remembers by what.
    ///
    /// @throws IllegalArgumentException as for a table
    public Part apply(Part part) {
        return part.with(this);
    }

    /// Returns the split with the columns of each part changed.
    ///
    /// @throws IllegalArgumentException as for a table
    public Split apply(Split parts) {
        return parts.each(part -> part.with(this));
    }

    static Table apply(List<Rule> rules, Table rows) {
        var table = rows.copy();
        for (var rule : rules) {
            var before = Cells.column(table, rule.column());
            var columns = new ArrayList<Column<?>>();
            for (var column : table.columns()) {
                columns.addAll(column.name().equals(before.name()) ? rule.apply(before) : List.of(column));
            }
            table = Table.create(Cells.title(rows), distinct(columns).toArray(Column<?>[]::new));
        }
        return table;
    }

    private static List<Column<?>> distinct(List<Column<?>> columns) {
        var names = new HashSet<String>();
        for (var column : columns) {
            if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("there would be two columns named " + column.name()
                        + ". Rename the one that is there already.");
            }
        }
        return columns;
    }

    Origin origin() {
        return origin;
    }

    List<Rule> rules() {
        return rules;
    }

    @Override
    public String headline() {
        return "Fitted on " + origin.words();
    }

    @Override
    public List<List<String>> lines() {
        var lines = new ArrayList<List<String>>();
        lines.add(List.of("column", "what is done"));
        rules.forEach(rule -> lines.add(List.of(rule.column(), rule.words())));
        return lines;
    }

    @Override
    public String footnote() {
        return "";
    }

    @Override
    public String toString() {
        return Shown.text(this);
    }
}
